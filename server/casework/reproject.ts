import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Transaction } from '../platform/database/index.ts';
import type { ClockRow } from './clock-rows.ts';
import type { CaseDeps } from './execute.ts';
import { type Moved, movesOf } from './moves.ts';
import { insertMoved, lawRows, lockCases, openClocks, staleCases } from './reproject-store.ts';
import { writeClocks } from './store.ts';

/** Cases a transaction: they are locked for a few dozen ms, and no decision waits longer than that. */
const BATCH = 100;
/** Cases looked for at once: finding them reads all open clocks behind the last one, 0.1 s at 200,000. */
const FOUND = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

export type Reprojection = {
  /** Cases whose clocks were computed anew. */
  readonly cases: number;
  /** Clocks whose due date is another one since. */
  readonly moved: number;
  /** Cases that could not be computed; they keep their rows, and the others go on. */
  readonly broken: readonly { readonly caseId: string; readonly error: unknown }[];
};

export type ReprojectOptions = {
  readonly batch?: number;
  /** Batches at work at once; computing the one hides behind writing the other. */
  readonly lanes?: number;
  readonly signal?: AbortSignal;
  /** After each batch, once it is written. */
  readonly onBatch?: (done: { readonly cases: number; readonly moved: readonly Moved[] }) => void;
};

/**
 * Computes the clocks anew that run by a calendar or signal rule no longer in force, and keeps on record which
 * due dates moved. Safe to run twice, beside decisions and after a kill: what is done carries the new versions.
 * A case that somebody is deciding at this moment is left to the next run.
 */
export async function reproject(deps: CaseDeps, options: ReprojectOptions = {}): Promise<Reprojection> {
  const { batch = BATCH, lanes = 1, signal, onBatch } = options;
  const broken: { caseId: string; error: unknown }[] = [];
  const law = lawRows(deps.catalogue);
  let [cases, moved, after] = [0, 0, FIRST];
  for (;;) {
    const found = await staleCases(deps.database, law, after, FOUND);
    const last = found.at(-1);
    if (last === undefined) return { cases, moved, broken };
    // Clocks are written by home: mixed batches would be fifteen statements each.
    const byHome = found.toSorted((a, b) => a.home.localeCompare(b.home)).map(({ id }) => id);
    const lane = async () => {
      while (byHome.length > 0 && !signal?.aborted) {
        const ids = byHome.splice(0, batch);
        const done = await deps.database.transaction((tx) => recompute(deps, tx, ids, broken));
        cases += done.cases;
        moved += done.moved.length;
        onBatch?.(done);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (signal?.aborted) return { cases, moved, broken };
    after = last.id;
  }
}

async function recompute(
  deps: CaseDeps,
  tx: Transaction,
  ids: readonly string[],
  broken: { caseId: string; error: unknown }[],
): Promise<{ cases: number; moved: Moved[] }> {
  const now = deps.clock.now() as Instant;
  const cases = await lockCases(tx, ids);
  const clocks = await openClocks(
    tx,
    cases.map(({ id }) => id),
  );
  const moved: Moved[] = [];
  const rows = new Map<string, ClockRow[]>();
  for (const row of cases) {
    try {
      const one = movesOf(row, clocks.get(row.id) ?? [], deps.catalogue, now);
      rows.set(row.home, [...(rows.get(row.home) ?? []), ...one.rows]);
      moved.push(...one.moved);
    } catch (error) {
      broken.push({ caseId: row.id, error });
    }
  }
  for (const [home, written] of rows) await tx.query(writeClocks(home, written));
  if (moved.length > 0) await tx.query(insertMoved(moved, deps.facts.newId, formatInstant(now)));
  return { cases: cases.length, moved };
}
