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
import { listDays, readRootFile, writeRootFile } from './root-files.ts';
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
};

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
 * so the same facts give the same root however late it is made. The row is committed first, the file written
 * after it; a run that was killed in between leaves the file to the next. Two runs at once do each day once.
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

/** One home's next root; null where none is due. First of all it writes the file of the root before. */
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
  const through = await readThrough(tx, home, after, end, formatInstant(now));
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
  if (root === null) return fault.unreadable(day, 'database');
  const doubt = doubtOf(root, home, day, hash);
  if (doubt) return fault.doubt(doubt, day, 'database', root);
  if (newest !== day) {
    await writeRootFile(folder, root);
    return null;
  }
  const file = await readRootFile(folder, home, day);
  if (file === null) return fault.unreadable(day, 'file');
  return sameRoot(file, root) ? null : fault.recordsDiffer(day);
}
