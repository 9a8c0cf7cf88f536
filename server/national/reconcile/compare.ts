import type { Bridge } from '../bridge-parts.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { addCount, type Counts } from './counts.ts';
import type { Found } from './differences.ts';
import { type FarRow, judge, type OwnRow } from './judge.ts';
import { readOurs, readTheirs, START } from './sides.ts';
import { type Pair, type Place, readWindow, type Window } from './windows.ts';

type Both = Pair<OwnRow, FarRow>;
type Seen = { readonly found: readonly Found[]; readonly next: Place | null };

/** One table of the front database, or one kind of the investment line, and the kinds of message that go there. */
export type Target = { readonly name: string; readonly kinds: readonly string[] };

/**
 * Compares one target with our messages, window by window; what is found is handed over as it is found. Messages
 * go on meanwhile: where a window seems to hold a difference it is read once more, and only what shows both
 * times counts.
 */
export async function compareTarget(
  bridge: Bridge,
  line: Line,
  target: Target,
  options: { readonly limit: number; readonly settledBefore: string; readonly counts: Counts },
  onFound: (found: readonly Found[]) => Promise<void>,
): Promise<void> {
  const { limit, settledBefore, counts } = options;
  const ours = readOurs(bridge.collect, line, target.kinds, limit);
  const theirs = readTheirs(bridge, line, target.name, limit);
  if (theirs === null) return;
  let place: Place | null = START;
  while (place !== null) {
    const from: Place = place;
    const look = () => readWindow(ours, theirs, from);
    const seen: Seen = await twice(
      look,
      (pair) => differs(pair, target, settledBefore),
      (window) => {
        for (const pair of window.pairs) count(counts, target, pair);
      },
    );
    await onFound(seen.found);
    place = seen.next;
  }
}

async function twice(
  look: () => Promise<Window<OwnRow, FarRow>>,
  find: (pair: Both) => Found | null,
  tally: (window: Window<OwnRow, FarRow>) => void,
): Promise<Seen> {
  const first = await look();
  const suspects = new Map(first.pairs.map((pair) => [pair.key, find(pair)?.what]));
  if (![...suspects.values()].some((what) => what !== undefined)) {
    tally(first);
    return { found: [], next: first.next };
  }
  const second = await look();
  tally(second);
  const found = second.pairs.flatMap((pair) => {
    const each = find(pair);
    return each && suspects.get(pair.key) === each.what ? [each] : [];
  });
  return { found, next: second.next };
}

function differs({ key, ours, theirs }: Both, target: Target, settledBefore: string): Found | null {
  const what = judge(ours, theirs, settledBefore);
  if (what === null) return null;
  return {
    what,
    kind: ours?.kind ?? target.kinds[0] ?? '',
    messageId: key,
    thing: ours?.thing ?? null,
    subject: ours?.subject ?? MESSAGES.reconcile.stranger(key),
    home: ours?.home ?? null,
    detail: MESSAGES.reconcile.detail(
      ours ? (MESSAGES.states[ours.state] ?? ours.state) : null,
      theirs ? MESSAGES.reconcile.far[theirs.state] : null,
      theirs?.valid ?? false,
      theirs?.reason ?? null,
    ),
  };
}

/**
 * Ours: current and stored, without retractions. Theirs: valid and stored, without the rows that only say that
 * another is taken back.
 */
function count(counts: Counts, target: Target, { ours, theirs }: Both): void {
  const kind = ours?.kind ?? target.kinds[0] ?? '';
  if (theirs?.valid === true && theirs.state === 'stored' && ours?.retract !== true) {
    addCount(counts, kind, 'theirs');
  }
  if (ours?.current !== true) return;
  if (ours.state === 'refused') addCount(counts, kind, 'refused');
  else if (ours.state !== 'stored') addCount(counts, kind, 'waiting');
  else addCount(counts, kind, ours.retract ? 'retracted' : 'ours');
}
