import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  startOf,
} from '@zongheng/core/calendar';
import { dailyRoot, type TextHash } from '@zongheng/core/evidence';
import type { Clock } from '../clock/index.ts';
import type { Signer } from '../crypto/index.ts';
import type { Database, Transaction } from '../database/index.ts';
import { faultsOf, type HomeFaults, type RootFault } from './root-faults.ts';
import { draftRootFile, listDays, publishRootFile, readRootDraft, readRootFile } from './root-files.ts';
import { doubtOf, type SignedRoot, sameRoot } from './root-record.ts';
import {
  insertRoot,
  lockRoots,
  type RootRow,
  readDigests,
  readLastRoot,
  readRootHomes,
  readThrough,
} from './root-store.ts';

export type RootKeeper = {
  readonly hash: TextHash;
  readonly signer: Signer;
  readonly clock: Clock;
  /** Where the files go, `<home>/<day>.json`: outside the database, and best copied to another machine. */
  readonly folder: string;
  /** Most facts that one root covers; default 200 000. */
  readonly most?: number;
};

/** Their digests are held in memory at once, 18 MB, and take 1.6 s to hash on two busy cores. */
const MOST = 200_000;

export type RootsMade = {
  readonly made: readonly SignedRoot[];
  /** Homes for which no root was signed because the record does not hold; the others went on. */
  readonly faults: readonly RootFault[];
};

/**
 * Makes the daily roots that are due: for every home one for each day that has ended in Shanghai since its
 * last root, empty days included. A home's first root is yesterday's and covers all facts before it.
 *
 * A day's root covers the facts from where the day before ended up to the first one recorded on a later day,
 * so the same facts give the same root however late it is made. What a mass import leaves over (`most`) is for
 * the days that follow.
 *
 * The row is committed first, with the file already drafted; the file gets its name after it. A run that was
 * killed in between leaves that to the next. Two runs at once do each day once.
 *
 * Signs nothing where facts it would have to cover are missing, or where rows and files disagree: see `faults`.
 *
 * @throws what the database, the folder or the signer throw; what was made stays, the next run goes on.
 */
export async function makeRoots(db: Database, keeper: RootKeeper): Promise<RootsMade> {
  const made: SignedRoot[] = [];
  const faults: RootFault[] = [];
  for (const home of await readRootHomes(db)) {
    for (;;) {
      const turn = await db.transaction((tx) => makeNext(tx, keeper, home));
      if (turn === null) break;
      if ('fault' in turn) {
        faults.push(turn);
        break;
      }
      made.push(turn);
    }
  }
  return { made, faults };
}

/** One home's next root; null where none is due. First of all it publishes the file of the root before. */
async function makeNext(
  tx: Transaction,
  keeper: RootKeeper,
  home: string,
): Promise<SignedRoot | RootFault | null> {
  const fault = faultsOf(home);
  const now = keeper.clock.now() as Instant;
  await lockRoots(tx, home);
  const row = await readLastRoot(tx, home);
  const trouble = await settle(keeper, home, row, fault);
  if (trouble) return trouble;

  const last = row?.root ?? null;
  const today = dayOf(now);
  const day = last ? addDays(dayFromText(last.day), 1) : addDays(today, -1);
  if (day > today) return fault.aheadOfClock(formatDay(addDays(day, -1)));
  if (day === today) return null;

  const after = last?.through ?? 0;
  const end = formatInstant(startOf(addDays(day, 1)));
  const most = after + (keeper.most ?? MOST);
  const through = await readThrough(tx, home, { after, most, end, now: formatInstant(now) });
  if (last === null && through === 0) return null;
  if (last && through < after) return fault.factMissing(last.day, through + 1);
  const facts = await readDigests(tx, home, after, through);
  if (!facts.ok) return fault.factMissing(formatDay(day), facts.missing);

  const { digests } = facts;
  const previous = last?.digest ?? null;
  const root = dailyRoot({ home, day: formatDay(day), through, digests, previous }, keeper.hash);
  const signature = await keeper.signer.sign(root.digest);
  const signed: SignedRoot = { ...root, signature, madeAt: formatInstant(now) };
  await insertRoot(tx, signed);
  // Before the commit: where nothing can be written, there is no root either.
  await draftRootFile(keeper.folder, signed);
  return signed;
}

/**
 * Brings the files to where the rows are. Only the newest file may be missing, and only it is made up for:
 * an older one was deleted, which is for the audit to find. Nor is anything put over a file that is there.
 */
async function settle(
  { folder, hash }: RootKeeper,
  home: string,
  row: RootRow | undefined,
  fault: HomeFaults,
): Promise<RootFault | null> {
  const newest = (await listDays(folder, home)).at(-1);
  if (newest !== undefined && newest > (row?.day ?? '')) return fault.rowMissing(newest);
  if (row === undefined) return null;
  const { day, root } = row;
  if (root === null) return fault.record('unreadable', day, 'database');
  const doubt = doubtOf(root, home, day, hash);
  if (doubt) return fault.record(doubt, day, 'database', root);
  if (newest !== day) {
    // A whole draft is left alone: it was flushed before its row was committed, and a run killed while writing
    // it anew would leave half of one. Any other is of a transaction that was not committed.
    const draft = await readRootDraft(folder, home, day);
    if (draft === null || !sameRoot(draft, root)) await draftRootFile(folder, root);
    await publishRootFile(folder, root);
    return null;
  }
  const file = await readRootFile(folder, home, day);
  if (file === null) return fault.record('unreadable', day, 'file');
  return sameRoot(file, root) ? null : fault.recordsDiffer(day);
}
