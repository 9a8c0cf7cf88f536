import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { executeOrder, type OrderDeps } from './execute.ts';

const BATCH = 200;

/**
 * Takes every order that stayed unanswered past its reply date one level up. Each level hears once, for the fact
 * that tells it moves the order on: run twice, or by two processes, it finds nothing left. One order that cannot be
 * taken up keeps none of the others from it; its error is thrown at the end.
 */
export async function escalateOrders(deps: OrderDeps): Promise<number> {
  const now = formatInstant(deps.clock.now() as Instant);
  const failures: unknown[] = [];
  let escalated = 0;
  let after = ['1970-01-01T00:00:00.000Z', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const due = await deps.database.read<{ id: string; escalate_at: string }>({
      name: 'orders_to_escalate',
      text: `SELECT id, escalate_at FROM supervision.orders
             WHERE escalate_at <= $1 AND (escalate_at, id) > ($2::timestamptz, $3::uuid)
             ORDER BY escalate_at, id LIMIT ${BATCH}`,
      values: [now, ...after],
    });
    for (const { id } of due) {
      const how = { actor: { system: 'orders' }, channel: 'timer' } as const;
      const done = await executeOrder(deps, id, { type: 'escalate' }, how).catch((error: unknown) => {
        failures.push(error);
        return null;
      });
      if (done?.ok) escalated += 1;
    }
    const last = due.at(-1);
    if (due.length < BATCH || !last) break;
    after = [last.escalate_at, last.id];
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} orders were not escalated`);
  return escalated;
}
