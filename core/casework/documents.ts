import { dayOf, type Instant, parseDay } from '../calendar/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseContext } from './context.ts';
import type { DecisionDocument, OwedMaterial } from './facts.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';

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
