import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { CaseRow } from '../../casework/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Grounds } from './grounds.ts';
import { ORDER_MESSAGES as say } from './messages.ts';

type Clock = {
  readonly kind: string;
  readonly over: boolean;
  readonly due: string | null;
  readonly statutory: string | null;
};

/**
 * The clock of a case as grounds for an order: the one its light shows, unless another kind is named. Only one that is
 * over will do.
 */
export async function lateClock(
  db: Pick<Database, 'read'>,
  row: CaseRow,
  kind: string | undefined,
  now: Instant,
): Promise<Result<Grounds>> {
  const [clock] = await db.read<Clock>({
    name: 'orders_late_clock',
    text: `SELECT kind, over, due_at AS due, statutory_due_at AS statutory FROM casework.clocks
           WHERE id = $1 AND home = $2 AND CASE WHEN $3::text IS NULL THEN shown ELSE kind = $3 END
           ORDER BY kind LIMIT 1`,
    values: [row.id, row.home, kind ?? null],
  });
  if (!clock) return refuse('no-clock', say.noClock, say.source, 'grounds');
  const moment = formatInstant(now);
  const beyond = clock.statutory !== null && clock.statutory <= moment;
  const dueAt = beyond ? clock.statutory : clock.due;
  // A stopped clock has no due moment; one that was over when it was stopped is late all the same.
  if (!clock.over && (dueAt === null || dueAt > moment)) {
    return refuse('not-late', say.notLate, say.source, 'grounds');
  }
  return accept({
    kind: 'clock',
    caseId: row.id,
    clock: clock.kind,
    rung: beyond ? 'statute' : 'red',
    dueAt: dueAt ?? moment,
  });
}
