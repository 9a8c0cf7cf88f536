import type { Instant } from '@zongheng/core/calendar';
import { and, type Database, sql, toStatement } from '../../platform/database/index.ts';
import { conditionsOf, type MessageFilter, resendable } from './filter.ts';
import { LISTED, type ListedRow } from './rows.ts';

export type MessageCursor = readonly [dueAt: string, id: string];

export type MessageList = {
  /** One more than asked for, if there are more. */
  readonly rows: readonly ListedRow[];
  readonly total: number;
  readonly resendable: number;
};

/** What is open stands oldest first, as it has to be worked off; what is done newest first, to be looked up. */
export function isOldestFirst(filter: MessageFilter): boolean {
  return filter.state !== 'stored' && filter.state !== 'any';
}

/** Messages by filter; rows and counts from one snapshot, so that they agree. */
export async function listMessages(
  db: Database,
  filter: MessageFilter,
  page: { readonly after?: MessageCursor | undefined; readonly limit: number },
  now: Instant,
): Promise<MessageList> {
  const where = and(conditionsOf(filter, now));
  const oldestFirst = isOldestFirst(filter);
  const order = oldestFirst ? sql`m.due_at, m.id` : sql`m.id DESC`;
  const after =
    page.after === undefined
      ? sql``
      : oldestFirst
        ? sql`AND (m.due_at, m.id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
        : sql`AND m.id < ${page.after[1]}::uuid`;
  // The page is cut before children are counted: a flow may have ten thousand.
  const rows = sql`SELECT ${LISTED} FROM (
      SELECT * FROM national.messages m WHERE ${where} ${after} ORDER BY ${order} LIMIT ${page.limit + 1}
    ) m ORDER BY ${order}`;
  const counts = sql`SELECT count(*)::int AS total, count(*) FILTER (WHERE ${resendable})::int AS resendable
    FROM national.messages m WHERE ${where}`;
  return db.transaction(
    async (tx) => {
      const [found, [counted]] = await Promise.all([
        tx.read<ListedRow>(toStatement('national_list', rows)),
        tx.read<{ total: number; resendable: number }>(toStatement('national_list_counts', counts)),
      ]);
      if (!counted) throw new Error('a count without a row');
      return { rows: found, ...counted };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
