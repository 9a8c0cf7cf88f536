import type { Instant } from '../calendar/index.ts';
import type { Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import type { CaseFact } from './facts.ts';
import { step } from './order.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';

/**
 * Starts a special procedure: only of a kind the item lists, with the time it needs, which the applicant
 * is told in writing (行政许可法 §45). An allotted time in the item cannot be exceeded.
 */
export function special(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'start-special' }>,
  context: CaseContext,
  at: Instant,
): Result<readonly CaseFact[]> {
  const listed = context.item.specialProcedures.filter((candidate) => candidate.kind === command.kind);
  const found = listed.find((candidate) => candidate.name === command.name) ?? listed[0];
  if (!found) return no.specialNotListed();
  if (command.kind === 'other' && !command.name?.trim()) return no.specialUnnamed();
  if (state.special) return no.specialOverlap(state.special.name);
  const days = command.days ?? found.days;
  if (days === null || !Number.isInteger(days) || days < 1) return no.specialDaysMissing();
  if (found.days !== null && days > found.days) return no.specialDaysTooLong(found.days);
  return step(state, 'special-started', [
    {
      type: 'case.special-started',
      at,
      kind: command.kind,
      name: command.name?.trim() || found.name,
      basis: found.basis,
      days,
      stopsStatutory: found.stopsStatutory,
      note: command.note,
    },
  ]);
}
