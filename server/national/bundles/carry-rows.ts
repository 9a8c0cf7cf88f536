import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FrontDatabase, FrontState, Invalidation } from '../construction/front.ts';
import type { AnswerRow, UpRow } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

const STORED = 3;
const REFUSED = 2;
const CHECKED = 1;
/** Rows a transaction: what the protocol recommends at most. */
const BATCH = 200;
/** Keys a question. */
const ASK = 2000;

export type CarryDeps = {
  readonly front: Pick<FrontDatabase, 'write' | 'states'>;
  readonly now: () => number;
  /** Lets the centre work for a while. */
  readonly pause: () => Promise<void>;
  /** Hears after each round how many rows the centre has settled. */
  readonly onProgress?: (settled: number) => void;
};

export type CarryOptions = {
  /** False: only asks what became of the rows. */
  readonly writes: boolean;
  /** How long to wait for the centre after its last progress, in milliseconds. */
  readonly patienceMs: number;
};

type Seen = Map<string, FrontState>;

/**
 * Takes a bundle's rows to the front database, one level of parents after the other: a child is written when
 * the centre has stored what it needs. Everything is looked up there first, so that a run that was broken off
 * is simply run again: a row is known by its key and never written twice.
 *
 * @returns what became of every row, as far as the centre had come
 * @throws LineDown where the front database could not be used
 */
export async function carryRows(
  deps: CarryDeps,
  rows: readonly UpRow[],
  options: CarryOptions,
): Promise<AnswerRow[]> {
  const { front } = deps;
  const seen: Seen = new Map();
  /** Rows the server itself would not take, with its words. */
  const turnedAway = new Map<string, string>();
  const done = new Set<string>();
  const own = new Set(rows.map((row) => row.id));
  let progress = deps.now();
  let before = '';
  for (;;) {
    await look(front, rows, own, seen);
    if (options.writes) await finishInvalid(deps, rows, seen, done);
    const blocked = options.writes ? blockedRows(rows, own, seen, turnedAway) : new Set<string>();
    const ready = options.writes
      ? rows.filter((row) => !isThere(row, seen, done, turnedAway) && hasParents(row, seen))
      : [];
    await write(deps, ready, turnedAway, done);
    const answer = rows.map((row) => answerOf(row, { seen, turnedAway, done, blocked, ...options }));
    const settled = answer.filter(({ state }) => state === 'stored' || state === 'refused').length;
    const now = deps.now();
    const summary = `${settled} ${answer.filter(({ state }) => state === 'checked').length} ${seen.size}`;
    if (ready.length > 0 || summary !== before) {
      progress = now;
      before = summary;
      deps.onProgress?.(settled);
    }
    // What was just written is looked at once more before the end.
    const open = answer.some(({ id, state }) => !isSettled(state) && !(state === 'kept' && blocked.has(id)));
    if (ready.length === 0 && (!open || !options.writes || now - progress >= options.patienceMs))
      return answer;
    if (ready.length === 0 || options.patienceMs > 0) await deps.pause();
  }
}

const isSettled = (state: AnswerRow['state']): boolean => state === 'stored' || state === 'refused';

function isThere(
  row: UpRow,
  seen: Seen,
  done: ReadonlySet<string>,
  turnedAway: ReadonlyMap<string, string>,
): boolean {
  return done.has(row.id) || seen.has(row.id) || turnedAway.has(row.id);
}

function hasParents(row: UpRow, seen: Seen): boolean {
  return row.parents.every(({ id }) => seen.get(id)?.state === STORED);
}

/** Rows that cannot go whatever the centre does now: a row they need was refused, or cannot go itself. */
function blockedRows(
  rows: readonly UpRow[],
  own: ReadonlySet<string>,
  seen: Seen,
  turnedAway: ReadonlyMap<string, string>,
): Set<string> {
  const blocked = new Set<string>();
  // Parents stand before their children: one pass is enough.
  for (const row of rows) {
    if (seen.has(row.id)) continue;
    const stuck = row.parents.some(({ id }) => {
      if (blocked.has(id) || turnedAway.has(id) || seen.get(id)?.state === REFUSED) return true;
      // Of an earlier bundle and never written: only a later bundle can bring it.
      return !own.has(id) && !seen.has(id);
    });
    if (stuck) blocked.add(row.id);
  }
  return blocked;
}

