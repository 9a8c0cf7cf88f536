import {
  addDays,
  dayFromText,
  formatDay,
  formatInstant,
  type LegalDay,
  startOf,
} from '@zongheng/core/calendar';
import { merkleRoot, type TextHash } from '@zongheng/core/evidence';
import type { Database } from '../database/index.ts';
import { readFeed } from './feed.ts';
import { faultsOf, type RootFault } from './root-faults.ts';
import { listHomes } from './root-files.ts';
import { digestOf, type SignedRoot } from './root-record.ts';
import { checkRecords, type RecordCheck, readRecords } from './root-records.ts';
import { hasFactsAfter, readRootHomes, readThrough } from './root-store.ts';

/** `signer` answers for every key that ever signed roots here, retired ones included. */
export type RootCheck = RecordCheck & {
  readonly folder: string;
  /** This home only; default all. */
  readonly home?: string;
  /** The day up to which there must be roots. Without it, roots that end early are no fault. */
  readonly until?: LegalDay;
};

/** What was looked at, and where it does not hold, by home and day. */
export type RootReport = {
  readonly homes: number;
  readonly roots: number;
  readonly facts: number;
  readonly faults: readonly RootFault[];
};

/**
 * Recomputes every digest and every root from the facts as they stand and compares rows, files and
 * signatures. Reads all facts, batch by batch, so it is for a quiet hour; people may work meanwhile.
 *
 * Names the first changed and the first missing fact of a day, not all of them. A fact replaced together with
 * its digest shows in its day's root, which cannot tell which one it was. What neither files nor database have
 * any more does not show: the files are to be copied to where the platform's keepers cannot reach.
 */
export async function verifyRoots(db: Database, check: RootCheck): Promise<RootReport> {
  const homes = check.home === undefined ? await readHomes(db, check.folder) : [check.home];
  const reports: Omit<RootReport, 'homes'>[] = [];
  for (const home of homes) reports.push(await verifyHome(db, check, home));
  return {
    homes: homes.length,
    roots: reports.reduce((sum, { roots }) => sum + roots, 0),
    facts: reports.reduce((sum, { facts }) => sum + facts, 0),
    faults: reports.flatMap(({ faults }) => faults),
  };
}

/** A home whose rows are all gone still has its folder. */
async function readHomes(db: Database, folder: string): Promise<string[]> {
  return [...new Set([...(await readRootHomes(db)), ...(await listHomes(folder))])].sort();
}

async function verifyHome(db: Database, check: RootCheck, home: string): Promise<Omit<RootReport, 'homes'>> {
  const fault = faultsOf(home);
  const faults: RootFault[] = [];
  let facts = 0;
  const walk = async (from: number, through: number, day: string | null) => {
    const walked = await walkFacts(db, check.hash, home, from, through);
    facts += walked.digests.length;
    if (walked.missing !== null) faults.push(fault.factMissing(day, walked.missing));
    if (walked.changed !== null) faults.push(fault.factChanged(day, walked.changed));
    return walked;
  };

  const { records, head } = await readRecords(db, check.folder, home);
  let covered = 0;
  /** The root before: null before the first, undefined after one that cannot be believed. */
  let before: SignedRoot | null | undefined = null;
  let next = records[0]?.day;
  for (const record of records) {
    const { day } = record;
    if (next !== undefined && next < day) faults.push(fault.dayMissing(next));
    next = formatDay(addDays(dayFromText(day), 1));
    const { root, faults: found } = await checkRecords(check, home, record);
    faults.push(...found);
    if (root && before !== undefined && !follows(root, before)) faults.push(fault.brokenLink(day));
    before = root;
    if (!root) continue;
    const from = root.through - root.count;
    // Where the root before cannot be believed, its facts still have digests of their own.
    if (from > covered) await walk(covered, from, null);
    const { digests, missing, changed } = await walk(from, root.through, day);
    if (missing === null && changed === null && merkleRoot(digests, check.hash) !== root.root) {
      faults.push(fault.factsReplaced(day, from + 1, root.through));
    }
    covered = Math.max(covered, root.through);
  }
  if (check.until !== undefined) {
    next ??= await firstDue(db, home, check.until);
    if (next !== undefined && next <= formatDay(check.until)) faults.push(fault.dayMissing(next));
  }
  if (head > covered) await walk(covered, head, null);
  if (await hasFactsAfter(db, home, Math.max(head, covered))) faults.push(fault.headDiffers(head));
  return { roots: records.length, facts, faults };
}

function follows(root: SignedRoot, before: SignedRoot | null): boolean {
  return root.previous === (before?.digest ?? null) && root.through - root.count === (before?.through ?? 0);
}

/** The day that should have had a home's first root, if facts were recorded by then. */
async function firstDue(db: Database, home: string, until: LegalDay): Promise<string | undefined> {
  const end = formatInstant(startOf(addDays(until, 1)));
  const through = await readThrough(db, home, { after: 0, most: 1, end, now: 'infinity' });
  return through > 0 ? formatDay(until) : undefined;
}

const BATCH = 500;

type Walked = {
  /** As recorded, in order. */
  readonly digests: readonly string[];
  /** First position without a fact. */
  readonly missing: number | null;
  /** First fact that is not what its digest says. */
  readonly changed: number | null;
};

/** Reads the facts after `from` up to `through` and checks each against its own digest. */
async function walkFacts(
  db: Database,
  hash: TextHash,
  home: string,
  from: number,
  through: number,
): Promise<Walked> {
  const digests: string[] = [];
  let missing: number | null = null;
  let changed: number | null = null;
  for (let last = from; last < through; ) {
    const facts = await readFeed(db, home, last, Math.min(BATCH, through - last));
    for (const { envelope, digest, position } of facts) {
      if (position !== last + 1) missing ??= last + 1;
      last = position;
      // A hole makes a batch reach further than asked for.
      if (position > through) break;
      if (digestOf(envelope, hash) !== digest) changed ??= position;
      digests.push(digest);
    }
    if (facts.length === 0) {
      missing ??= last + 1;
      break;
    }
  }
  return { digests, missing, changed };
}
