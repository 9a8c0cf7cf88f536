import { addDays, type Calendar, dayFromText, dayOf, formatDay, type Instant } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  clock,
  DEFAULT_SIGNAL_RULE,
  type Ledger,
  type LedgerEntry,
  type Limit,
  type Reading,
  type SignalRule,
} from '../clock/index.ts';
import type { CaseState, OpinionRequest, Renewal } from './state.ts';

/**
 * Clocks that run beside or after the decision and stop nothing: delivery, another department's opinion, the
 * decision on a renewal.
 */

const DELIVERY_BASIS = '行政许可法 §44';

/**
 * Ten working days from the decision to the document's delivery. Nothing to deliver: a 备案, whose applicant
 * prints the receipt (国务院令673 §13), and a result whose paper another authority keeps.
 */
export function deliveryLimit(state: CaseState, item: Pick<ItemRule, 'kind'>): Limit | null {
  if (state.endedAt === null || !state.document?.file || item.kind === '备案') return null;
  const limit: Limit = { value: 10, unit: 'working-day', basis: DELIVERY_BASIS, start: 'accepted' };
  return item.kind === '行政许可' ? limit : { ...limit, mark: '非行政许可事项参照执行,待确认' };
}

export function deliveryLedger({ endedAt, deliveredAt, revokedAt }: CaseState): Ledger {
  if (endedAt === null) return [];
  const entry = (kind: 'started' | 'ended', at: Instant, reason: string): LedgerEntry => ({
    kind,
    at,
    reason,
    basis: DELIVERY_BASIS,
  });
  const ledger = [entry('started', endedAt, '作出决定')];
  if (deliveredAt !== null) return [...ledger, entry('ended', deliveredAt, '送达')];
  return revokedAt === null ? ledger : [...ledger, entry('ended', revokedAt, '决定已撤销,不再送达')];
}

/** The question to answer first: of those still open the one due first, else the last one asked. */
export function foremostOpinion(state: CaseState, calendar: Calendar): OpinionRequest | null {
  const due = ({ askedAt, days }: OpinionRequest) => calendar.nthWorkingDay(addDays(dayOf(askedAt), 1), days);
  const open = state.opinions.filter(({ answer }) => answer === null);
  const [first, ...rest] = open;
  if (!first) return state.opinions.at(-1) ?? null;
  return rest.reduce((least, each) => (due(each) < due(least) ? each : least), first);
}

export function opinionLimit({ days, basis, mark }: OpinionRequest): Limit {
  const limit: Limit = { value: days, unit: 'working-day', basis, start: 'accepted' };
  return mark === undefined ? limit : { ...limit, mark };
}

const ANSWERS = {
  agree: '同意',
  'agree-with-remarks': '同意,有修改意见',
  object: '不同意',
  deemed: '逾期未反馈,视为同意',
  moot: '办件已结束,不再反馈',
} as const;

export function opinionLedger({ askedAt, basis, answer }: OpinionRequest): Ledger {
  const asked: LedgerEntry = { kind: 'started', at: askedAt, reason: '征求意见', basis };
  return answer === null
    ? [asked]
    : [asked, { kind: 'ended', at: answer.at, reason: ANSWERS[answer.opinion], basis }];
}

/** Reads the clock of one question. */
export function readOpinion(
  request: OpinionRequest,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Reading {
  return clock(opinionLimit(request), opinionLedger(request), calendar, now, rule);
}

/**
 * Either so many working days, or until the result runs out. The latter is counted to the last working day on
 * or before that day: a period that ends on a day off may end later (民法典 §203), a validity does not.
 */
export function renewalLimit(renewal: Renewal, calendar: Calendar): Limit {
  const { decideDays, expiresOn, appliedAt, basis, mark } = renewal;
  const head = { basis, start: 'received', ...(mark === undefined ? {} : { mark }) } as const;
  if (decideDays !== null) return { ...head, value: decideDays, unit: 'working-day' };
  let last = dayFromText(expiresOn);
  const applied = dayOf(appliedAt);
  while (last > applied && !calendar.isWorking(last)) last = addDays(last, -1);
  return { ...head, value: Math.max(0, last - applied), unit: 'calendar-day' };
}

export function renewalLedger({ appliedAt, expiresOn, basis, decision }: Renewal): Ledger {
  const day = formatDay(dayFromText(expiresOn));
  const applied: LedgerEntry = {
    kind: 'started',
    at: appliedAt,
    reason: `收到延续(延期)申请,有效期至${day}`,
    basis,
  };
  if (decision === null) return [applied];
  const reason = {
    renewed: '准予延续(延期)',
    deemed: '逾期未作决定,视为准予延续',
    refused: '不予延续(延期)',
    moot: '决定已撤销',
  }[decision.outcome];
  return [applied, { kind: 'ended', at: decision.at, reason, basis }];
}
