import { and, type Database, sql, toStatement } from '../../platform/database/index.ts';
import type { Line } from '../mapping/mapping.ts';
import type { KindCounts } from './counts.ts';
import type { What } from './judge.ts';

export type RunRow = {
  readonly id: string;
  readonly line: Line;
  readonly state: 'requested' | 'running' | 'done' | 'interrupted';
  readonly requested_by: string | null;
  readonly requested_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly differences: number;
  readonly explained: number;
  readonly reason: string | null;
  readonly counts: Readonly<Record<string, KindCounts>>;
};

type Page = { readonly after: string | undefined; readonly limit: number };

/** Comparisons, the newest first; one row more than asked for where there are more. */
export async function listRuns(
  db: Database,
  line: Line | undefined,
  { after, limit }: Page,
): Promise<{ readonly rows: RunRow[]; readonly total: number }> {
  const own = line === undefined ? sql`true` : sql`line = ${line}`;
  const place = after === undefined ? sql`true` : sql`id < ${after}::uuid`;
  const [rows, counted] = await Promise.all([
    db.read<RunRow>(
      toStatement(
        'national_runs',
        sql`SELECT * FROM national.reconciliations WHERE ${and([own, place])} ORDER BY id DESC LIMIT ${limit + 1}`,
      ),
    ),
    db.read<{ n: number }>(
      toStatement(
        'national_runs_count',
        sql`SELECT count(*)::int AS n FROM national.reconciliations WHERE ${own}`,
      ),
    ),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}

export async function findRun(db: Database, id: string): Promise<RunRow | undefined> {
  const [row] = await db.read<RunRow>({
    name: 'national_run',
    text: 'SELECT * FROM national.reconciliations WHERE id = $1',
    values: [id],
  });
  return row;
}

export type DifferenceRow = {
  readonly id: string;
  readonly line: Line;
  readonly kind: string;
  readonly what: What;
  readonly message_id: string | null;
  readonly subject: string;
  readonly home: string | null;
  readonly detail: string;
  readonly state: 'open' | 'explained' | 'closed';
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly explanation: string | null;
  readonly person: string | null;
  readonly at: string | null;
  readonly repair_by: string | null;
  readonly repair_at: string | null;
  readonly repaired_at: string | null;
  readonly repair_result: string | null;
};

export type DifferenceFilter = {
  readonly line?: Line | undefined;
  readonly kind?: string | undefined;
  readonly what?: What | undefined;
  readonly state: DifferenceRow['state'];
  readonly home?: string | undefined;
};

/** Differences in the order in which they were first seen. */
export async function listDifferences(
  db: Database,
  filter: DifferenceFilter,
  { after, limit }: Page,
): Promise<{ readonly rows: DifferenceRow[]; readonly total: number }> {
  const wanted = and([
    sql`state = ${filter.state}`,
    ...(filter.line === undefined ? [] : [sql`line = ${filter.line}`]),
    ...(filter.kind === undefined ? [] : [sql`kind = ${filter.kind}`]),
    ...(filter.what === undefined ? [] : [sql`what = ${filter.what}`]),
    ...(filter.home === undefined ? [] : [sql`home = ${filter.home}`]),
  ]);
  const place = after === undefined ? sql`true` : sql`id > ${after}::uuid`;
  return db.transaction(
    async (tx) => {
      const [rows, counted] = await Promise.all([
        tx.read<DifferenceRow>(
          toStatement(
            'national_differences',
            sql`SELECT * FROM national.differences WHERE ${and([wanted, place])} ORDER BY id LIMIT ${limit + 1}`,
          ),
        ),
        tx.read<{ n: number }>(
          toStatement(
            'national_differences_count',
            sql`SELECT count(*)::int AS n FROM national.differences WHERE ${wanted}`,
          ),
        ),
      ]);
      return { rows, total: counted[0]?.n ?? 0 };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
