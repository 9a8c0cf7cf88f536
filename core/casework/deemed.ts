import { addDays, dayFromText, dayOf, type Instant, startOf } from '../calendar/index.ts';
import { clock } from '../clock/index.ts';
import type { CaseContext } from './context.ts';
import type { CaseFact } from './facts.ts';
import { ACCEPTANCE_LIMIT, ledgerOf } from './ledgers.ts';
import { readOpinion } from './side-ledgers.ts';
import type { CaseState } from './state.ts';
import { openRenewal } from './validity.ts';

/**
 * What the law has made true by `now` without anybody acting: acceptance (行政许可法 §32(4)), the consent of a
 * department that was asked and kept silent, the renewal of a result on which nobody decided in time (§50).
 */
export function deemedFacts(state: CaseState, context: CaseContext, now: Instant): readonly CaseFact[] {
  const facts = [
    ...acceptance(state, context, now),
    ...consents(state, context, now),
    ...renewal(state, now),
  ];
  return facts.length < 2 ? facts : facts.toSorted((a, b) => a.at - b.at);
}

/**
 * An applicant who was told nothing within five working days has been accepted from the day of receipt. After a
 * correction the day of receipt is the day the corrected application arrived [check].
 */
function acceptance(state: CaseState, context: CaseContext, now: Instant): readonly CaseFact[] {
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
  const ledger = ledgerOf(state, context.item, 'acceptance', context.calendar);
  return clock(ACCEPTANCE_LIMIT, ledger, context.calendar, now).over;
}

function consents(state: CaseState, context: CaseContext, now: Instant): readonly CaseFact[] {
  return state.opinions.flatMap((request): CaseFact[] => {
    if (request.answer !== null || request.silence !== 'consent') return [];
    const { over, dueAt } = readOpinion(request, context.calendar, now);
    if (!over || dueAt === null) return [];
    const { requestId, bodyId } = request;
    return [{ type: 'case.opinion-deemed', at: dueAt, requestId, bodyId }];
  });
}

/** Renewed with the first moment after the last day of validity, for as long as was asked for. */
function renewal(state: CaseState, now: Instant): readonly CaseFact[] {
  const open = openRenewal(state);
  if (open === null || open.silence !== 'renewed') return [];
  const expiry = dayFromText(open.expiresOn);
  if (dayOf(now) <= expiry) return [];
  const at = startOf(addDays(expiry, 1));
  return [{ type: 'case.renewed', at, deemed: true, until: open.until, document: null }];
}
