import type { Actor } from '../../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../../platform/database/index.ts';
import { DIRECTIVE_COLUMNS, type DirectiveRow } from './directive-store.ts';
import { INBOX_COLUMNS, type InboxRow, type InboxState } from './store.ts';

type Place = readonly [at: string, id: string];

/** Messages newest first, with one more than asked for if there are more, and counts of each state. */
export async function listInbox(
  db: Database,
  filter: {
    readonly kind?: string | undefined;
    readonly state?: InboxState | undefined;
    readonly after?: Place | undefined;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly InboxRow[]; readonly counts: Readonly<Record<InboxState, number>> }> {
  const ofKind = filter.kind === undefined ? sql`true` : sql`kind = ${filter.kind}`;
  const conditions: Fragment[] = [ofKind];
  if (filter.state !== undefined) conditions.push(sql`state = ${filter.state}`);
  if (filter.after) {
    conditions.push(sql`(received_at, id) < (${filter.after[0]}::timestamptz, ${filter.after[1]})`);
  }
  const rows = sql`SELECT ${raw(INBOX_COLUMNS)} FROM national.inbox WHERE ${and(conditions)}
    ORDER BY received_at DESC, id DESC LIMIT ${filter.limit + 1}`;
  const counts = sql`SELECT count(*) FILTER (WHERE state = 'received')::int AS received,
    count(*) FILTER (WHERE state = 'taken')::int AS taken,
    count(*) FILTER (WHERE state = 'refused')::int AS refused,
    count(*) FILTER (WHERE state = 'duplicate')::int AS duplicate FROM national.inbox WHERE ${ofKind}`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<InboxRow>(toStatement('national_inbox_list', rows)),
        tx.read<Record<InboxState, number>>(toStatement('national_inbox_counts', counts)),
      ]);
      const [all] = counted;
      if (!all) throw new Error('a count without a row');
      return { rows: found, counts: all };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

type Shown = DirectiveRow & { readonly received_at: string };

/** Directives a seat may read, newest first, with one more than asked for if there are more. */
export async function listDirectives(
  db: Database,
  actor: Actor,
  filter: {
    readonly box: 'open' | 'answered' | 'all';
    readonly after?: Place | undefined;
    readonly limit: number;
  },
): Promise<{ readonly rows: readonly Shown[]; readonly total: number }> {
  const { division } = actor.seat;
  const scope =
    division === null ? sql`true` : sql`(project_id IS NULL OR divisions @> ARRAY[${division.code}]::text[])`;
  const box = {
    open: sql`answered_at IS NULL`,
    answered: sql`answered_at IS NOT NULL`,
    all: sql`true`,
  }[filter.box];
  const wanted = and([scope, box]);
  const after = filter.after
    ? sql`AND (received_at, id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
    : sql``;
  const rows = sql`SELECT ${raw(DIRECTIVE_COLUMNS)}, received_at FROM national.directives WHERE ${wanted} ${after}
    ORDER BY received_at DESC, id DESC LIMIT ${filter.limit + 1}`;
  const count = sql`SELECT count(*)::int AS n FROM national.directives WHERE ${wanted}`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<Shown>(toStatement('national_directives_list', rows)),
        tx.read<{ n: number }>(toStatement('national_directives_count', count)),
      ]);
      return { rows: found, total: counted[0]?.n ?? 0 };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
