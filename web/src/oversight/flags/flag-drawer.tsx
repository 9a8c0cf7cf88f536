import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { flagQuery } from '../../api/flags.ts';
import type { Flag } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { OrderFromFlag } from './order-from-flag.tsx';
import { actionWords, type ReviewType } from './review-words.ts';

type Props = { id: string; onAct: (type: ReviewType, flag: Flag) => void; onClose: () => void };

/** One flag: what was seen, the facts that speak for it, what the body says, what was found. */
export function FlagDrawer({ id, onAct, onClose }: Props) {
  useReturnFocus();
  const face = useFace();
  const query = useQuery(flagQuery(id));
  const flag = query.data;
  return (
    <Drawer open title={flag?.ruleName ?? '疑点'} size="min(680px, 100vw)" onClose={onClose}>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {flag ? (
        <div className="stack">
          <div className="row">
            <Signal signal={flag.severity === 'red' ? 'overdue' : 'warning'} word={flag.severityName} />
            <strong>{flag.stateName}</strong>
            <MarkTag mark={flag.mark} />
          </div>
          <p>{flag.evidence}</p>
          <p className="soft">
            规则：{flag.what}。依据：{flag.basis}
          </p>
          <p>
            <Link to="/$face/cases/$caseId" params={{ face, caseId: flag.caseId }}>
              {flag.itemName} {flag.caseNumber}
            </Link>
            <br />
            {flag.projectName} · {flag.body.name}
            {flag.person ? ` · 经办人 ${flag.person.name}` : ''}
          </p>
          <section>
            <h3>依据的办理记录</h3>
            <ul className="flag-facts">
              {flag.facts.map((fact) => (
                <li key={fact.id}>
                  {fact.name}：{tableTime(fact.happenedAt)}
                  {fact.recordedAt === fact.happenedAt ? '' : `（${tableTime(fact.recordedAt)} 登记）`} ·{' '}
                  {fact.actor}
                </li>
              ))}
            </ul>
          </section>
          {flag.orders.length > 0 ? (
            <section>
              <h3>据此下达的督办单</h3>
              <ul>
                {flag.orders.map((order) => (
                  <li key={order.id}>
                    <Link to="/$face/orders/$orderId" params={{ face, orderId: order.id }}>
                      {order.number}
                    </Link>{' '}
                    · {order.statusName} · {tableTime(order.issuedAt)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          <Said title="机关说明" said={flag.answered} />
          <Said title={flag.state === 'confirmed' ? '核查属实' : '核查排除'} said={flag.reviewed} />
          <div className="row">
            {flag.actions.map((type) => (
              <Button
                key={type}
                type={type === 'explain' ? 'default' : 'primary'}
                onClick={() => onAct(type, flag)}
              >
                {actionWords[type]}
              </Button>
            ))}
            {flag.state === 'confirmed' ? <OrderFromFlag flag={flag} /> : null}
          </div>
        </div>
      ) : null}
    </Drawer>
  );
}

function Said({ title, said }: { title: string; said: Flag['answered'] }) {
  if (!said) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p className="directive-text">{said.text ?? '（已删除）'}</p>
      <p className="soft">
        {said.by} · {tableTime(said.at)}
      </p>
    </section>
  );
}
