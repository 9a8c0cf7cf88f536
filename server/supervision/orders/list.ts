import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Actor } from '../../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../../platform/database/index.ts';
import { likePattern } from '../../platform/search/index.ts';
import { ORDER_COLUMNS, type OrderRow } from './store.ts';

export const ORDER_BOXES = ['to-answer', 'to-review', 'escalated', 'issued', 'open', 'all'] as const;
export type OrderBox = (typeof ORDER_BOXES)[number];

export const ORDER_LIGHTS = ['normal', 'warning', 'overdue', 'done'] as const;
export type OrderLight = (typeof ORDER_LIGHTS)[number];

export type OrderFilter = {
  readonly box: OrderBox;
  readonly status?: string | undefined;
  readonly light?: OrderLight | undefined;
  readonly city?: string | undefined;
  readonly body?: string | undefined;
  readonly situation?: string | undefined;
  readonly projectId?: string | undefined;
  readonly caseId?: string | undefined;
  readonly q?: string | undefined;
};

/** An order with the names that stand in other rooms. */
export type ListedOrder = OrderRow & {
  readonly project_name: string | null;
  readonly project_code: string | null;
  readonly case_number: string | null;
  readonly item_name: string | null;
  readonly person_name: string;
  readonly light: OrderLight;
  readonly sort_at: string;
};

const FROM = raw(`supervision.orders o
  LEFT JOIN projects.projects p ON p.id = o.project_id AND p.home = o.home
  LEFT JOIN casework.cases c ON c.id = o.case_id AND c.home = o.home
  JOIN identity.persons n ON n.id = o.person_id`);

/** Orders a seat sees, due first while they wait and newest first else; rows, total and box counts of one snapshot. */
export async function listOrders(
  db: Database,
  actor: Actor,
  filter: OrderFilter & { readonly after?: readonly [string, string] | undefined; readonly limit: number },
  now: Instant,
): Promise<{
  readonly rows: readonly ListedOrder[];
  readonly total: number;
  readonly counts: Readonly<Record<OrderBox, number>>;
}> {
  const moment = formatInstant(now);
  const narrowed = and([orderScope(actor), ...filtersOf(filter, moment)]);
  const inBox = and([narrowed, boxOf(filter.box, actor)]);
  const dueFirst = filter.box === 'to-answer' || filter.box === 'open' || filter.box === 'escalated';
  const sortAt = raw(dueFirst ? 'o.reply_due_at' : 'o.issued_at');
  const after = filter.after
    ? sql`AND (${sortAt}, o.id) ${raw(dueFirst ? '>' : '<')} (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
    : sql``;
  const way = raw(dueFirst ? '' : 'DESC');
  const rows = sql`${select(moment, sortAt)} WHERE ${inBox} ${after}
    ORDER BY ${sortAt} ${way}, o.id ${way} LIMIT ${filter.limit + 1}`;
  const count = (box: OrderBox) => sql`count(*) FILTER (WHERE ${boxOf(box, actor)})::int`;
  const counts = sql`SELECT ${count('to-answer')} AS "to-answer", ${count('to-review')} AS "to-review",
    ${count('escalated')} AS escalated, ${count('issued')} AS issued, ${count('open')} AS open, ${count('all')} AS "all"
    FROM ${FROM} WHERE ${narrowed}`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<ListedOrder>(toStatement('orders_list', rows)),
        tx.read<Record<OrderBox, number>>(toStatement('orders_counts', counts)),
      ]);
      const [all] = counted;
      if (!all) throw new Error('a count without a row');
      return { rows: found, total: all[filter.box], counts: all };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** One order as lists show it; the caller's policy decides whether it may be seen. */
export async function findListed(
  db: Pick<Database, 'read'>,
  id: string,
  now: Instant,
): Promise<ListedOrder | undefined> {
  const one = sql`${select(formatInstant(now), raw('o.issued_at'))} WHERE o.id = ${id}`;
  const [row] = await db.read<ListedOrder>(toStatement('orders_one', one));
  return row;
}

function select(moment: string, sortAt: Fragment): Fragment {
  return sql`SELECT ${raw(ORDER_COLUMNS)}, p.name AS project_name, p.code AS project_code, c.number AS case_number,
    c.item_name, n.name AS person_name, ${lightOf(moment)} AS light, ${sortAt} AS sort_at FROM ${FROM}`;
}

/** Red stays red until the order is closed: an answer that came too late does not make it green again. */
export function lightOf(moment: string): Fragment {
  return sql`CASE WHEN o.status IN ('accepted', 'withdrawn') THEN 'done'
    WHEN o.late OR (o.status IN ('open', 'returned') AND o.reply_due_at <= ${moment}::timestamptz) THEN 'overdue'
    WHEN o.status IN ('open', 'returned') AND o.warn_at <= ${moment}::timestamptz THEN 'warning'
    ELSE 'normal' END`;
}

/** Orders a seat may read: the same rule as `mayReadOrder`. */
export function orderScope(actor: Actor): Fragment {
  const { role, body, division } = actor.seat;
  if (role === 'supervisor' || role === 'leader') {
    return division === null ? sql`true` : sql`o.divisions @> ARRAY[${division.code}]::text[]`;
  }
  const mine = sql`o.person_id = ${actor.personId}::uuid`;
  const reaches = division === null ? sql`true` : sql`o.divisions @> ARRAY[${division.code}]::text[]`;
  const seen = role === 'case-approver' ? sql`(${mine} OR ${reaches})` : mine;
  return sql`o.body_id = ${body?.id ?? ''} AND ${seen}`;
}

function boxOf(box: OrderBox, actor: Actor): Fragment {
  const { role, division } = actor.seat;
  switch (box) {
    case 'to-answer':
      return role === 'supervisor'
        ? sql`false`
        : role === 'leader'
          ? sql`o.status IN ('open', 'returned') AND o.person_id = ${actor.personId}::uuid`
          : sql`o.status IN ('open', 'returned')`;
    case 'to-review':
      return sql`o.status = 'answered'`;
    case 'escalated':
      return division === null
        ? sql`o.status NOT IN ('accepted', 'withdrawn') AND cardinality(o.escalated_to) > 0`
        : sql`o.status NOT IN ('accepted', 'withdrawn') AND ${division.code} = ANY(o.escalated_to)`;
    case 'issued':
      return division === null ? sql`NOT o.by_rule` : sql`o.issuer_division = ${division.code}`;
    case 'open':
      return sql`o.status NOT IN ('accepted', 'withdrawn')`;
    case 'all':
      return sql`true`;
  }
}

export function filtersOf(filter: Omit<OrderFilter, 'box'>, moment: string): Fragment[] {
  const conditions: Fragment[] = [];
  const { status, light, city, body, situation, projectId, caseId, q } = filter;
  if (status !== undefined) conditions.push(sql`o.status = ${status}`);
  if (light !== undefined) conditions.push(sql`${lightOf(moment)} = ${light}`);
  if (city !== undefined) conditions.push(sql`o.home = ${city}`);
  if (body !== undefined) conditions.push(sql`o.body_id = ${body}`);
  if (situation !== undefined) conditions.push(sql`o.situation = ${situation}`);
  if (projectId !== undefined) conditions.push(sql`o.project_id = ${projectId}::uuid`);
  if (caseId !== undefined) conditions.push(sql`o.case_id = ${caseId}::uuid`);
  if (q !== undefined) {
    const like = likePattern(q);
    conditions.push(sql`(o.number ILIKE ${like} OR p.name ILIKE ${like} OR c.number ILIKE ${like})`);
  }
  return conditions;
}
