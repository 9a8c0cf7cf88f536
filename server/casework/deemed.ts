import { accept } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { formatInstant } from '@zongheng/core/calendar';
import { type CaseDeps, executeCases } from './execute.ts';

const BATCH = 200;

/**
 * Records what the law has made by silence: acceptances (行政许可法 §32(4)), the consent of departments that were
 * asked, renewals (§50). Run by the work process;
 * a case whose turn is missed is caught by the next run or by the next command on it. Returns how many.
 */
export async function applyDeemed(deps: CaseDeps): Promise<number> {
  const now = formatInstant(deps.clock.now() as Instant);
  let applied = 0;
  for (;;) {
    const due = await deps.database.read<{ id: string }>({
      name: 'casework_lapsed',
      text: `(SELECT id, due_at AS at FROM casework.clocks
              WHERE kind = 'step' AND state = 'running' AND due_at <= $1 ORDER BY due_at LIMIT $2)
             UNION ALL
             (SELECT id, stop_due_at AS at FROM casework.clocks
              WHERE kind IN ('opinion', 'renewal') AND state = 'running' AND stop_due_at <= $1
              ORDER BY stop_due_at LIMIT $2)
             ORDER BY at LIMIT $2`,
      values: [now, BATCH],
    });
    if (due.length === 0) return applied;
    const outcomes = await executeCases(
      deps,
      [...new Set(due.map(({ id }) => id))].map((id) => ({ caseId: id, command: { type: 'apply-deemed' } })),
      {
        actor: { system: 'casework' },
        channel: 'timer',
        allOrNothing: false,
        authorize: () => accept(undefined),
      },
    );
    const changed = outcomes.filter((outcome) => outcome.ok && outcome.facts.length > 0).length;
    // A row that is due by its instant but not by the law would be found for ever.
    if (changed === 0) return applied;
    applied += changed;
  }
}
