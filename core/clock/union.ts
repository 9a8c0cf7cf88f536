import type { Instant } from '../calendar/index.ts';
import { inOrder, type Ledger, type LedgerEntry } from './ledger.ts';

/** One of the clocks a union is made of, under the name that stands in its reasons. */
export type UnionPart = { readonly name: string; readonly ledger: Ledger };

export type UnionWords = {
  /** Why the union began: '首个办件受理'. */
  readonly started: string;
  /** Why nothing runs where every clock so far has ended: '没有在办事项'. */
  readonly idle: string;
  readonly ended: string;
  readonly basis: string;
};

type Moment = { readonly at: Instant; readonly part: number; readonly stops: readonly LedgerEntry[] | null };

/**
 * The ledger of a clock that runs while at least one of the given clocks runs: a stage over its cases, a project
 * over its stages. It starts with the first of them, stands still while all that have begun are stopped or over
 * (waiting between applications does not count), and ends where the caller says it does.
 *
 * An interruption stops the union like any stop: the days it voids for its own clock have passed all the same.
 * Extensions of the parts lengthen nothing here: the union has a limit of its own.
 */
export function unionLedger(
  parts: readonly UnionPart[],
  words: UnionWords,
  endedAt: Instant | null = null,
): Ledger {
  const moments = parts.flatMap(({ ledger }, part) => momentsOf(ledger, part)).sort((a, b) => a.at - b.at);
  const open = new Map<number, readonly LedgerEntry[]>();
  const ledger: LedgerEntry[] = [];
  const { basis } = words;
  let holding: LedgerEntry | null = null as LedgerEntry | null;
  for (let i = 0; i < moments.length; i += 1) {
    const moment = moments[i];
    if (!moment) break;
    const { at, part, stops } = moment;
    if (stops === null) open.delete(part);
    else open.set(part, stops);
    if (ledger.length === 0) ledger.push({ kind: 'started', at, reason: words.started, basis });
    // What happens in one moment is judged together: the next one's start may be the last one's end.
    if (moments[i + 1]?.at === at) continue;
    const hold = holdOf(parts, open, words, at);
    if (hold?.reason === holding?.reason) continue;
    if (holding) ledger.push({ kind: 'resumed', at, reason: '恢复计时', basis });
    if (hold) ledger.push(hold);
    holding = hold;
  }
  if (endedAt !== null && ledger.length > 0) {
    ledger.push({ kind: 'ended', at: endedAt, reason: words.ended, basis });
  }
  return ledger;
}

/** The moments at which a clock's state changes: its open stops, none while it runs; null when it is over. */
function momentsOf(ledger: Ledger, part: number): Moment[] {
  const moments: Moment[] = [];
  let stops: LedgerEntry[] | null = null;
  for (const entry of inOrder(ledger)) {
    const { at, kind } = entry;
    if (kind === 'started') stops ??= [];
    else if (stops === null || kind === 'extended') continue;
    else if (kind === 'ended') return [...moments, { at, part, stops: null }];
    else if (kind === 'resumed') stops = stops.slice(0, -1);
    else stops = [...stops, entry];
    moments.push({ at, part, stops });
  }
  return moments;
}

/** Why the union stands still, null while something runs. */
function holdOf(
  parts: readonly UnionPart[],
  open: ReadonlyMap<number, readonly LedgerEntry[]>,
  words: UnionWords,
  at: Instant,
): LedgerEntry | null {
  const held: string[] = [];
  const sources = new Set<string>();
  for (const [part, [stop]] of [...open].sort(([a], [b]) => a - b)) {
    if (!stop) return null;
    held.push(`${parts[part]?.name ?? ''}:${stop.reason}`);
    sources.add(stop.basis);
  }
  if (held.length === 0) return { kind: 'stopped', at, reason: words.idle, basis: words.basis };
  const reason = `在办事项均停表(${held.join(';')})`;
  return { kind: 'stopped', at, reason, basis: [...sources].join('、') };
}
