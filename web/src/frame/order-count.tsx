import { useQuery } from '@tanstack/react-query';
import { orderCountsQuery } from '../api/orders.ts';
import type { OrderBox, Role } from '../api/types.ts';

/** What waits for whom: an answer, a review of one, or a word of the leader. */
function boxFor(role: Role): OrderBox {
  if (role === 'supervisor') return 'to-review';
  return role === 'leader' ? 'escalated' : 'to-answer';
}

const words: Partial<Record<OrderBox, string>> = {
  'to-answer': '份待答复',
  'to-review': '份待审核',
  escalated: '份上报',
};

/** How many orders wait for the reader; nothing where none do. */
export function OrderCount({ role }: { role: Role }) {
  const { data } = useQuery(orderCountsQuery);
  const box = boxFor(role);
  const count = data?.[box] ?? 0;
  if (count === 0) return null;
  return (
    <span className="frame-bell-count">
      {count}
      <span className="visually-hidden">{words[box]}</span>
    </span>
  );
}
