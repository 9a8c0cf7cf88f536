import type { TextHash } from '@zongheng/core/evidence';
import type { Signer } from '../crypto/index.ts';
import type { Database } from '../database/index.ts';
import { faultsOf, type RootFault, type Where } from './root-faults.ts';
import { listDays, readRootFile } from './root-files.ts';
import { doubtOf, type SignedRoot, sameRoot } from './root-record.ts';
import { lockRoots, readHead, readRoots } from './root-store.ts';

/** What row and file say of a day: null is nonsense, undefined is nothing. */
export type DayRecords = {
  readonly day: string;
  readonly row: SignedRoot | null | undefined;
  readonly file: SignedRoot | null | undefined;
};

/**
 * All days of a home of which there is a row or a file, in order, and its head. Under the makers' lock, or a
 * root just being made would show with its row and without its file.
 */
export function readRecords(
  db: Database,
  folder: string,
  home: string,
): Promise<{ records: readonly DayRecords[]; head: number }> {
  return db.transaction(async (tx) => {
    await lockRoots(tx, home);
    const head = await readHead(tx, home);
    const rows = new Map((await readRoots(tx, home)).map((row) => [row.day, row.root]));
    const files = new Map<string, SignedRoot | null>();
    for (const day of await listDays(folder, home)) files.set(day, await readRootFile(folder, home, day));
    const days = [...new Set([...rows.keys(), ...files.keys()])].sort();
    return { records: days.map((day) => ({ day, row: rows.get(day), file: files.get(day) })), head };
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
  if (file === undefined) faults.push(fault.fileMissing(day));
  if (row === undefined) faults.push(fault.rowMissing(day));
  if (file && row && !sameRoot(file, row)) faults.push(fault.recordsDiffer(day));

  const objection = async (where: Where, record: SignedRoot | null): Promise<RootFault | null> => {
    if (record === null) return fault.unreadable(day, where);
    const doubt = doubtOf(record, home, day, hash);
    if (doubt) return fault.doubt(doubt, day, where, record);
    return (await signer.verify(record.digest, record.signature)) ? null : fault.wrongSignature(day, where);
  };
  let root: SignedRoot | undefined;
  for (const [where, record] of [['file', file] as const, ['database', row] as const]) {
    if (record === undefined) continue;
    const objected = await objection(where, record);
    if (objected) faults.push(objected);
    else root ??= record ?? undefined;
  }
  return { root, faults };
}
