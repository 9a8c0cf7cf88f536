import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { orderQuery } from '../../api/orders.ts';
import { tableTime } from '../../lib/format.ts';
import { FileLinks } from '../../ui/file-links.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderDocument } from './order-document.tsx';
import { OrderLight } from './order-light.tsx';
import { ReplyExplanation } from './reply-explanation.tsx';
import './orders.css';

const route = getRouteApi('/$face/orders/$orderId');

/** One order: its words as a document, the answer, what was done with it, and what the reader may do now. */
export function OrderPage() {
  const { face, orderId } = route.useParams();
  const { data: order } = useSuspenseQuery(orderQuery(orderId));
  const [explaining, setExplaining] = useState(false);
  return (
    <div className="order-page stack">
      <PageHead
        title={order.number}
        crumbs={
          <Link to="/$face/orders" params={{ face }}>
            督办单
          </Link>
        }
        meta={
          <>
            <strong>{order.status.name}</strong>
            <button
              type="button"
              className="link-button"
              aria-haspopup="dialog"
              title="查看答复期限是怎样算出来的"
              onClick={() => setExplaining(true)}
            >
              <OrderLight order={order} />
              <span className="visually-hidden">，查看期限说明</span>
            </button>
            {order.byRule ? <span>按规则自动下达</span> : null}
          </>
        }
        actions={<Button onClick={() => window.print()}>打印</Button>}
      />
      <OrderActions order={order} />
      <div className="order-columns">
        <OrderDocument order={order} />
        <div className="stack no-print">
          {order.status.code === 'withdrawn' ? (
            <section className="panel" aria-labelledby="order-withdrawn">
              <h2 id="order-withdrawn">撤销理由</h2>
              <p className="order-text">{order.withdrawal ?? '（已删除）'}</p>
            </section>
          ) : null}
          {order.instruction === null ? null : (
            <section className="panel" aria-labelledby="order-instruction">
              <h2 id="order-instruction">领导批示</h2>
              <p className="order-text">{order.instruction}</p>
            </section>
          )}
          {order.answer === null ? null : (
            <section className="panel stack-tight" aria-labelledby="order-answer">
              <h2 id="order-answer">答复</h2>
              <p className="order-text">{order.answer}</p>
              {order.files.length > 0 ? <FileLinks files={order.files} /> : null}
              {order.answeredAt === null ? null : <p className="soft">{tableTime(order.answeredAt)} 答复</p>}
              {order.status.code === 'returned' ? (
                <p>
                  <span className="strong">退回：</span>
                  <span className="order-text">{order.reason}</span>
                </p>
              ) : null}
            </section>
          )}
          <section className="panel" aria-labelledby="order-about">
            <h2 id="order-about">相关</h2>
            <ul className="order-list">
              <li>
                <span className="soft">答复人</span>
                <span>
                  {order.body.name} {order.person.name}（{order.person.chosenBy}）
                </span>
              </li>
              {order.projectId === null ? null : (
                <li>
                  <span className="soft">项目</span>
                  <Link
                    to="/$face/projects/$projectId"
                    params={{ face, projectId: order.projectId }}
                    search={{ tab: undefined }}
                  >
                    {order.projectName}
                  </Link>
                </li>
              )}
              {order.caseId === null ? null : (
                <li>
                  <span className="soft">办件</span>
                  <Link
                    to="/$face/cases/$caseId"
                    params={{ face, caseId: order.caseId }}
                    search={{ clock: undefined }}
                  >
                    {order.itemName} {order.caseNumber}
                  </Link>
                </li>
              )}
              {order.escalatedTo.length === 0 ? null : (
                <li>
                  <span className="soft">已上报</span>
                  <span>{order.escalatedTo.map(({ name }) => `${name}领导`).join('、')}</span>
                </li>
              )}
            </ul>
          </section>
          <section className="panel" aria-labelledby="order-history">
            <h2 id="order-history">办理过程</h2>
            <HistoryList history={order.history} />
          </section>
        </div>
      </div>
      {explaining ? <ReplyExplanation order={order} onClose={() => setExplaining(false)} /> : null}
    </div>
  );
}
