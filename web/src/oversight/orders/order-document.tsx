import type { OrderDetail } from '../../api/types.ts';
import { dayOf, longDay } from '../../lib/format.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';

/** The order as an official document: what is printed, sealed and filed. */
export function OrderDocument({ order }: { order: OrderDetail }) {
  const { body, person, issuer, situation, document: named } = order;
  return (
    <article className="order-document" aria-labelledby="order-document-title">
      <h2 id="order-document-title" className="order-document-title">
        督办单
      </h2>
      <p className="order-document-number">{order.number}</p>
      <p className="order-document-to">
        {body.name} {person.name}：
      </p>
      <p className="order-document-text">{order.text ?? '（正文已删除）'}</p>
      <dl className="order-document-facts">
        <dt>督办情形</dt>
        <dd>
          {situation.name}
          {order.grounds.dueDay === null ? null : `（应于${longDay(order.grounds.dueDay)}前完成）`}
        </dd>
        {order.projectName === null ? null : (
          <>
            <dt>所涉项目</dt>
            <dd>
              {order.projectName}
              {order.projectCode === null ? null : `（${order.projectCode}）`}
            </dd>
          </>
        )}
        {order.caseNumber === null ? null : (
          <>
            <dt>所涉办件</dt>
            <dd>
              {order.itemName} <span className="code">{order.caseNumber}</span>
            </dd>
          </>
        )}
        <dt>依据</dt>
        <dd>{order.basis ?? '（已删除）'}</dd>
        <dt>答复期限</dt>
        <dd>
          {longDay(named.replyBy)}（{named.replyDays}个工作日）{named.provisional ? '，暂定' : ''}
        </dd>
      </dl>
      <footer className="order-document-foot">
        <p>{issuer.name}</p>
        <p>{longDay(dayOf(order.issuedAt))}</p>
        <p className="order-document-seal">（印章）</p>
      </footer>
      <p className="order-document-mark">
        <MarkTag mark={order.numberMark} /> <MarkTag mark={order.replyMark} />
      </p>
    </article>
  );
}
