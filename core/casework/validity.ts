import { civilFromDay, dayFromCivil, dayFromText, formatDay, type LegalDay } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import type { CaseState, Renewal } from './state.ts';

/** Validity without end, as the centre writes it. */
export const NO_END = '9999-01-01';

/** The application for renewal that nobody has decided yet. */
export function openRenewal(state: CaseState): Renewal | null {
  return state.renewals.find((each) => each.decision === null) ?? null;
}

/**
 * Last day on which the result is valid, after all renewals: what the document says, and where it has no end,
 * what the item's law says; null: without end, or nothing was granted.
 */
export function expiryOf(state: CaseState, item: Pick<ItemRule, 'validityTerm'>): LegalDay | null {
  if (state.document === null || (state.status !== 'granted' && state.status !== 'granted-with-owed')) {
    return null;
  }
  const renewed = state.renewals.findLast(({ decision }) => decision !== null)?.decision?.until;
  if (renewed !== undefined) return dayFromText(renewed);
  const { issuedOn, validUntil } = state.document;
  if (validUntil !== NO_END) return dayFromText(validUntil);
  const term = item.validityTerm;
  return term === undefined || term.value === null
    ? null
    : addTerm(dayFromText(issuedOn), term.value, term.unit);
}

/** The day so many months or years on; where the month is shorter, its last day (民法典 §202). */
export function addTerm(from: LegalDay, value: number, unit: 'month' | 'year'): LegalDay {
  const { year, month, date } = civilFromDay(from);
  const months = year * 12 + (month - 1) + value * (unit === 'year' ? 12 : 1);
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1];
  const last = dayFromCivil(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - dayFromCivil(y, m, 1);
  return dayFromCivil(y, m, Math.min(date, last));
}

/** How long the result was valid before: from issue, or from the end of the last renewal. */
export function lastTermDays(state: CaseState, expiry: LegalDay): number {
  const before = state.renewals.findLast(
    ({ decision }) => decision !== null && decision.outcome !== 'refused',
  );
  const from = before?.expiresOn ?? state.document?.issuedOn ?? formatDay(expiry);
  return expiry - dayFromText(from);
}
