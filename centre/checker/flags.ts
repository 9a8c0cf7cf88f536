import { clock, dayOf, type Instant, type LedgerEntry, type LegalDay, seedCalendar } from '@zongheng/core';
import { messages as say } from '../messages.ts';
import { STANDARD } from '../tables.ts';
import { ACCEPTED, ENDS, inOrder, type Step } from './progress.ts';

/** Something to look at; nothing is refused for it. */
export type Flag = {
  readonly rule: 13 | 14 | 15;
  readonly dfsjzj: string;
  readonly caseNumber: string;
  readonly note: string;
};

/** Decisions; withdrawing and refusing to accept are none. */
const DECIDED: ReadonlySet<number> = new Set([11, 12, 13]);
/** What the applicant does, at whatever hour he likes: hands in, withdraws, supplies a correction. */
const APPLICANTS: ReadonlySet<number> = new Set([1, 2, 7, 14]);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHANGHAI_MS = 8 * HOUR_MS;
const BASIS = '交换标准质量规则15';

/** Rules 13 to 15 over one case: `steps` all that counts, `fresh` the ids of what has just come. */
export function flagsOf(
  steps: readonly Step[],
  fresh: ReadonlySet<string>,
  limit: number | null,
  now: number,
): Flag[] {
  const ordered = inOrder(steps);
  const caseNumber = ordered[0]?.spsxslbm ?? '';
  const flags: Flag[] = [];
  const acceptance = ordered.find(({ blzt }) => blzt === ACCEPTED);
  for (const { dfsjzj, blzt, blsj } of ordered) {
    if (!fresh.has(dfsjzj)) continue;
    if (acceptance && DECIDED.has(blzt)) {
      const hours = (Date.parse(blsj) - Date.parse(acceptance.blsj)) / HOUR_MS;
      if (hours < STANDARD.instantHours) {
        flags.push({ rule: 13, dfsjzj, caseNumber, note: say.instant(hours.toFixed(1)) });
      }
    }
    const odd = APPLICANTS.has(blzt) ? null : oddHour(Date.parse(blsj));
    if (odd !== null) flags.push({ rule: 14, dfsjzj, caseNumber, note: odd });
  }
  const late = acceptance && limit !== null ? overdue(ordered, limit, now) : null;
  if (late !== null && acceptance) {
    const end = ordered.find(({ blzt }) => ENDS.has(blzt)) ?? acceptance;
    flags.push({ rule: 15, dfsjzj: end.dfsjzj, caseNumber, note: late });
  }
  return flags;
}

function oddHour(at: number): string | null {
  const { working } = seedCalendar.kindOf(dayOf(at as Instant));
  if (!working) return say.dayOff;
  const minutes = Math.floor(((at + SHANGHAI_MS) % DAY_MS) / 60_000);
  const inside = minutes >= minutesOf(STANDARD.officeFrom) && minutes <= minutesOf(STANDARD.officeTo);
  return inside ? null : say.outsideHours;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function overdue(ordered: readonly Step[], value: number, now: number): string | null {
  const days = [...ordered.map(({ blsj }) => Date.parse(blsj)), now].map((at) => dayOf(at as Instant));
  // Years the calendar has never heard of are somebody's typing error, not a delay.
  if (days.some((day) => !isKnown(day))) return null;
  const limit = { value, unit: 'working-day', basis: BASIS, start: 'accepted' } as const;
  const reading = clock(limit, ledgerOf(ordered), seedCalendar, now as Instant);
  return reading.used > reading.limit ? say.overdue(reading.used, reading.limit) : null;
}

function isKnown(day: LegalDay): boolean {
  const year = 1970 + day / 365.2425;
  return year > seedCalendar.firstYear + 1 && year < seedCalendar.lastYear + 20;
}

/** Corrections after acceptance and special procedures stop the centre's measure. */
function ledgerOf(ordered: readonly Step[]): LedgerEntry[] {
  const ledger: LedgerEntry[] = [];
  let running = false;
  let stops = 0;
  for (const { blzt, blsj } of ordered) {
    const entry = { at: Date.parse(blsj) as Instant, reason: String(blzt), basis: BASIS };
    if (blzt === ACCEPTED && !running) {
      ledger.push({ kind: 'started', ...entry });
      running = true;
    }
    if (!running) continue;
    if (ENDS.has(blzt)) return [...ledger, { kind: 'ended', ...entry }];
    if (blzt === 6 || blzt === 9) {
      stops += 1;
      if (stops === 1) ledger.push({ kind: 'stopped', ...entry });
    }
    if ((blzt === 7 || blzt === 10) && stops > 0) {
      stops -= 1;
      if (stops === 0) ledger.push({ kind: 'resumed', ...entry });
    }
  }
  return ledger;
}
