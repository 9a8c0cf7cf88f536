import { addDays, type Calendar, dayOf, type Instant } from '../calendar/index.ts';
import { clock } from './clock.ts';
import { describeReading, type ExplanationNote, notesOf } from './describe.ts';
import { type ExplanationLine, explainDay } from './explain-day.ts';
import { inOrder, type Ledger } from './ledger.ts';
import { DEFAULT_SIGNAL_RULE, type Limit, type SignalRule } from './limit.ts';
import type { Reading } from './reading.ts';

export type Explanation = {
  readonly reading: Reading;
  /** The limit, what happened to it, and where it stands, in one sentence. */
  readonly sentence: string;
  /** What changed the limit itself: each extension and each interruption with its reason and source. */
  readonly notes: readonly ExplanationNote[];
  readonly lines: readonly ExplanationLine[];
};

/**
 * Why the clock shows what it shows: one line a day or run of days from the start to the due day (or to
 * today, if later), each with its reason and source. Same arguments and same counting as {@link clock}.
 */
export function explain(
  limit: Limit,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Explanation {
  const reading = clock(limit, ledger, calendar, now, rule);
  const sentence = describeReading(limit, reading);
  if (reading.startedAt === null) return { reading, sentence, notes: [], lines: [] };

  const entries = lifeOf(inOrder(ledger), now);
  const notes = notesOf(limit, entries, calendar);
  if (limit.unit === 'hour') return { reading, sentence, notes, lines: [] };
  const first = dayOf(reading.startedAt);
  const today = dayOf(reading.endedAt ?? now);
  const horizon = reading.endedAt === null ? (reading.dueDay ?? today) : today;
  const last = addDays(first, Math.max(horizon, today) - first);
  const lines: ExplanationLine[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const line = explainDay(limit, entries, calendar, day);
    const previous = lines.at(-1);
    const sameRun =
      previous !== undefined &&
      previous.kind === line.kind &&
      previous.reason === line.reason &&
      previous.provisional === line.provisional;
    if (sameRun) lines[lines.length - 1] = { ...previous, to: day, days: previous.days + line.days };
    else lines.push(line);
  }
  return { reading, sentence, notes, lines };
}

/** What the clock heeds, as `walk` does: from the start to the end, and nothing after now; extensions always. */
function lifeOf(ledger: Ledger, now: Instant): Ledger {
  const known = ledger.filter((entry) => entry.at <= now);
  const start = known.findIndex((entry) => entry.kind === 'started');
  const end = known.findIndex((entry, i) => i > start && entry.kind === 'ended');
  const before = known.slice(0, start).filter((entry) => entry.kind === 'extended');
  const life = known.slice(start, end < 0 ? undefined : end + 1);
  const after = end < 0 ? [] : known.slice(end + 1).filter((entry) => entry.kind === 'extended');
  const [first, ...rest] = life;
  return first ? [first, ...before, ...rest, ...after] : [];
}
