import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { nationalOverviewQuery } from '../../api/national.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { CountsTable } from './counts-table.tsx';
import { LineCard } from './line-card.tsx';
import { MessageLight } from './message-light.tsx';
import { MessageState } from './message-state.tsx';
import { NationalTabs } from './national-tabs.tsx';
import { Refusals } from './refusals.tsx';
import { ResendProgress } from './resend-progress.tsx';

/** How reporting stands at a glance: what is down, late or refused, and the list behind every figure. */
export function NationalOverviewPage() {
  const face = useFace();
  const { data } = useSuspenseQuery(nationalOverviewQuery);
  const { oldest } = data;
  return (
    <>
      <PageHead title="国家平台报送" meta={`截至 ${tableTime(data.asOf)}，自动更新`} />
      <NationalTabs />
      <div className="stack">
        <ResendProgress />
        <div className="national-lines">
          {data.lines.map((line) => (
            <LineCard key={line.line} line={line} alarmHours={data.alarmHours} />
          ))}
        </div>
        {oldest ? (
          <p className="national-oldest">
            <span className="soft">最早未入库：</span>
            <Link to="/$face/national/messages/$messageId" params={{ face, messageId: oldest.id }}>
              {oldest.title} {oldest.subject}
            </Link>
            <span className="soft">历时{oldest.age}</span>
            <MessageState row={oldest} />
            <MessageLight row={oldest} />
          </p>
        ) : null}
        <Refusals overview={data} />
        <CountsTable kinds={data.kinds} />
      </div>
    </>
  );
}
