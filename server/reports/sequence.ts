import type { Refusal } from '@zongheng/core';
import type { ReportKind } from './kinds.ts';
import { MESSAGES } from './messages.ts';

type Reported = {
  readonly workId: string | null;
  readonly kind: ReportKind;
  readonly happenedOn: string;
  readonly period: string | null;
  readonly investedTotal: string | null;
};

/** On one day things happen in this order. */
const ORDER: readonly ReportKind[] = [
  'delayed-start',
  'start',
  'resumption',
  'progress',
  'suspension',
  'completion',
];

/**
 * The first report of a project that cannot be true beside the others; null if they all can. They are taken in
 * the order in which things happened, so a late report finds its place. Works report apart from each other; what
 * is reported of the whole project holds for each of its works.
 */
export function sequenceFault(reports: readonly Reported[]): Refusal | null {
  const line = reports
    .map((report, filed) => ({ report, filed }))
    .sort(
      (a, b) =>
        compare(a.report.happenedOn, b.report.happenedOn) ||
        ORDER.indexOf(a.report.kind) - ORDER.indexOf(b.report.kind) ||
        a.filed - b.filed,
    )
    .map(({ report }) => report);
  for (const [i, report] of line.entries()) {
    const fault = faultAfter(line.slice(0, i), report);
    if (fault) return fault;
  }
  return null;
}

function faultAfter(before: readonly Reported[], report: Reported): Refusal | null {
  const { workId, kind } = report;
  const own = before.filter((each) => each.workId === workId);
  const touching = before.filter((each) => each.workId === workId || each.workId === null || workId === null);
  const above = before.filter((each) => each.workId === workId || each.workId === null);
  const started = touching.some((each) => each.kind === 'start');
  const completed = above.find((each) => each.kind === 'completion');
  if (completed) {
    return kind === 'completion'
      ? say('completed-before', MESSAGES.completionTwice)
      : say('completed-before', MESSAGES.afterCompletion(completed.happenedOn), 'happenedOn');
  }
  switch (kind) {
    case 'start':
      return above.some((each) => each.kind === 'start') ? say('started-before', MESSAGES.startTwice) : null;
    case 'delayed-start':
      return started ? say('started-before', MESSAGES.alreadyStarted, 'happenedOn') : null;
    case 'progress':
    case 'completion':
    case 'suspension':
    case 'resumption':
      break;
  }
  if (!started) return say('not-started', MESSAGES.notStarted(MESSAGES.kinds[kind]), 'happenedOn');
  if (kind === 'progress' && own.some((each) => each.period === report.period && each.kind === kind)) {
    return say('period-reported', MESSAGES.periodTaken(report.period ?? ''), 'period');
  }
  const suspended = own.findLast((each) => each.kind === 'suspension' || each.kind === 'resumption');
  if (kind === 'suspension' && suspended?.kind === 'suspension') {
    return say('suspended-already', MESSAGES.alreadySuspended);
  }
  if (kind === 'resumption' && suspended?.kind !== 'suspension') {
    return say('not-suspended', MESSAGES.notSuspended);
  }
  const last = own.findLast((each) => each.investedTotal !== null);
  if (last?.investedTotal && report.investedTotal && less(report.investedTotal, last.investedTotal)) {
    return say(
      'invested-decreased',
      MESSAGES.investedLess(last.investedTotal, last.happenedOn),
      'investedTotal',
    );
  }
  return null;
}

function say(code: string, message: string, field?: string): Refusal {
  const refusal = { code, message, source: MESSAGES.source };
  return field === undefined ? refusal : { ...refusal, field };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Of two decimals with at most four places; money is never a binary fraction. */
function less(a: string, b: string): boolean {
  return tenThousandths(a) < tenThousandths(b);
}

function tenThousandths(text: string): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}
