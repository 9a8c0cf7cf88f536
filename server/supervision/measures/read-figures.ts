import { type Database, sql, type Transaction, toStatement } from '../../platform/database/index.ts';
import { type Asked, events, NOBODY } from './events.ts';
import { ALL_FIGURES, type By, type FigureName, type FigureRow, keyOf, NINETIETH } from './figures.ts';
import { MEASURES_READER } from './follower.ts';

/** How far the figures go: facts taken in over all homes, and facts that are still to be read. */
export type FeedPlace = { readonly position: number; readonly behind: number };

export type Grouped = {
  readonly place: FeedPlace;
  readonly total: Figures;
  readonly groups: readonly { readonly key: string; readonly figures: Figures }[];
};

/** `p90`: working days that nine of ten stayed within. */
export type Figures = FigureRow & { readonly p90: number | null };

/** The figures of a period by one kind of group and in all, from one snapshot. */
export function readFigures(db: Database, asked: Asked, by: By): Promise<Grouped> {
  const statement = toStatement(
    'supervision_measures',
    sql`SELECT ${keyOf(by)} AS key, grouping(${keyOf(by)}) = 1 AS total, ${ALL_FIGURES}
        FROM ${events(asked)} GROUP BY GROUPING SETS ((${keyOf(by)}), ())`,
  );
  const ninetieth = toStatement(
    'supervision_measures_p90',
    sql`SELECT ${keyOf(by)} AS key, grouping(${keyOf(by)}) = 1 AS total, ${NINETIETH}
        FROM ${events(asked, 'decided')} GROUP BY GROUPING SETS ((${keyOf(by)}), ())`,
  );
  type Keyed = { readonly key: string | null; readonly total: boolean };
  return inSnapshot(db, async (tx) => {
    const [place, rows, quantiles] = await Promise.all([
      placeOf(tx),
      tx.read<FigureRow & Keyed>(statement),
      tx.read<{ p90: number | null } & Keyed>(ninetieth),
    ]);
    const whole = quantiles.find((row) => row.total);
    const byKey = new Map(quantiles.filter((row) => !row.total).map((row) => [row.key, row.p90]));
    const total = rows.find((row) => row.total);
    if (!total) throw new Error('figures without a total');
    const groups = rows
      .filter((row) => !row.total)
      .map((row) => ({ key: row.key ?? NOBODY, figures: { ...row, p90: byKey.get(row.key) ?? null } }));
    return { place, total: { ...total, p90: whole?.p90 ?? null }, groups };
  });
}

/** A case behind a figure. */
export type ListedRow = Omit<
  CaseFigures,
  'delivered_at' | 'accept_calendar' | 'review_calendar' | 'applicant_calendar' | 'off_calendar'
> & {
  readonly id: string;
  readonly home: string;
  readonly at: string;
  readonly accepted_by: string | null;
  readonly decided_by: string | null;
};

export type Listed = {
  readonly place: FeedPlace;
  readonly rows: readonly ListedRow[];
  readonly total: number;
};

/** The cases behind a figure, the newest first; one row more than asked for where there are more. */
export function listFigure(
  db: Database,
  asked: Asked,
  figure: FigureName,
  page: { readonly after?: readonly [at: string, id: string] | undefined; readonly limit: number },
): Promise<Listed> {
  const from = events(asked, figure);
  const after = page.after
    ? sql`AND (e.at, e.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`
    : sql``;
  return inSnapshot(db, async (tx) => {
    const [place, rows, counted] = await Promise.all([
      placeOf(tx),
      tx.read<ListedRow>(
        toStatement(
          'supervision_measured_list',
          sql`SELECT e.* FROM ${from} ${after} ORDER BY e.at DESC, e.id DESC LIMIT ${page.limit + 1}`,
        ),
      ),
      tx.read<{ n: number }>(
        toStatement('supervision_measured_count', sql`SELECT count(*)::int AS n FROM ${from}`),
      ),
    ]);
    return { place, rows, total: counted[0]?.n ?? 0 };
  });
}

/** One sum over all homes: it only grows, and two answers that name the same one stand on the same facts. */
export async function placeOf(tx: Pick<Transaction, 'read'>): Promise<FeedPlace> {
  const [row] = await tx.read<FeedPlace>({
    name: 'supervision_measures_place',
    text: `SELECT coalesce(sum(c.position), 0)::bigint AS position,
             (coalesce(sum(h.position), 0) - coalesce(sum(c.position), 0))::bigint AS behind
           FROM facts.heads h LEFT JOIN facts.cursors c ON c.home = h.home AND c.reader = $1`,
    values: [MEASURES_READER],
  });
  return row ?? { position: 0, behind: 0 };
}

function inSnapshot<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolation: 'repeatable read', readOnly: true });
}

import type { CaseFigures } from './measure-case.ts';
