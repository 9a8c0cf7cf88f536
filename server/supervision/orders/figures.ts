import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Actor } from '../../identity/index.ts';
import { type Database, raw, sql, toStatement } from '../../platform/database/index.ts';
import { lightOf, orderScope } from './list.ts';
import type { OrderFiguresView } from './schema.ts';

type Figures = OrderFiguresView['total'];

/**
 * How orders stand, by city or by body, for what a seat may read. Every order counts once as issued and once in its
 * state; overdue and escalated are looked at across the states that are not closed.
 */
export async function orderFigures(
  deps: { readonly database: Database; readonly catalogue: Catalogue },
  actor: Actor,
  by: 'city' | 'body',
  now: Instant,
): Promise<OrderFiguresView> {
  const moment = formatInstant(now);
  const key = raw(by === 'city' ? 'o.home' : 'o.body_id');
  const rows = await deps.database.read<Figures & { code: string }>(
    toStatement(
      'orders_figures',
      sql`SELECT ${key} AS code, count(*)::int AS issued,
        count(*) FILTER (WHERE o.status IN ('open', 'returned'))::int AS open,
        count(*) FILTER (WHERE o.status = 'answered')::int AS answered,
        count(*) FILTER (WHERE ${lightOf(moment)} = 'overdue')::int AS overdue,
        count(*) FILTER (WHERE o.status NOT IN ('accepted', 'withdrawn') AND cardinality(o.escalated_to) > 0)::int
          AS escalated,
        count(*) FILTER (WHERE o.status = 'accepted')::int AS accepted,
        count(*) FILTER (WHERE o.status = 'withdrawn')::int AS withdrawn
        FROM supervision.orders o WHERE ${orderScope(actor)} GROUP BY 1 ORDER BY 1`,
    ),
  );
  const nameOf = (code: string) =>
    (by === 'city' ? deps.catalogue.division(code)?.name : deps.catalogue.body(code)?.name) ?? code;
  const total: Figures = {
    issued: 0,
    open: 0,
    answered: 0,
    overdue: 0,
    escalated: 0,
    accepted: 0,
    withdrawn: 0,
  };
  for (const row of rows)
    for (const name of Object.keys(total) as (keyof Figures)[]) total[name] += row[name];
  return { asOf: moment, rows: rows.map((row) => ({ ...row, name: nameOf(row.code) })), total };
}
