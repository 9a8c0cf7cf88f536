import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { storable } from '../../platform/text/index.ts';

/** What the centre says of one message. */
export type Outcome = {
  readonly id: string;
  readonly state: 'sent' | 'checked' | 'stored' | 'refused';
  readonly serial: string | null;
  /** The centre's own words. */
  readonly reason: string | null;
};

const REASON_LENGTH = 1000;

// Rows are locked in the order of their ids, here and wherever several are: two transactions that share some
// wait for each other instead of deadlocking.
const SETTLE = `
WITH n AS (
  SELECT * FROM json_to_recordset($1::json) AS n(id uuid, state text, serial text, reason text)
), locked AS (
  SELECT m.id FROM national.messages m JOIN n ON n.id = m.id ORDER BY m.id FOR UPDATE OF m
), u AS (
  UPDATE national.messages m SET
    state = n.state,
    attempts = m.attempts + CASE WHEN m.state = 'waiting' AND m.sent_at IS NULL THEN 1 ELSE 0 END,
    serial = coalesce(n.serial, m.serial),
    reason = CASE WHEN n.state = 'refused' THEN n.reason ELSE NULL END,
    refused_by = CASE WHEN n.state = 'refused' THEN 'centre' END,
    sent_at = coalesce(m.sent_at, $2),
    checked_at = CASE WHEN n.state IN ('checked', 'stored') THEN coalesce(m.checked_at, $2) END,
    stored_at = CASE WHEN n.state = 'stored' THEN coalesce(m.stored_at, $2) END,
    refused_at = CASE WHEN n.state = 'refused' THEN $2::timestamptz END
  FROM n JOIN locked USING (id) WHERE m.id = n.id AND m.state IN ('waiting', 'sent', 'checked') AND m.state <> n.state
  RETURNING m.id, m.thing, m.state, m.current, m.reason
)
SELECT id, thing, state, current, reason FROM u`;

/**
 * Children let go of by one statement. A flow or an item may have hundreds of thousands waiting for it: all at
 * once they would outlast the session's statement timeout, and wait for ever (some 100 µs each, measured).
 */
const RELEASE_MOST = 10_000;

const LET_GO = `gone AS (
  DELETE FROM national.waits w USING few s WHERE w.thing = s.thing AND w.child = s.child RETURNING w.child
), counted AS (
  SELECT child, count(*)::int AS n FROM gone GROUP BY child
), locked AS (
  SELECT m.id, c.n FROM national.messages m JOIN counted c ON c.child = m.id ORDER BY m.id FOR UPDATE OF m
), let_go AS (
  UPDATE national.messages m SET missing = m.missing - l.n FROM locked l WHERE m.id = l.id
)
SELECT count(*)::int AS n FROM gone`;

const RELEASE = `
WITH few AS (
  SELECT thing, child FROM national.waits WHERE thing = ANY($1) LIMIT ${RELEASE_MOST}
), ${LET_GO}`;

/** What a process left behind that died between storing a parent and letting go of its children. */
const RELEASE_LEFT = `
WITH few AS (
  SELECT w.thing, w.child FROM national.waits w
  JOIN national.messages p ON p.thing = w.thing AND p.current AND p.state = 'stored' LIMIT ${RELEASE_MOST}
), ${LET_GO}`;

/**
 * Enters what the centre answered. What became stored lets go of those that waited for it; what was refused is
 * written down with the centre's words. An answer that comes twice, or late, changes nothing.
 */
export async function settle(
  db: Database,
  outcomes: readonly Outcome[],
  now: number,
  newId: () => string,
): Promise<number> {
  if (outcomes.length === 0) return 0;
  const { moved, stored } = await db.transaction((tx) => {
    mayBeLost(tx);
    return settleIn(tx, outcomes, now, newId);
  });
  await release(db, stored);
  return moved;
}

/**
 * Lets go of what waited for these things, in a transaction of its own: one that held the parents' rows as well
 * could wait in a circle with the one that puts in further children.
 */
export async function release(db: Database, stored: readonly string[]): Promise<void> {
  if (stored.length === 0) return;
  let gone: number;
  do {
    gone = await db.transaction(async (tx) => {
      mayBeLost(tx);
      return releaseSome(tx, stored);
    });
  } while (gone === RELEASE_MOST);
}

/** As `release`, inside the caller's transaction. */
export async function releaseIn(tx: Transaction, stored: readonly string[]): Promise<void> {
  if (stored.length === 0) return;
  while ((await releaseSome(tx, stored)) === RELEASE_MOST);
}

async function releaseSome(tx: Transaction, stored: readonly string[]): Promise<number> {
  const [row] = await tx.read<{ n: number }>({ name: 'national_release', text: RELEASE, values: [stored] });
  return row?.n ?? 0;
}

/** Lets go of whatever still waits for things that are stored. Returns how many waited. */
export async function releaseLeft(db: Database): Promise<number> {
  let total = 0;
  for (;;) {
    const { rows } = await db.query<{ n: number }>({ name: 'national_release_left', text: RELEASE_LEFT });
    const gone = rows[0]?.n ?? 0;
    total += gone;
    if (gone < RELEASE_MOST) return total;
  }
}

/**
 * Does not wait for the disk at COMMIT: what the transaction writes down is found out once more where the
 * server dies within a moment of it (a sent row is there under its key, an answer is read again).
 */
export function mayBeLost(tx: Pick<Transaction, 'query'>): void {
  // Goes with the next statement. Where it fails, that one fails with it.
  tx.query({ name: 'national_may_be_lost', text: 'SET LOCAL synchronous_commit = off' }).catch(() => {});
}

/** As `settle`, inside the caller's transaction; what is stored is let go by `release` or `releaseIn`. */
export async function settleIn(
  tx: Transaction,
  outcomes: readonly Outcome[],
  now: number,
  newId: () => string,
): Promise<Settled> {
  if (outcomes.length === 0) return { moved: 0, stored: [] };
  const at = formatInstant(now as Instant);
  const given = outcomes.map((each) => ({
    ...each,
    reason: each.reason === null ? null : storable(each.reason, REASON_LENGTH),
  }));
  const changed = await tx.read<Changed>({
    name: 'national_settle',
    text: SETTLE,
    values: [JSON.stringify(given), at],
  });
  const stored = changed.filter((row) => row.state === 'stored' && row.current).map((row) => row.thing);
  const refused = changed.filter((row) => row.state === 'refused');
  await note(
    tx,
    refused.map((row) => ({ id: row.id, what: 'refused', detail: row.reason ?? '', person: null })),
    at,
    newId,
  );
  return { moved: changed.length, stored };
}

/** How many messages moved on, and the things whose children may be let go now. */
export type Settled = { readonly moved: number; readonly stored: readonly string[] };

type Changed = {
  readonly id: string;
  readonly thing: string;
  readonly state: string;
  readonly current: boolean;
  readonly reason: string | null;
};

export type Note = {
  readonly id: string;
  readonly what: string;
  readonly detail: string;
  readonly person: string | null;
};

/** Writes down what befell messages. */
export async function note(
  tx: Pick<Transaction, 'query'>,
  notes: readonly Note[],
  at: string,
  newId: () => string,
): Promise<void> {
  if (notes.length === 0) return;
  await tx.query({
    name: 'national_note',
    text: `INSERT INTO national.events (id, message_id, at, what, detail, person)
           SELECT id, message, $2, what, detail, person
           FROM json_to_recordset($1::json) AS n(id uuid, message uuid, what text, detail text, person text)`,
    values: [JSON.stringify(notes.map((each) => ({ ...each, id: newId(), message: each.id }))), at],
  });
}
