import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { nationalMessageQuery } from '../../api/national.ts';
import { useSession } from '../../api/session.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { MessageAdvice } from './message-advice.tsx';
import { MessageHistory } from './message-history.tsx';
import { MessageLight } from './message-light.tsx';
import { MessagePayload } from './message-payload.tsx';
import { MessageStanding } from './message-standing.tsx';
import { MessageState } from './message-state.tsx';
import { MessageTies } from './message-ties.tsx';
import { NationalTabs } from './national-tabs.tsx';
import { useAskResend } from './use-ask-resend.tsx';

const route = getRouteApi('/$face/national/messages/$messageId');

/** One message: what it is, where it stands, why, what to do about it, what it says, what befell it. */
export function NationalMessagePage() {
  const { face, messageId } = route.useParams();
  const { seat } = useSession();
  const { data } = useSuspenseQuery(nationalMessageQuery(messageId));
  const resend = useAskResend(() => {});
  const ask =
    data.mayResend && seat.role === 'operator' && !data.resending ? (
      <Button type="primary" onClick={() => resend.askSome([data])}>
        重新报送
      </Button>
    ) : null;
  return (
    <>
      <PageHead
        title={`${data.retract ? '撤销：' : ''}${data.title}`}
        crumbs={
          <>
            <Link to="/$face/national" params={{ face }}>
              国家平台报送
            </Link>
            <span aria-hidden="true">/</span>
            <Link to="/$face/national/messages" params={{ face }}>
              报文
            </Link>
          </>
        }
        meta={
          <>
            <span>{data.subject}</span>
            <span>{data.city.name}</span>
            <MessageState row={data} />
            {data.light === 'done' ? null : <MessageLight row={data} />}
          </>
        }
        actions={ask}
      />
      <NationalTabs />
      <div className="stack">
        <MessageAdvice message={data} />
        <div className="message-columns">
          <MessageStanding message={data} />
          <MessageTies message={data} />
        </div>
        <MessagePayload key={data.id} message={data} />
        <MessageHistory message={data} />
      </div>
      {resend.dialog}
    </>
  );
}
