import type { Instant } from '../calendar/index.ts';
import { clock } from '../clock/index.ts';
import type { CaseContext } from './context.ts';
import type { CaseFact } from './facts.ts';
import { ACCEPTANCE_LIMIT, ledgerOf } from './ledgers.ts';
import type { CaseState } from './state.ts';

/**
 * What the law has made true by `now` without anybody acting: an applicant who was told nothing within
 * five working days has been accepted from the day of receipt (行政许可法 §32(4)). After a correction the
 * day of receipt is the day the corrected application arrived [check].
 */
export function deemedFacts(state: CaseState, context: CaseContext, now: Instant): readonly CaseFact[] {
  const waiting = state.status === 'received' || state.status === 'correction-supplied';
  if (!waiting || state.acceptedAt !== null || state.receivedAt === null) return [];
  if (!acceptanceLapsed(state, context, now)) return [];
  const at = state.receivedAt;
  return [
    { type: 'case.accepted', at, deemed: true, codeMissing: context.projectCode !== 'issued' },
    { type: 'case.handling-started', at },
  ];
}

function acceptanceLapsed(state: CaseState, context: CaseContext, now: Instant): boolean {
  const ledger = ledgerOf(state, context.item, 'acceptance');
  return clock(ACCEPTANCE_LIMIT, ledger, context.calendar, now).over;
}
