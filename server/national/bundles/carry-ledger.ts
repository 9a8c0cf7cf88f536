import { open, readFile, rename } from 'node:fs/promises';
import { accept, type Result, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { Bundle } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

const ledgerSchema = z.object({
  /** Number of the newest bundle that was begun. */
  last: z.int().nonnegative(),
  /** Whether an answer to it was written. */
  finished: z.boolean(),
  /** Digests by number. */
  digests: z.record(z.string(), z.string()),
  /** Number of the newest answer. */
  run: z.int().nonnegative(),
});

/** What this carrier has carried so far. */
export type Ledger = z.output<typeof ledgerSchema>;

const EMPTY: Ledger = { last: 0, finished: true, digests: {}, run: 0 };

/** Reads the ledger; an empty one where none was kept yet. */
export async function readLedger(path: string): Promise<Result<Ledger>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return null;
  });
  if (text === null) return accept(EMPTY);
  try {
    return accept(ledgerSchema.parse(JSON.parse(text)));
  } catch {
    return refuse('ledger', say.carry.ledger(path), '');
  }
}

/** Keeps the ledger: complete or as it was, also where the machine stops in between. */
export async function writeLedger(path: string, ledger: Ledger): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, 'w');
  try {
    await file.writeFile(`${JSON.stringify(ledger, null, 1)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

export type Turn = {
  readonly ledger: Ledger;
  /** False for a bundle that a later one has followed: its rows are only asked about. */
  readonly writes: boolean;
};

/**
 * Whether it is this bundle's turn. Bundles are carried in the order of their numbers, or a correction could
 * be overtaken by what it corrects; one that was carried before is carried again where that is said, and one
 * that was broken off at any time.
 */
export function turnOf(
  ledger: Ledger,
  { header, digest }: Bundle<'up'>,
  how: { readonly again: boolean; readonly first: boolean },
): Result<Turn> {
  const { number, previous } = header;
  const no = (code: string, message: string) => refuse(`carry-${code}`, message, '');
  const known = ledger.digests[number];
  if (known !== undefined && known !== digest) return no('other', say.carry.other(number));
  if (number <= ledger.last) {
    const brokenOff = number === ledger.last && !ledger.finished;
    if (!brokenOff && !how.again) return no('repeated', say.carry.repeated(number));
    return accept({ ledger, writes: number === ledger.last });
  }
  if (ledger.last === 0) {
    if (number > 1 && !how.first) return no('first', say.carry.notFirst(number));
  } else if (number > ledger.last + 1) {
    return no('gap', say.carry.gap(ledger.last, number));
  } else if (previous !== ledger.digests[ledger.last]) {
    return no('previous', say.carry.previous(number));
  }
  const digests = { ...ledger.digests, [number]: digest };
  return accept({ ledger: { ...ledger, last: number, finished: false, digests }, writes: true });
}
