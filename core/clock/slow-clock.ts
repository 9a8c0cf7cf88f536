import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Limit } from './limit.ts';

/** A time in which the clock ran. */
type Span = { readonly from: Instant; readonly to: Instant };

const CLOSE_MS = 17.5 * 3_600_000;

/**
 * A second, deliberately simple computation for tests: lists the spans in which the clock ran, then asks of
 * every single day whether it ran at its first moment. Slow and obvious; must agree with {@link clock}. Null
 * before the start. `due`: last day in time of the span that overran, else of the open one; null if stopped.
 */
export function slowClock(limit: Limit, ledger: Ledger, calendar: Calendar, now: Instant) {
  const known = tidy(ledger).filter((entry) => entry.at <= now);
  const start = known.findIndex((entry) => entry.kind === 'started');
  if (start < 0) return null;
  const { spans, round, running } = spansOf(known.slice(start), now);
  const values = [limit.value, ...(limit.rounds ?? [])];
  const total = known.reduce(
    (sum, entry) => (entry.kind === 'extended' ? sum + entry.by : sum),
    values[Math.min(round, values.length) - 1] ?? 0,
  );

  let used = 0;
  let lapsed: LegalDay | null = null;
  let due: LegalDay | null = null;
  spans.forEach((span, i) => {
    due = lastDayOf(limit, calendar, span, total - used, i === 0 && total === 0);
    if (dayOf(span.to) > due && lapsed === null) lapsed = due;
    for (let day = dayOf(span.from); day <= dayOf(span.to); day = addDays(day, 1)) {
      const ran = span.from < startOf(day) && startOf(day) <= span.to;
      if (ran && counts(limit, calendar, day)) used += 1;
    }
  });
  return { used, total, round, over: lapsed !== null, due: lapsed ?? (running ? due : null) };
}

/** The spans since the last interruption; the last one is open until now. */
function spansOf(life: Ledger, now: Instant) {
  let spans: Span[] = [];
  let round = 1;
  let depth = 0;
  let from: Instant | null = life[0]?.at ?? null;
  for (const entry of life) {
    if (entry.kind === 'stopped' || entry.kind === 'interrupted') {
      if (from !== null) spans.push({ from, to: entry.at });
      from = null;
      depth += 1;
    }
    if (entry.kind === 'interrupted') {
      spans = [];
      round += 1;
    }
    if (entry.kind === 'resumed' && depth > 0) {
      depth -= 1;
      if (depth === 0) from = entry.at;
    }
    if (entry.kind === 'ended') {
      if (from !== null) spans.push({ from, to: entry.at });
      return { spans, round, running: false };
    }
  }
  if (from !== null) spans.push({ from, to: now });
  return { spans, round, running: from !== null };
}

/** The last day in time if the clock ran on from here. */
function lastDayOf(limit: Limit, calendar: Calendar, span: Span, left: number, atOnce: boolean): LegalDay {
  let day = dayOf(span.from);
  if (atOnce) {
    const closed = calendar.kindOf(day).working && span.from - startOf(day) >= CLOSE_MS;
    return rolled(closed ? addDays(day, 1) : day, calendar);
  }
  if (left <= 0 && limit.unit === 'working-day') return day;
  for (let seen = 0; seen < left; ) {
    day = addDays(day, 1);
    if (counts(limit, calendar, day)) seen += 1;
  }
  return rolled(day, calendar);
}

function counts(limit: Limit, calendar: Calendar, day: LegalDay): boolean {
  return limit.unit === 'calendar-day' || calendar.kindOf(day).working;
}

function rolled(day: LegalDay, calendar: Calendar): LegalDay {
  let next = day;
  while (!calendar.kindOf(next).working) next = addDays(next, 1);
  return next;
}

/** In the order of time, the same entry once. */
function tidy(ledger: Ledger): Ledger {
  const same = (a: LedgerEntry, b: LedgerEntry) => JSON.stringify(a) === JSON.stringify(b);
  const once = ledger.filter((entry, i) => ledger.findIndex((other) => same(other, entry)) === i);
  return once.sort((a, b) => a.at - b.at);
}
