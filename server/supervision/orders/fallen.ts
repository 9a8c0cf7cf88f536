import type { Result } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import { executeOrder, type OrderDeps, type OrderExecution } from './execute.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { OrderRow } from './store.ts';

/** An open order on a clock that is no longer over. */
export type FallenGrounds = {
  readonly id: string;
  /** Due moment the order was issued for. */
  readonly oldDueAt: string;
  /** As it stands now; null while the clock is stopped, or ended in time. */
  readonly newDueAt: string | null;
};

/**
 * Open orders whose clock turned out not to be over: a calendar that changed, a suspension or a decision told late. A
 * clock that merely ended late keeps its order: what was late stays late.
 */
export function ordersWithFallenGrounds(
  db: Pick<Database, 'read'>,
  now: Instant,
  limit = 200,
): Promise<FallenGrounds[]> {
  return db.read<FallenGrounds>({
    name: 'orders_fallen',
    text: `SELECT o.id, o.state->'grounds'->>'dueAt' AS "oldDueAt", d.due AS "newDueAt"
           FROM supervision.orders o
           JOIN casework.clocks k ON k.id = o.case_id AND k.home = o.home AND k.kind = o.state->'grounds'->>'clock'
           CROSS JOIN LATERAL (SELECT CASE o.state->'grounds'->>'rung' WHEN 'statute' THEN k.statutory_due_at
             ELSE k.due_at END AS due) d
           WHERE o.status NOT IN ('accepted', 'withdrawn') AND o.state->'grounds'->>'kind' = 'clock'
             AND CASE k.state WHEN 'running' THEN d.due > $1::timestamptz ELSE NOT k.over
               AND o.state->'grounds'->>'rung' <> 'statute' END
           ORDER BY o.issued_at, o.id LIMIT $2`,
    values: [formatInstant(now), limit],
  });
}

/** Withdraws an order whose grounds fell away, by the platform itself; the reason stays to be read. */
export function withdrawOrder(
  deps: OrderDeps,
  orderId: string,
  reason: string,
  how: Partial<OrderExecution> = {},
): Promise<Result<OrderRow>> {
  return executeOrder(
    deps,
    orderId,
    { type: 'withdraw', cause: 'grounds-fell', reason },
    { actor: { system: 'orders' }, channel: 'timer', ...how },
  );
}

/** Withdraws every open order whose grounds fell away; returns how many. Safe twice. */
export async function withdrawFallen(deps: OrderDeps): Promise<number> {
  const now = deps.clock.now() as Instant;
  let withdrawn = 0;
  for (const { id, oldDueAt, newDueAt } of await ordersWithFallenGrounds(deps.database, now)) {
    const reason = say.fellBecause(lastDay(oldDueAt), newDueAt === null ? null : lastDay(newDueAt));
    if ((await withdrawOrder(deps, id, reason)).ok) withdrawn += 1;
  }
  return withdrawn;
}

/** A due moment is the first that is too late: the day before it is the last in time. */
function lastDay(dueAt: string): string {
  return formatDay(dayOf((instantFromText(dueAt) - 1) as Instant));
}
