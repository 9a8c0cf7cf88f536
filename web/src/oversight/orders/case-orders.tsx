import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { ordersOfCaseQuery } from '../../api/orders.ts';
import { useSession } from '../../api/session.ts';
import type { CaseDetail } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { isLate, subjectOf } from './order-about-case.tsx';
import { OrderLight } from './order-light.tsx';

/** The orders about a case that the reader may see, and for supervisors the way to issue one. */
export function CaseOrders({ detail }: { detail: CaseDetail }) {
  const { seat } = useSession();
  // Project units have no part in orders.
  return seat.role === 'unit-member' ? null : <Orders detail={detail} />;
}

function Orders({ detail }: { detail: CaseDetail }) {
  const face = useFace();
  const { seat } = useSession();
  const [issuing, setIssuing] = useState(false);
  const query = useQuery(ordersOfCaseQuery(detail.id));
  const rows = query.data?.rows ?? [];
  const issues = seat.role === 'supervisor';
  if (rows.length === 0 && !issues) return null;
  return (
    <section className="panel stack-tight no-print" aria-label="督办单">
      <div className="row">
        <h2>督办单</h2>
        {issues ? (
          <Button size="small" type={isLate(detail) ? 'primary' : 'default'} onClick={() => setIssuing(true)}>
            下达督办单
          </Button>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <p className="soft">这个办件没有督办单。</p>
      ) : (
        <ul className="order-list">
          {rows.map((order) => (
            <li key={order.id}>
              <Link to="/$face/orders/$orderId" params={{ face, orderId: order.id }}>
                {order.number}
              </Link>
              <span>{order.status.name}</span>
              <OrderLight order={order} />
            </li>
          ))}
        </ul>
      )}
      {issuing ? <IssueDialog subject={subjectOf(detail)} onClose={() => setIssuing(false)} /> : null}
    </section>
  );
}
