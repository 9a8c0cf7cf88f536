import type { TextHash } from '@zongheng/core/evidence';
import type { Signer } from '../crypto/index.ts';
import type { Database } from '../database/index.ts';
import { faultsOf, type RecordFaultKind, type RootFault } from './root-faults.ts';
import { listDays, readRootDraft, readRootFile } from './root-files.ts';
import { doubtOf, type SignedRoot, sameRoot } from './root-record.ts';
import { lockRoots, readHead, readRoots } from './root-store.ts';

/** What row and file say of a day: null is nonsense, undefined is nothing. */
export type DayRecords = {
  readonly day: string;
  readonly row: SignedRoot | null | undefined;
  readonly file: SignedRoot | null | undefined;
};

/**
 * All days of a home of which there is a row or a file, in order, and its head. The newest row's file may
 * still be a draft, while it is being made or after its maker was killed: that counts as the file.
 */
export function readRecords(
  db: Database,
  folder: string,
  home: string,
): Promise<{ records: readonly DayRecords[]; head: number }> {
  return db.transaction(async (tx) => {
    // Otherwise a root made between the reading of rows and files would have one and not the other.
    await lockRoots(tx, home);
    const head = await readHead(tx, home);
    const rows = await readRoots(tx, home);
    const files = new Map<string, SignedRoot | null>();
    for (const day of await listDays(folder, home)) files.set(day, await readRootFile(folder, home, day));
    const newest = rows.at(-1);
    if (newest?.root && !files.has(newest.day)) {
      const draft = await readRootDraft(folder, home, newest.day);
      if (draft && sameRoot(draft, newest.root)) files.set(newest.day, draft);
    }
    const byDay = new Map(rows.map((row) => [row.day, row.root]));
    const days = [...new Set([...byDay.keys(), ...files.keys()])].sort();
    return { records: days.map((day) => ({ day, row: byDay.get(day), file: files.get(day) })), head };
  });
}

export type RecordCheck = { readonly hash: TextHash; readonly signer: Pick<Signer, 'verify'> };

/** Compares a day's row and file. `root` is what can be believed, the file before the row. */
export async function checkRecords(
  { hash, signer }: RecordCheck,
  home: string,
  { day, row, file }: DayRecords,
): Promise<{ root: SignedRoot | undefined; faults: readonly RootFault[] }> {
  const fault = faultsOf(home);
  const faults: RootFault[] = [];
  const objection = async (record: SignedRoot | null): Promise<RecordFaultKind | null> => {
    if (record === null) return 'unreadable';
    const doubt = doubtOf(record, home, day, hash);
    if (doubt) return doubt;
    return (await signer.verify(record.digest, record.signature)) ? null : 'wrong-signature';
  };
  if (file === undefined) faults.push(fault.fileMissing(day));
  if (row === undefined) faults.push(fault.rowMissing(day));
  const same = Boolean(file && row && sameRoot(file, row));
  if (file && row && !same) faults.push(fault.recordsDiffer(day));

  const inFile = file === undefined ? null : await objection(file);
  // Checking a signature takes milliseconds, and almost always both are the same.
  const inRow = row === undefined ? null : same ? inFile : await objection(row);
  if (inFile) faults.push(fault.record(inFile, day, 'file', file));
  if (inRow) faults.push(fault.record(inRow, day, 'database', row));
  const root = (inFile ? undefined : file) ?? (inRow ? undefined : row) ?? undefined;
  return { root, faults };
}
