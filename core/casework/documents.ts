import { dayFromText, dayOf, formatDay, type Instant, parseDay } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseContext } from './context.ts';
import type { DecisionDocument, OwedMaterial } from './facts.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';
import { addTerm, NO_END } from './validity.ts';

/** A decision stands on its document: number, title, date, validity and the file itself (数据质量规则 9). */
export function checkDocument(document: DecisionDocument, state: CaseState, at: Instant): Result<null> {
  const { file } = document;
  if (!file?.fileId || !file.digest) return no.documentMissing('document.fileId');
  return checkWords(document, state, at);
}

/** A document by what is said of it, without the file. */
export function checkWords(document: DecisionDocument, state: CaseState, at: Instant): Result<null> {
  if (!document.number.trim()) return no.documentMissing('document.number');
  if (!document.title.trim()) return no.documentMissing('document.title');
  const issued = parseDay(document.issuedOn, 'document.issuedOn');
  if (!issued.ok) return issued;
  const valid = parseDay(document.validUntil, 'document.validUntil');
  if (!valid.ok) return valid;
  if (issued.value > dayOf(at)) return no.documentDates('批复日期不能晚于办结日期。', 'document.issuedOn');
  if (state.receivedAt !== null && issued.value < dayOf(state.receivedAt)) {
    return no.documentDates('批复日期不能早于收到申请的日期。', 'document.issuedOn');
  }
  if (valid.value <= issued.value) {
    return no.documentDates('有效期应晚于批复日期,长期有效填 9999-01-01。', 'document.validUntil');
  }
  return accept(null);
}

/**
 * A result is not valid for longer than the item's law says. Where that is the time within which building must
 * begin, a document without end is no longer than the law: the result runs out by the law alone, see expiryOf.
 */
export function checkTerm(
  { issuedOn, validUntil }: DecisionDocument,
  { name, validityTerm: term }: Pick<ItemRule, 'name' | 'validityTerm'>,
): Result<null> {
  if (!term || term.value === null) return accept(null);
  if (validUntil === NO_END && term.startWithin === true) return accept(null);
  const longest = addTerm(dayFromText(issuedOn), term.value, term.unit);
  if (dayFromText(validUntil) <= longest) return accept(null);
  return no.validTooLong(
    name,
    `${term.value}${term.unit === 'year' ? '年' : '个月'}`,
    formatDay(longest),
    term.basis,
  );
}

/** Only what the item lets be owed may be owed, and until a day that is still to come. */
export function checkOwed(owed: readonly OwedMaterial[], context: CaseContext, at: Instant): Result<null> {
  if (owed.length === 0) return no.owedEmpty();
  for (const { material, until } of owed) {
    if (!context.owable.includes(material)) return no.owingNotAllowed(material);
    const day = parseDay(until, 'owed');
    if (!day.ok) return day;
    if (day.value <= dayOf(at)) return no.owedUntilPast(material);
  }
  return accept(null);
}
