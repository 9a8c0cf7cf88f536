import { type Calendar, dayOf, formatDay, type Instant } from '../calendar/index.ts';
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
import {
  deliveryLedger,
  deliveryLimit,
  foremostOpinion,
  opinionLedger,
  opinionLimit,
  renewalLedger,
  renewalLimit,
} from './side-ledgers.ts';
import type { CaseState, Move } from './state.ts';
import { statusInfo } from './status.ts';

/**
 * The measures of a case: the five days to accept (step), the promised and the statutory limit, the allotted
 * time of an open special procedure, the ten days to deliver the decision, the time of another department to
 * give its opinion, and the time to decide on a renewal.
 */
export const MEASURES = [
  'acceptance',
  'committed',
  'statutory',
  'special',
  'delivery',
  'opinion',
  'renewal',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Five working days to say what is missing, or the application counts as accepted. */
export const ACCEPTANCE_LIMIT: Limit = {
  value: 5,
  unit: 'working-day',
  basis: '行政许可法 §32',
  start: 'received',
};

const SOURCE_ACCEPTANCE = '行政许可法 §32';

/**
 * The limit behind a measure; null where the measure does not apply to this case. The calendar matters where
 * the limit is a day and not a number: a renewal must be decided before the result runs out.
 */
export function limitOf(
  state: CaseState,
  item: ItemRule,
  measure: Measure,
  calendar: Calendar,
): Limit | null {
  switch (measure) {
    case 'acceptance':
      return ACCEPTANCE_LIMIT;
    case 'committed':
      return item.committed;
    case 'statutory':
      return item.statutory;
    case 'special': {
      const special = lastSpecial(state);
      if (!special || special.days === null) return null;
      return { value: special.days, unit: 'working-day', basis: special.basis, start: 'accepted' };
    }
    case 'delivery':
      return deliveryLimit(state, item);
    case 'opinion': {
      const request = foremostOpinion(state, calendar);
      return request && opinionLimit(request);
    }
    case 'renewal': {
      const renewal = state.renewals.at(-1);
      return renewal ? renewalLimit(renewal, calendar) : null;
    }
  }
}

/** The ledger of one measure, derived from what happened to the case. */
export function ledgerOf(state: CaseState, item: ItemRule, measure: Measure, calendar: Calendar): Ledger {
  switch (measure) {
    case 'acceptance':
      return acceptanceLedger(state.moves);
    case 'committed':
      return decisionLedger(state.moves, item.committed, true);
    case 'statutory':
      return item.statutory === null ? [] : decisionLedger(state.moves, item.statutory, false);
    case 'special':
      return specialLedger(state.moves);
    case 'delivery':
      return deliveryLedger(state);
    case 'opinion': {
      const request = foremostOpinion(state, calendar);
      return request ? opinionLedger(request) : [];
    }
    case 'renewal': {
      const renewal = state.renewals.at(-1);
      return renewal ? renewalLedger(renewal) : [];
    }
  }
}

/** Reads one measure's clock; null where the measure does not apply. */
export function readMeasure(
  state: CaseState,
  item: ItemRule,
  measure: Measure,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Reading | null {
  const limit = limitOf(state, item, measure, calendar);
  return limit === null ? null : clock(limit, ledgerOf(state, item, measure, calendar), calendar, now, rule);
}

function acceptanceLedger(moves: readonly Move[]): Ledger {
  const ledger: LedgerEntry[] = [];
  for (const { what, at } of moves) {
    const entry = (kind: Exclude<LedgerEntry['kind'], 'extended'>, reason: string) =>
      ledger.push({ kind, at, reason, basis: SOURCE_ACCEPTANCE });
    if (what === 'received') entry('started', '收到申请');
    else if (what === 'correction-requested') entry('interrupted', '已一次性告知补正,等待申请人');
    else if (what === 'correction-supplied') entry('resumed', '收到补正材料,重新起算');
    else if (what === 'accepted')
      return [...ledger, { kind: 'ended', at, reason: '受理', basis: SOURCE_ACCEPTANCE }];
    else if (what === 'ended') entry('ended', '受理环节结束');
  }
  return ledger;
}

/**
 * Statutory: only special procedures that statute takes off the clock stop it (行政许可法 §45). Committed,
 * which is also the centre's measure: corrections asked for after acceptance stop it too [check]. A limit
 * that runs from receipt begins anew when a correction before acceptance has been supplied.
 */
function decisionLedger(moves: readonly Move[], limit: Limit, committed: boolean): Ledger {
  const ledger: LedgerEntry[] = [];
  const fromReceipt = limit.start === 'received';
  let accepted = false;
  let stopped = false;
  for (const move of moves) {
    const { at } = move;
    const entry = (kind: Exclude<LedgerEntry['kind'], 'extended'>, reason: string, basis: string) =>
      ledger.push({ kind, at, reason, basis });
    switch (move.what) {
      case 'received':
        if (fromReceipt) entry('started', '收到申请', limit.basis);
        break;
      case 'accepted':
        accepted = true;
        if (!fromReceipt) {
          const reason = move.deemed ? `逾期未告知,自${formatDay(dayOf(at))}收到之日起视同受理` : '受理';
          entry('started', reason, move.deemed ? SOURCE_ACCEPTANCE : limit.basis);
        }
        break;
      case 'correction-requested':
        if (!accepted && fromReceipt) entry('interrupted', '补正,收齐后重新起算', SOURCE_ACCEPTANCE);
        else if (accepted && committed) entry('stopped', '受理后补正,等待申请人', '国家平台时限口径[check]');
        stopped = accepted ? committed : fromReceipt;
        break;
      case 'correction-supplied':
        if (stopped) entry('resumed', '收到补正材料', SOURCE_ACCEPTANCE);
        stopped = false;
        break;
      case 'special-started':
        stopped = committed || move.stopsStatutory;
        if (stopped) entry('stopped', `特别程序:${move.name}`, move.basis);
        break;
      case 'special-ended':
        if (stopped) entry('resumed', '特别程序结束', limit.basis);
        stopped = false;
        break;
      case 'extended':
        ledger.push({ kind: 'extended', at, by: move.days, reason: extended(move), basis: move.basis });
        break;
      case 'ended':
        entry('ended', statusInfo(move.status).name, limit.basis);
        break;
    }
  }
  return ledger;
}

function extended({ days, approver }: Extract<Move, { what: 'extended' }>): string {
  return approver === undefined ? `延长${days}日` : `延长${days}日,${approver}批准`;
}

function specialLedger(moves: readonly Move[]): Ledger {
  const begun = moves.findLastIndex((move) => move.what === 'special-started');
  const start = moves[begun];
  if (start?.what !== 'special-started') return [];
  const ledger: LedgerEntry[] = [
    { kind: 'started', at: start.at, reason: `特别程序:${start.name}`, basis: start.basis },
  ];
  const end = moves.slice(begun).find((move) => move.what === 'special-ended');
  if (end) ledger.push({ kind: 'ended', at: end.at, reason: '特别程序结束', basis: start.basis });
  return ledger;
}

function lastSpecial(state: CaseState) {
  const move = state.moves.findLast((candidate) => candidate.what === 'special-started');
  return move?.what === 'special-started' ? move : null;
}