/** Asks for the states of all that is not settled: the rows, what they replace, and parents from elsewhere. */
async function look(
  front: CarryDeps['front'],
  rows: readonly UpRow[],
  own: ReadonlySet<string>,
  seen: Seen,
): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  const want = (table: string, id: string) => {
    const state = seen.get(id)?.state;
    if (state === STORED || state === REFUSED) return;
    wanted.set(table, (wanted.get(table) ?? new Set()).add(id));
  };
  for (const row of rows) {
    if (!row.retract) want(row.table, row.id);
    if (row.replaces !== null) want(row.table, row.replaces);
    for (const { table, id } of row.parents) if (!own.has(id)) want(table, id);
  }
  for (const [table, ids] of wanted) {
    const keys = [...ids];
    for (let at = 0; at < keys.length; at += ASK) {
      for (const state of await front.states(table, keys.slice(at, at + ASK))) seen.set(state.key, state);
    }
  }
}

/** A run that was broken off between a row and the mark on what it replaces. */
async function finishInvalid(
  { front, now }: CarryDeps,
  rows: readonly UpRow[],
  seen: Seen,
  done: Set<string>,
): Promise<void> {
  const left = rows.filter(
    (row) =>
      !row.retract &&
      row.replaces !== null &&
      seen.has(row.id) &&
      !done.has(row.id) &&
      seen.get(row.replaces)?.valid,
  );
  for (const [table, some] of Map.groupBy(left, (row) => row.table)) {
    await front.write(table, [], some.flatMap(toInvalid), formatInstant(now() as Instant));
    for (const row of some) done.add(row.id);
  }
}

/** Writes rows of one table together; nothing in one round depends on another row of it. */
async function write(
  { front, now }: CarryDeps,
  ready: readonly UpRow[],
  turnedAway: Map<string, string>,
  done: Set<string>,
): Promise<void> {
  // Rows of one statement have the same columns.
  const groups = Map.groupBy(ready, (row) => `${row.table} ${Object.keys(row.values).join()}`);
  for (const group of groups.values()) {
    for (let at = 0; at < group.length; at += BATCH) {
      const batch = group.slice(at, at + BATCH);
      const fresh = batch
        .filter((row) => !row.retract)
        .map(({ id, division, values }) => ({ key: id, division, values }));
      const invalid = batch.flatMap(toInvalid);
      const refused = await front.write(
        batch[0]?.table ?? '',
        fresh,
        invalid,
        formatInstant(now() as Instant),
      );
      for (const { key, reason } of refused) turnedAway.set(key, reason);
      for (const row of batch) done.add(row.id);
    }
  }
}

function toInvalid({ replaces, replaceReason }: UpRow): Invalidation[] {
  return replaces === null ? [] : [{ key: replaces, reason: replaceReason ?? '' }];
}

type Known = {
  readonly seen: Seen;
  readonly turnedAway: ReadonlyMap<string, string>;
  readonly done: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
  readonly writes: boolean;
};

function answerOf(row: UpRow, { seen, turnedAway, done, blocked, writes }: Known): AnswerRow {
  const { id } = row;
  const give = (state: AnswerRow['state'], serial: string | null, reason: string | null): AnswerRow => ({
    id,
    state,
    serial,
    reason,
  });
  if (row.retract) {
    // It has no row of its own: done when what it takes back is no longer valid there.
    const gone = done.has(id) || row.replaces === null || seen.get(row.replaces)?.valid !== true;
    return gone ? give('stored', null, null) : give('kept', null, say.kept.readOnly);
  }
  const away = turnedAway.get(id);
  if (away !== undefined) return give('refused', null, away);
  const there = seen.get(id);
  if (there === undefined) {
    if (done.has(id)) return give('written', null, null);
    const why = writes ? (blocked.has(id) ? say.kept.blocked : say.kept.waiting) : say.kept.readOnly;
    return give('kept', null, why);
  }
  if (there.state === STORED) return give('stored', there.serial, null);
  if (there.state === REFUSED) return give('refused', there.serial, there.reason ?? say.refusedWithoutReason);
  return give(there.state === CHECKED ? 'checked' : 'written', there.serial, null);
}
