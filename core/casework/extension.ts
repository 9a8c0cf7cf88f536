import type { Instant } from '../calendar/index.ts';
import { describeLimit } from '../clock/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import type { CaseFact } from './facts.ts';
import { readMeasure } from './ledgers.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';

/**
 * Extends the limit: as often and by as much as the item's law allows, with the reason told to the
 * applicant, and only while the statutory limit has not passed (行政许可法 §42). Both measures move.
 */
export function extension(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'extend' }>,
  context: CaseContext,
  at: Instant,
): Result<readonly CaseFact[]> {
  const rule = context.item.extension;
  if (!rule) return no.extensionNotAllowed();
  if (state.acceptedAt === null || state.endedAt !== null) return no.wrongOrder(state.status, 'in-handling');
  if (state.extensions >= rule.times) return no.extensionUsed(rule.times);
  if (!Number.isInteger(command.days) || command.days < 1 || command.days > rule.value) {
    return no.extensionTooLong(describeLimit(rule.value, rule.unit), rule.basis);
  }
  if (!command.reason.trim()) return no.reasonMissing(rule.basis);
  if (readMeasure(state, context.item, 'statutory', context.calendar, at)?.over) return no.extensionTooLate();
  const { days, reason } = command;
  return accept([{ type: 'case.extended', at, days, reason, basis: rule.basis, approver: rule.approver }]);
}
