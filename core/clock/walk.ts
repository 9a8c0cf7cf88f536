import type { Instant } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import type { ClockState } from './reading.ts';

/** What a unit of time does with the spans in which the clock ran. */
export type SpanKeeper = {
  /** The clock ran from `from` to `to`. */
  close(from: Instant, to: Instant): void;
  /** An interruption: everything counted before is void. */
  restart(): void;
};

export type Walk = {
  readonly state: ClockState;
  /** Start of the span still open, if running. */
  readonly from: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
};

/**
 * Walks an ordered ledger up to `now` and hands each closed span to the keeper. Overlapping stops are
 * counted: the clock runs again when the last of them is over. A resumption of a running clock, a second
 * start and anything after the end change nothing.
 */
export function walk(ledger: Ledger, now: Instant, keeper: SpanKeeper): Walk {
  let state: ClockState = 'not-started';
  let stops = 0;
  let from = now;
  let startedAt: Instant | null = null;
  let endedAt: Instant | null = null;
  for (const entry of ledger) {
    if (entry.at > now || state === 'ended') break;
    switch (entry.kind) {
      case 'started':
        if (state !== 'not-started') break;
        state = 'running';
        from = entry.at;
        startedAt = entry.at;
        break;
      case 'stopped':
      case 'interrupted':
        if (state === 'not-started') break;
        if (state === 'running') keeper.close(from, entry.at);
        state = 'stopped';
        stops += 1;
        if (entry.kind === 'interrupted') keeper.restart();
        break;
      case 'resumed':
        if (state !== 'stopped') break;
        stops -= 1;
        if (stops > 0) break;
        state = 'running';
        from = entry.at;
        break;
      case 'ended':
        if (state === 'not-started') break;
        if (state === 'running') keeper.close(from, entry.at);
        state = 'ended';
        endedAt = entry.at;
        break;
      case 'extended':
        break;
    }
  }
  return { state, from, startedAt, endedAt };
}

/** Sum of the extensions in force at `now`, in the unit of the limit. */
export function extensionsUntil(ledger: Ledger, now: Instant): number {
  let sum = 0;
  for (const entry of ledger) if (entry.kind === 'extended' && entry.at <= now) sum += entry.by;
  return sum;
}
