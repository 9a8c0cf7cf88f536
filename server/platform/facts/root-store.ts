import type { Database, Transaction } from '../database/index.ts';
import { parseRoot, type SignedRoot } from './root-record.ts';

type Reader = Pick<Database, 'read'>;

/** Any number will do that no other advisory lock of two numbers uses. */
const LOCK = 0x7a68;

/** A row of facts.roots; `root` is null where its content is nonsense. */
export type RootRow = { readonly day: string; readonly root: SignedRoot | null };

/** One maker or reader of a home's roots at a time, until the transaction ends: row and file go together. */
export async function lockRoots(tx: Transaction, home: string): Promise<void> {
  const text = 'SELECT pg_advisory_xact_lock($1::int, $2::int)';
  await tx.read({ name: 'facts_roots_lock', text, values: [LOCK, home] });
}

/** Homes that have facts or roots. */
export async function readRootHomes(db: Reader): Promise<string[]> {
  const rows = await db.read<{ home: string }>({
    name: 'facts_root_homes',
    text: 'SELECT home FROM facts.heads UNION SELECT home FROM facts.roots ORDER BY home',
  });
  return rows.map((row) => row.home);
}

/** The newest root of a home. */
export async function readLastRoot(db: Reader, home: string): Promise<RootRow | undefined> {
  const [row] = await db.read<{ day: string; content: unknown }>({
    name: 'facts_root_last',
    text: 'SELECT day, content FROM facts.roots WHERE home = $1 ORDER BY day DESC LIMIT 1',
    values: [home],
  });
  return row && { day: row.day, root: parseRoot(row.content) };
}

/** All roots of a home by day: some four hundred bytes each, so ten years are 1.5 MB. */
export async function readRoots(db: Reader, home: string): Promise<RootRow[]> {
  const rows = await db.read<{ day: string; content: unknown }>({
    name: 'facts_roots',
    text: 'SELECT day, content FROM facts.roots WHERE home = $1 ORDER BY day',
    values: [home],
  });
  return rows.map((row) => ({ day: row.day, root: parseRoot(row.content) }));
}

export async function insertRoot(tx: Transaction, root: SignedRoot): Promise<void> {
  await tx.query({
    name: 'facts_root_insert',
    text: 'INSERT INTO facts.roots (home, day, content) VALUES ($1, $2, $3)',
    values: [root.home, root.day, JSON.stringify(root)],
  });
}

/**
 * Position up to which a home's facts were recorded before `end`, at most `most`: everything before the first
 * fact of a later day. A fact from a clock that runs ahead (recorded after `now`) belongs to no later day, or
 * it would keep all that follow it out of the roots.
 */
export async function readThrough(
  db: Reader,
  home: string,
  reach: { readonly after: number; readonly most: number; readonly end: string; readonly now: string },
): Promise<number> {
  const [row] = await db.read<{ through: number }>({
    name: 'facts_root_through',
    text: `SELECT coalesce(
             (SELECT position - 1 FROM facts.facts
              WHERE home = $1 AND position > $2 AND position <= $3 AND recorded_at >= $4 AND recorded_at <= $5
              ORDER BY position LIMIT 1),
             (SELECT least(position, $3) FROM facts.heads WHERE home = $1), 0) AS through`,
    values: [home, reach.after, reach.most, reach.end, reach.now],
  });
  return row?.through ?? 0;
}

/** Position of a home's newest fact as its head says, 0 without one. */
export async function readHead(db: Reader, home: string): Promise<number> {
  const [row] = await db.read<{ position: number }>({
    name: 'facts_head',
    text: 'SELECT position FROM facts.heads WHERE home = $1',
    values: [home],
  });
  return row?.position ?? 0;
}

/** Whether any fact stands after a position. */
export async function hasFactsAfter(db: Reader, home: string, position: number): Promise<boolean> {
  const rows = await db.read({
    name: 'facts_beyond',
    text: 'SELECT 1 FROM facts.facts WHERE home = $1 AND position > $2 LIMIT 1',
    values: [home, position],
  });
  return rows.length > 0;
}

const BATCH = 10_000;

export type Digests =
  | { readonly ok: true; readonly digests: readonly string[] }
  | { readonly ok: false; readonly missing: number };

/**
 * Recorded digests of the facts after `after` up to `through`, read batch by batch: what is kept is one
 * string a fact. Names the first position at which there is no fact.
 */
export async function readDigests(
  db: Reader,
  home: string,
  after: number,
  through: number,
): Promise<Digests> {
  const digests: string[] = [];
  for (let last = after; last < through; ) {
    const rows = await db.read<{ position: number; digest: string }>({
      name: 'facts_digests',
      text: `SELECT position, digest FROM facts.facts
             WHERE home = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4`,
      values: [home, last, through, BATCH],
    });
    for (const { position, digest } of rows) {
      if (position !== last + 1) return { ok: false, missing: last + 1 };
      digests.push(digest);
      last = position;
    }
    if (rows.length === 0) return { ok: false, missing: last + 1 };
  }
  return { ok: true, digests };
}
