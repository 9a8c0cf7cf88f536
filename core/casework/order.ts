import { accept, type Result } from '../refusal.ts';
import type { CaseFact } from './facts.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';
import { type CaseStatus, nextStatuses } from './status.ts';

type Facts = Result<readonly CaseFact[]>;

/** The facts, if the order of states allows the wanted one next. */
export function step(state: CaseState, wanted: CaseStatus, facts: readonly CaseFact[]): Facts {
  const allowed = nextStatuses(state.status, state.acceptedAt !== null);
  return allowed.includes(wanted) ? accept(facts) : no.wrongOrder(state.status, wanted);
}

/**
 * Ends a case that may be waiting: an open correction or special procedure is closed first, in the same
 * transaction, because every 6 needs its 7 and every 9 its 10 by the end (国家平台数据质量规则 12).
 */
export function ending(state: CaseState, wanted: CaseStatus, end: CaseFact): Facts {
  const { at } = end;
  const closing: CaseFact[] = [];
  let status = state.status;
  if (status === 'correction-requested') {
    closing.push({ type: 'case.correction-supplied', at, materials: [], note: null, closing: true });
    status = 'correction-supplied';
    if (state.acceptedAt !== null) {
      closing.push({ type: 'case.handling-started', at });
      status = 'in-handling';
    }
  } else if (status === 'special-started') {
    closing.push({ type: 'case.special-ended', at, note: null, closing: true });
    status = 'special-ended';
  }
  const allowed = nextStatuses(status, state.acceptedAt !== null);
  return allowed.includes(wanted) ? accept([...closing, end]) : no.wrongOrder(state.status, wanted);
}
