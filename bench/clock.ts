import { dayFromText, type Instant, instantFromText, seedCalendar, startOf } from '@zongheng/core/calendar';
import { clock, explain, type Ledger, type LedgerEntry, type Limit } from '@zongheng/core/clock';
import { median } from './rounds.ts';

const BASIS = '行政许可法 §42';

const entry = (kind: Exclude<LedgerEntry['kind'], 'extended'>, at: string, reason: string): LedgerEntry => ({
  ...{ kind, at: instantFromText(`${at}:00+08:00`), reason, basis: BASIS },
});

/** Twenty working days with a correction, an expert review and an extension on the way: six entries. */
export const LEDGER: Ledger = [
  entry('started', '2026-09-21T09:00', '受理'),
  entry('stopped', '2026-09-25T15:00', '受理后补正,等待申请人'),
  entry('resumed', '2026-10-09T10:00', '收到补正材料'),
  entry('stopped', '2026-10-14T11:00', '特别程序:专家评审'),
  entry('resumed', '2026-10-28T16:00', '特别程序结束'),
  {
    ...{ kind: 'extended', at: instantFromText('2026-11-02T10:00:00+08:00'), by: 10 },
    ...{ reason: '延长10日', basis: BASIS },
  },
];

const LIMIT: Limit = { value: 20, unit: 'working-day', basis: BASIS, start: 'accepted' };

/** Moments from before the start to after the end, one every 7 h: no two evaluations in a row see the same day. */
const MOMENTS: readonly Instant[] = Array.from(
  { length: 256 },
  (_, i) => (startOf(dayFromText('2026-09-21')) + 12 * 3_600_000 + i * 7 * 3_600_000) as Instant,
);

/** Evaluations a second on one core. */
export type ClockSpeeds = { readonly floor: number; readonly clock: number; readonly explain: number };

/** Measures each way in turn, several times; the medians. @param ms how long one measurement lasts */
export function measureClock(ms = 300, times = 5): ClockSpeeds {
  const ways = { floor: walkOnly, clock: readClock, explain: explainClock };
  const speeds: Record<keyof ClockSpeeds, number[]> = { floor: [], clock: [], explain: [] };
  for (let i = 0; i <= times; i += 1) {
    for (const name of ['floor', 'clock', 'explain'] as const) {
      const speed = speedOf(ways[name], ms);
      // The first turn warms up.
      if (i > 0) speeds[name].push(speed);
    }
  }
  return { floor: median(speeds.floor), clock: median(speeds.clock), explain: median(speeds.explain) };
}

/** What no evaluation can do without: every entry looked at once, those after the moment left out. */
export function walkOnly(now: Instant): number {
  let last = 0;
  for (const entry of LEDGER) {
    if (entry.at > now) break;
    if (entry.kind !== 'extended') last = entry.at;
  }
  return now - last;
}

export function readClock(now: Instant): number {
  return clock(LIMIT, LEDGER, seedCalendar, now).used;
}

export function explainClock(now: Instant): number {
  return explain(LIMIT, LEDGER, seedCalendar, now).lines.length;
}

/** Where results go, so that no loop can be left out for having none. */
let sink = 0;

function speedOf(evaluate: (now: Instant) => number, ms: number): number {
  const since = performance.now();
  let count = 0;
  while (performance.now() - since < ms) {
    for (const now of MOMENTS) sink += evaluate(now);
    count += MOMENTS.length;
  }
  if (Number.isNaN(sink)) throw new Error('an evaluation without a number');
  return (count / (performance.now() - since)) * 1000;
}
