import { and, type Database, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import type { ClockKind } from './clock-rows.ts';
import type { LightCounts } from './schema.ts';
import { CASE_COLUMNS, type CaseRow } from './store.ts';

export type OpenSignal = Exclude<keyof LightCounts, 'done'>;
/** Acceptance and committed are the clock a case shows; the others run beside it. */
export type OpenKind = Exclude<ClockKind, 'step' | 'case'> | 'acceptance' | 'committed';

export type OpenFilter = {
  /** Divisions of which each must be one of the project's. */
  readonly divisions: readonly string[];
  /** Home of the project. */
  readonly city?: string | undefined;
  readonly lights?: readonly OpenSignal[] | undefined;
  /** Due after the moment and before this one. */
  readonly dueBefore?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly body?: string | undefined;
  readonly kind?: OpenKind | undefined;
  readonly stage?: number | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly notStatuses?: readonly string[] | undefined;
  readonly accepted?: true | undefined;
  readonly q?: string | undefined;
};

/** Sort value and id of the last row shown. */
export type OpenCursor = readonly [at: string, id: string];

export type OpenRow = CaseRow & {
  readonly sort_at: string;
  readonly kind: ClockKind;
  readonly signal: OpenSignal;
  readonly due_at: string | null;
  readonly statutory_due_at: string | null;
  /** False where the project has just moved to other divisions and the clock does not know yet. */
  readonly visible: boolean;
};

/** A word that finds more open cases than this is met soon on the way through an ordered index. */
const FEW = 1_000;

/**
 * Open clocks, due first, read by index alone: the work of a page does not grow with the cases there are, and
 * hardly with those that are open. One row more than `limit` where there are more.
 */
export async function listOpen(
  db: Pick<Database, 'read'>,
  filter: OpenFilter,
  page: { readonly after?: OpenCursor | undefined; readonly limit: number },
  moment: string,
): Promise<OpenRow[]> {
  const { after, limit } = page;
  const found = await fewFound(db, filter);
  const beyond = after ? sql` AND (k.sort_at, k.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const keys = sql`SELECT k.id, k.home, k.kind, k.sort_at, casework.light(k, ${moment}::timestamptz) AS signal,
    k.due_at, k.statutory_due_at`;
  // A limit the planner reads: with one it cannot see it plans anew each time (1.3 of 2.5 ms a page, measured).
  const order = sql`ORDER BY sort_at, id LIMIT ${raw(String(Math.trunc(limit) + 1))}`;
  const walk = (own: Fragment) =>
    sql`${keys} FROM casework.clocks k${ofCase(filter, found)} WHERE ${own} AND ${conditions(filter, found, moment)}${beyond} ${order}`;
  const { over, own, rest } = source(filter, found);
  const rows = over
    ? sql`SELECT k.* FROM (${over}) s CROSS JOIN LATERAL (${walk(and([own, ...rest]))}) k ${order}`
    : walk(and([own, ...rest]));
  // Fenced as in READ: look-ups by key, whatever the planner thinks of the page.
  return db.read<OpenRow>(
    toStatement(
      'casework_open',
      sql`SELECT ${raw(CASE_COLUMNS)}, n.sort_at, n.kind, n.signal, n.due_at, n.statutory_due_at,
            p.divisions @> ${filter.divisions}::text[] AS visible
          FROM (${rows}) n
          CROSS JOIN LATERAL (SELECT * FROM casework.cases WHERE id = n.id AND home = n.home OFFSET 0) c
          CROSS JOIN LATERAL (SELECT * FROM projects.projects WHERE id = c.project_id AND home = c.home OFFSET 0) p
          ORDER BY n.sort_at, n.id`,
    ),
  );
}

/** How many open clocks fit, counted up to `most` and one. */
export async function countOpen(
  db: Pick<Database, 'read'>,
  filter: OpenFilter,
  most: number,
  moment: string,
): Promise<number> {
  const found = await fewFound(db, filter);
  const { over, own, rest } = source(filter, found);
  const where = and([own, ...rest, conditions(filter, found, moment)]);
  const limit = raw(String(Math.trunc(most) + 1));
  const walk = sql`SELECT 1 FROM casework.clocks k${ofCase(filter, found)} WHERE ${where} LIMIT ${limit}`;
  const rows = over ? sql`SELECT 1 FROM (${over}) s CROSS JOIN LATERAL (${walk}) k LIMIT ${limit}` : walk;
  const [row] = await db.read<{ n: number }>(
    toStatement('casework_open_count', sql`SELECT count(*)::int AS n FROM (${rows}) n`),
  );
  return row?.n ?? 0;
}

/** The open cases a word finds, if they are few: a list of all that is open would be read to its end for them. */
async function fewFound(
  db: Pick<Database, 'read'>,
  { q, kind }: OpenFilter,
): Promise<readonly string[] | null> {
  // Deliveries and renewals run after a case ended, and are few.
  if (q === undefined || !isShown(kind)) return null;
  const rows = await db.read<{ id: string }>(
    toStatement(
      'casework_open_found',
      sql`SELECT o.id FROM casework.cases o WHERE o.ended_at IS NULL AND ${named(q)} LIMIT ${FEW + 1}`,
    ),
  );
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

function named(q: string): Fragment {
  const grams = searchGrams(q);
  return grams ? sql`o.grams @> ${grams}::text[]` : sql`o.project_name ILIKE ${likePattern(q)}`;
}

function isShown(kind: OpenKind | undefined): boolean {
  return kind === undefined || kind === 'acceptance' || kind === 'committed';
}

type Source = {
  /** Values of an index's first column, each of which is walked in order. */
  readonly over: Fragment | null;
  readonly own: Fragment;
  readonly rest: readonly Fragment[];
};

/** The index that narrows most and keeps the order. */
function source(filter: OpenFilter, found: readonly string[] | null): Source {
  const { items, body, kind } = filter;
  const scopes = scopesOf(filter);
  const within = scopes && sql`k.scope = ANY(ARRAY(${scopes})::text[])`;
  const shown = sql`k.shown AND k.state <> 'ended'`;
  const ofItems = items && sql`k.item_id = ANY(${items}::text[])`;
  const also = (...more: (Fragment | null | undefined)[]) => more.filter((one) => one != null);
  if (found) {
    const ofBody = body === undefined ? null : sql`k.body_id = ${body}`;
    const each = sql`SELECT unnest(${found}::uuid[]) AS id`;
    return { over: each, own: sql`${shown} AND k.id = s.id`, rest: also(within, ofItems, ofBody) };
  }
  if (!isShown(kind)) {
    const others = sql`NOT k.shown AND k.state <> 'ended' AND k.kind = ${kind}`;
    return {
      over: null,
      own: others,
      rest: also(within, ofItems, body === undefined ? null : sql`k.body_id = ${body}`),
    };
  }
  if (body !== undefined) {
    return { over: null, own: sql`${shown} AND k.body_id = ${body}`, rest: also(within, ofItems) };
  }
  if (scopes) return { over: scopes, own: sql`${shown} AND k.scope = s.key`, rest: also(ofItems) };
  if (items) {
    const each = sql`SELECT unnest(${items}::text[]) AS item_id`;
    return { over: each, own: sql`${shown} AND k.item_id = s.item_id`, rest: [] };
  }
  return { over: null, own: shown, rest: [] };
}

function scopesOf({ divisions, city }: OpenFilter): Fragment | null {
  // Every project lies in the province: its code (…0000) narrows nothing.
  const narrow = divisions.filter((code) => !code.endsWith('0000'));
  if (narrow.length === 0 && city === undefined) return null;
  const home = city === undefined ? sql`` : sql` AND home = ${city}`;
  return sql`SELECT key FROM casework.scopes WHERE divisions @> ${narrow}::text[]${home}`;
}

/** What only the case itself tells. */
function ofCase(
  { statuses, notStatuses, accepted, q }: OpenFilter,
  found: readonly string[] | null,
): Fragment {
  const word = found ? undefined : q;
  return [statuses, notStatuses, accepted, word].every((one) => one === undefined)
    ? sql``
    : sql` JOIN casework.cases o ON o.id = k.id AND o.home = k.home`;
}

function conditions(filter: OpenFilter, found: readonly string[] | null, moment: string): Fragment {
  const { lights, dueBefore, kind, stage, statuses, notStatuses, accepted, q } = filter;
  const all: Fragment[] = [];
  if (lights !== undefined) all.push(lightIs(lights, moment));
  if (dueBefore !== undefined) {
    all.push(sql`k.sort_at > ${moment}::timestamptz AND k.sort_at <= ${dueBefore}::timestamptz
      AND k.state = 'running' AND k.beyond_at > ${moment}::timestamptz AND k.late_at > ${moment}::timestamptz`);
  }
  if (kind === 'acceptance') all.push(sql`k.kind = 'step'`);
  if (kind === 'committed') all.push(sql`k.kind = 'case'`);
  if (stage !== undefined) all.push(sql`k.stage = ${stage}`);
  if (statuses !== undefined) all.push(sql`o.status = ANY(${statuses}::text[])`);
  if (notStatuses !== undefined) all.push(sql`o.status <> ALL(${notStatuses}::text[])`);
  if (accepted) all.push(sql`o.accepted_at IS NOT NULL`);
  if (q !== undefined && !found) all.push(named(q));
  return and(all);
}

/** casework.light() over the instants without nulls; a test holds the two together. */
function lightIs(lights: readonly OpenSignal[], moment: string): Fragment {
  const m = sql`${moment}::timestamptz`;
  const inTime = sql`k.beyond_at > ${m} AND k.late_at > ${m}`;
  const running = sql`${inTime} AND k.state = 'running'`;
  const each: Readonly<Record<OpenSignal, Fragment>> = {
    'beyond-statute': sql`k.beyond_at <= ${m}`,
    overdue: sql`k.beyond_at > ${m} AND k.late_at <= ${m}`,
    stopped: sql`${inTime} AND k.state = 'stopped'`,
    warning: sql`${running} AND k.warn_at <= ${m}`,
    reminder: sql`${running} AND k.warn_at > ${m} AND k.hint_at <= ${m}`,
    normal: sql`${running} AND k.warn_at > ${m} AND k.hint_at > ${m}`,
  };
  const [first, ...rest] = lights.map((light) => each[light]);
  if (!first) return sql`false`;
  return rest.length === 0 ? first : sql`(${rest.reduce((all, one) => sql`${all} OR ${one}`, first)})`;
}
