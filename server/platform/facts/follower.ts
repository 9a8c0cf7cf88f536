import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Transaction } from '../database/index.ts';
import { readFeed, type StoredFact } from './feed.ts';

/**
 * A reader of the feed with a cursor of its own. `handle` gets facts of one home, in order, and runs in the
 * transaction that moves the cursor; what it does elsewhere (commands to another stream, messages) must bear
 * being done twice.
 */
export type Follower = {
  readonly name: string;
  handle(facts: readonly StoredFact[], tx: Transaction): Promise<void>;
};

export type StepOptions = { readonly batch?: number };

/** What one round over the homes brought: facts handled, homes that another process is reading. */
type Round = { readonly handled: number; readonly busy: number };

/** Hears why a home got no further. Its cursor has not moved. */
type OnHomeError = (error: unknown, home: string) => void;

const RETRY_MS = 2000;
const BUSY_MS = 20;

/**
 * Takes every home one batch further. Returns the number of facts handled; 0 means caught up, or left to
 * others: a home that another process is reading is left to it (SKIP LOCKED), so several workers may run the
 * same follower.
 *
 * @throws what `handle` threw, after the other homes have had their turn: one fact that cannot be handled
 * holds up its own home only. An AggregateError where several homes failed.
 */
export async function step(db: Database, follower: Follower, options: StepOptions = {}): Promise<number> {
  return (await roundOrThrow(db, follower, options)).handled;
}

/** Steps until the follower has caught up with the heads, waiting for homes that others are reading. */
export async function catchUp(db: Database, follower: Follower, options: StepOptions = {}): Promise<number> {
  let total = 0;
  for (;;) {
    const { handled, busy } = await roundOrThrow(db, follower, options);
    if (handled === 0 && busy === 0) return total;
    if (handled === 0) await pause(BUSY_MS);
    total += handled;
  }
}

export type RunOptions = StepOptions & {
  readonly signal: AbortSignal;
  readonly pollMs?: number;
  /** How long a home rests after an error. */
  readonly retryMs?: number;
  /** `home` is missing where the heads themselves could not be read. */
  readonly onError: (follower: string, error: unknown, home?: string) => void;
};

/**
 * Follows until the signal aborts, polling the heads (a NOTIFY inside a fact's transaction costs more than
 * half its speed). An error is reported and tried again after a rest; the cursor has not moved, and the other
 * homes go on meanwhile.
 */
export async function follow(db: Database, follower: Follower, options: RunOptions): Promise<void> {
  const { signal, pollMs = 250, retryMs = RETRY_MS, onError } = options;
  const resting = new Map<string, number>();
  const rests = (home: string) => signal.aborted || (resting.get(home) ?? 0) > performance.now();
  while (!signal.aborted) {
    let idle = pollMs;
    try {
      const onHomeError: OnHomeError = (error, home) => {
        resting.set(home, performance.now() + retryMs);
        if (!signal.aborted) onError(follower.name, error, home);
      };
      const { handled } = await round(db, follower, options, onHomeError, rests);
      if (handled > 0) idle = 0;
    } catch (error) {
      if (signal.aborted) return;
      onError(follower.name, error);
      idle = retryMs;
    }
    if (idle > 0) await pause(idle, undefined, { signal }).catch(() => {});
  }
}

async function roundOrThrow(db: Database, follower: Follower, options: StepOptions): Promise<Round> {
  const errors: unknown[] = [];
  const result = await round(db, follower, options, (error) => errors.push(error));
  if (errors.length > 1) throw new AggregateError(errors, `${follower.name}: ${errors.length} homes failed`);
  if (errors.length === 1) throw errors[0];
  return result;
}

async function round(
  db: Database,
  follower: Follower,
  options: StepOptions,
  onHomeError: OnHomeError,
  rests: (home: string) => boolean = () => false,
): Promise<Round> {
  const behind = await db.read<{ home: string; opened: boolean }>({
    name: 'facts_behind',
    text: `SELECT h.home, c.home IS NOT NULL AS opened FROM facts.heads h
           LEFT JOIN facts.cursors c ON c.reader = $1 AND c.home = h.home
           WHERE h.position > coalesce(c.position, 0) ORDER BY h.home`,
    values: [follower.name],
  });
  let handled = 0;
  let busy = 0;
  for (const { home, opened } of behind) {
    if (rests(home)) continue;
    try {
      if (!opened) await openCursor(db, follower, home);
      const count = await stepHome(db, follower, home, options.batch ?? 500);
      if (count === 'busy') busy += 1;
      else handled += count;
    } catch (error) {
      onHomeError(error, home);
    }
  }
  return { handled, busy };
}

/** Outside the step's transaction: an upsert inside it would lock the row and defeat SKIP LOCKED. */
async function openCursor(db: Database, follower: Follower, home: string): Promise<void> {
  await db.query({
    name: 'facts_cursor_open',
    text: `INSERT INTO facts.cursors (reader, home, position) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING`,
    values: [follower.name, home],
  });
}

async function stepHome(
  db: Database,
  follower: Follower,
  home: string,
  batch: number,
): Promise<number | 'busy'> {
  return db.transaction(async (tx) => {
    const [cursor] = await tx.read<{ position: number }>({
      name: 'facts_cursor_take',
      text: `SELECT position FROM facts.cursors WHERE reader = $1 AND home = $2 FOR UPDATE SKIP LOCKED`,
      values: [follower.name, home],
    });
    if (!cursor) return 'busy';
    const facts = await readFeed(tx, home, cursor.position, batch);
    const last = facts.at(-1);
    if (!last) return 0;
    await follower.handle(facts, tx);
    await tx.query({
      name: 'facts_cursor_move',
      text: 'UPDATE facts.cursors SET position = $3 WHERE reader = $1 AND home = $2',
      values: [follower.name, home, last.position],
    });
    return facts.length;
  });
}
