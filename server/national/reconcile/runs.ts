import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import { isUniqueViolation } from '../../platform/database/index.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import type { Counts } from './counts.ts';
import { countFound } from './differences.ts';

export type Run = { readonly id: string; readonly line: Line };

/** A run that has not moved for so long died with its process. */
const DEAD_MS = 10 * 60_000;

/** Asks for a comparison of a line; one that already waits is the same one. Returns its id. */
export async function requestRun(
  db: Database,
  line: Line,
  asked: { readonly id: string; readonly person: string; readonly now: number },
): Promise<string> {
  const { rows } = await db.query<{ id: string }>({
    name: 'national_run_request',
    text: `INSERT INTO national.reconciliations AS r (id, line, state, requested_by, requested_at)
           VALUES ($1, $2, 'requested', $3, $4)
           ON CONFLICT (line) WHERE state = 'requested' DO UPDATE SET line = r.line RETURNING id`,
    values: [asked.id, line, asked.person, formatInstant(asked.now as Instant)],
  });
  return rows[0]?.id ?? asked.id;
}

export function requestedRuns(db: Database): Promise<Run[]> {
  return db.read({
    name: 'national_runs_requested',
    text: `SELECT id, line FROM national.reconciliations WHERE state = 'requested' ORDER BY id`,
  });
}

/** Starts a run, a requested one or a new one; null while another run of the line is under way. */
export async function startRun(
  db: Database,
  line: Line,
  given: { readonly id: string; readonly requested: boolean; readonly now: number },
): Promise<Run | null> {
  const at = formatInstant(given.now as Instant);
  await db.query({
    name: 'national_run_dead',
    text: `UPDATE national.reconciliations SET state = 'interrupted', finished_at = $2, reason = $4
           WHERE line = $1 AND state = 'running' AND beat_at < $3`,
    values: [line, at, formatInstant((given.now - DEAD_MS) as Instant), MESSAGES.reconcile.died],
  });
  try {
    const { rowCount } = await db.query(
      given.requested
        ? {
            name: 'national_run_take',
            text: `UPDATE national.reconciliations SET state = 'running', started_at = $2, beat_at = $2
                   WHERE id = $1 AND state = 'requested'`,
            values: [given.id, at],
          }
        : {
            name: 'national_run_start',
            text: `INSERT INTO national.reconciliations (id, line, state, requested_at, started_at, beat_at)
                   VALUES ($1, $2, 'running', $3, $3, $3)`,
            values: [given.id, line, at],
          },
    );
    return rowCount > 0 ? { id: given.id, line } : null;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** The run is alive, and this far. */
export async function beat(db: Database, run: Run, counts: Counts, now: number): Promise<void> {
  await db.query({
    name: 'national_run_beat',
    text: `UPDATE national.reconciliations SET beat_at = $2, counts = $3 WHERE id = $1 AND state = 'running'`,
    values: [run.id, formatInstant(now as Instant), JSON.stringify(counts)],
  });
}

/** Ends a run. Only a complete one closes what it has not seen any more. */
export async function finishRun(
  db: Database,
  run: Run,
  end: { readonly counts: Counts; readonly reason: string | null; readonly now: number },
): Promise<number> {
  const at = formatInstant(end.now as Instant);
  const complete = end.reason === null;
  return db.transaction(async (tx) => {
    const { open, explained } = await countFound(tx, run, complete, at);
    await tx.query({
      name: 'national_run_finish',
      text: `UPDATE national.reconciliations SET state = $2, finished_at = $3, counts = $4, differences = $5,
               explained = $6, reason = $7
             WHERE id = $1`,
      values: [
        run.id,
        complete ? 'done' : 'interrupted',
        at,
        JSON.stringify(end.counts),
        open,
        explained,
        end.reason,
      ],
    });
    return open;
  });
}
