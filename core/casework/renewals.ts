import { addDays, dayOf, formatDay, type Instant, type LegalDay, parseDay } from '../calendar/index.ts';
import { type RenewalRule, renewalRuleOf } from '../catalogue/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import { checkDocument } from './documents.ts';
import type { CaseFact, DecisionDocument } from './facts.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';
import { addTerm, expiryOf, lastTermDays, openRenewal } from './validity.ts';

type Facts = Result<readonly CaseFact[]>;

/**
 * The applicant asks to keep the result for longer, in time before it runs out (行政许可法 §50: thirty working
 * days; 国务院令673 §12 likewise, once, by at most a year; 建筑法 §9: twice, by at most three months each).
 */
export function applyRenewal(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'apply-renewal' }>,
  context: CaseContext,
  at: Instant,
): Facts {
  const rule = renewalRuleOf(context.item);
  if (!rule) return no.renewalNotAllowed(context.item.validityTerm?.basis);
  if (state.status !== 'granted' && state.status !== 'granted-with-owed')
    return no.nothingToRenew(rule.basis);
  if (openRenewal(state)) return no.renewalOpen(rule.basis);
  if (!command.reason.trim()) return no.reasonMissing(rule.basis);
  const expiry = expiryOf(state, context.item);
  if (expiry === null) return no.validWithoutEnd(rule.basis);
  const granted = state.renewals.filter(
    ({ decision }) => decision !== null && decision.outcome !== 'refused',
  );
  if (rule.times !== null && granted.length >= rule.times) return no.renewalUsed(rule.times, rule.basis);
  const today = dayOf(at);
  if (today > expiry) return no.expired(formatDay(expiry), rule.basis);
  const last = lastDayToApply(rule, expiry, context);
  if (today > last && rule.lateAllowed !== true) {
    return no.renewalTooLate(rule.applyBefore, formatDay(last), rule.basis);
  }
  const until = checkUntil(state, rule, expiry, command.until, 'until');
  if (!until.ok) return until;
  const { decideDays, silence, basis, mark } = rule;
  return accept([
    {
      type: 'case.renewal-applied',
      at,
      reason: command.reason,
      expiresOn: formatDay(expiry),
      until: formatDay(until.value),
      decideDays,
      silence,
      basis,
      ...(mark === undefined ? {} : { mark }),
    },
  ]);
}

/** The decision on an open application: until when the result is now valid stands in the document. */
export function renew(
  state: CaseState,
  document: DecisionDocument,
  context: CaseContext,
  at: Instant,
): Facts {
  const open = openRenewal(state);
  const rule = renewalRuleOf(context.item);
  if (!open || !rule) return no.noRenewalOpen(state.renewals.at(-1)?.decision?.outcome === 'deemed');
  const checked = checkDecision(document, open.appliedAt, state, at);
  if (!checked.ok) return checked;
  const expiry = expiryOf(state, context.item);
  if (expiry === null) return no.validWithoutEnd(rule.basis);
  const until = checkUntil(state, rule, expiry, document.validUntil, 'document.validUntil');
  if (!until.ok) return until;
  return accept([{ type: 'case.renewed', at, deemed: false, until: document.validUntil, document }]);
}

/** Not renewed: in writing and with reasons (行政许可法 §38); the result is valid as long as it was. */
export function refuseRenewal(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'refuse-renewal' }>,
  at: Instant,
): Facts {
  const open = openRenewal(state);
  if (!open) return no.noRenewalOpen(state.renewals.at(-1)?.decision?.outcome === 'deemed');
  if (!command.reason.trim()) return no.reasonMissing('行政许可法 §38');
  const checked = checkDecision(command.document, open.appliedAt, state, at);
  if (!checked.ok) return checked;
  return accept([{ type: 'case.renewal-refused', at, reason: command.reason, document: command.document }]);
}

function checkDecision(
  document: DecisionDocument,
  appliedAt: Instant,
  state: CaseState,
  at: Instant,
): Result<null> {
  const checked = checkDocument(document, state, at);
  if (!checked.ok) return checked;
  return document.issuedOn < formatDay(dayOf(appliedAt))
    ? no.documentDates('批复日期不能早于收到延续(延期)申请的日期。', 'document.issuedOn')
    : accept(null);
}

/** The last day on which one may still apply: so many working days lie between it and the end of validity. */
function lastDayToApply(rule: RenewalRule, expiry: LegalDay, { calendar }: CaseContext): LegalDay {
  let day = expiry;
  let left = rule.applyBefore;
  while (left > 0) {
    if (calendar.isWorking(day)) left -= 1;
    day = addDays(day, -1);
  }
  return day;
}

function checkUntil(
  state: CaseState,
  rule: RenewalRule,
  expiry: LegalDay,
  text: string,
  field: string,
): Result<LegalDay> {
  const day = parseDay(text, field);
  if (!day.ok) return day;
  const longest = rule.longest
    ? addTerm(expiry, rule.longest.value, rule.longest.unit)
    : addDays(expiry, lastTermDays(state, expiry));
  if (day.value <= expiry) return no.renewalNoLonger(formatDay(expiry), rule.basis, field);
  if (day.value > longest) return no.renewalTooLong(formatDay(longest), rule.basis, field);
  return day;
}
