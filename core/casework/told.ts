import type { Instant } from '../calendar/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import { checkWords } from './documents.ts';
import type { CaseFact } from './facts.ts';
import { step } from './order.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';

/**
 * A result that another authority decided (国务院令673 §6: projects of the catalogue that the State Council's
 * departments approve). Its case ran elsewhere, so receipt, acceptance and end stand at the moment of the
 * decision: no day of it counts on a clock of ours.
 */
export function takeResult(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'take-result' }>,
  context: CaseContext,
  at: Instant,
): Result<readonly CaseFact[]> {
  const order = step(state, 'received', []);
  if (!order.ok) return order;
  if (context.projectCode !== 'issued') return no.codeNotIssued(context.projectCode);
  const { outcome, reason, document } = command;
  if (outcome === 'refused' && !reason.trim()) return no.reasonMissing('行政许可法 §38');
  const checked = checkWords(document, state, at);
  if (!checked.ok) return checked;
  return accept([
    { type: 'case.received', at },
    { type: 'case.accepted', at, deemed: false, codeMissing: false },
    { type: 'case.handling-started', at },
    outcome === 'granted'
      ? { type: 'case.granted', at, document }
      : { type: 'case.refused', at, reason, document },
  ]);
}
