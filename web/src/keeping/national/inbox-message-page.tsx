import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { inboxMessageQuery } from '../../api/downward.ts';
import { tableTime } from '../../lib/format.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { InboxStateWord } from './inbox-state.tsx';
import { NationalTabs } from './national-tabs.tsx';
import { RetakeForm } from './retake-form.tsx';
import './inbox.css';

const route = getRouteApi('/$face/national/inbox/$messageId');

/** One message that came down: what became of it, why, how to mend it, and its full text. */
export function NationalInboxMessagePage() {
  const { face, messageId } = route.useParams();
  const { data } = useSuspenseQuery(inboxMessageQuery(messageId));
  return (
    <>
      <PageHead
        title={data.kind.name}
        crumbs={
          <Link to="/$face/national/inbox" params={{ face }}>
            下行
          </Link>
        }
        meta={
          <>
            <span>{data.subject}</span>
            <span>
              {data.way.name}，{tableTime(data.receivedAt)} 收到
            </span>
            <InboxStateWord state={data.state.code} />
          </>
        }
      />
      <NationalTabs />
      <div className="stack">
        {data.reason ? (
          <section className="panel" aria-labelledby="inbox-reason">
            <h2 id="inbox-reason">{data.state.code === 'received' ? '在等什么' : '原因'}</h2>
            <p>{data.reason}</p>
          </section>
        ) : null}
        {data.fix ? (
          <section className="panel" aria-labelledby="inbox-fix">
            <h2 id="inbox-fix">人工补充{data.fixedBy ? `（${data.fixedBy}）` : ''}</h2>
            <pre className="message-raw">{JSON.stringify(data.fix, null, 2)}</pre>
          </section>
        ) : null}
        {data.mayRetake ? <RetakeForm key={data.id} message={data} /> : null}
        <section className="panel" aria-labelledby="inbox-body">
          <h2 id="inbox-body">报文全文</h2>
          <pre className="message-raw">{JSON.stringify(data.body, null, 2)}</pre>
        </section>
      </div>
    </>
  );
}
