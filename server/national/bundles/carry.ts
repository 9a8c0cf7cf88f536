import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import type { Signer } from '../../platform/crypto/index.ts';
import type { FrontDatabase } from '../construction/front.ts';
import { readLedger, turnOf, writeLedger } from './carry-ledger.ts';
import { type CarryDeps, carryRows } from './carry-rows.ts';
import { type AnswerRow, packBundle, readBundle, type UpRow } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

/** The carrier's side: the front database is looked over before the first row goes. */
export type CarryWorld = CarryDeps & { readonly front: Pick<FrontDatabase, 'write' | 'states' | 'columns'> };

export type CarryRun = {
  /** Path of the bundle, and of the answer that is written. */
  readonly bundle: string;
  readonly out: string;
  /** Public key of the platform. */
  readonly key: string;
  /** Folder of the ledger. */
  readonly state: string;
  /** The carrier's own key. */
  readonly signer: Pick<Signer, 'sign'>;
  readonly patienceMs: number;
  readonly again: boolean;
  readonly first: boolean;
  /** Hears that nothing will be written, and why. */
  readonly onReadOnly?: (number: number) => void;
};

export type Carried = Readonly<Record<AnswerRow['state'], number>>;

/**
 * One walk of the carrier: checks a bundle, takes its rows to the front database and writes the answer. What
 * was broken off is done by doing it again.
 */
export async function carry(deps: CarryWorld, run: CarryRun): Promise<Result<Carried>> {
  const read = await readBundle(await readFile(run.bundle), [run.key], ['up']);
  if (!read.ok) return read;
  const bundle = read.value;
  const { province, number } = bundle.header;
  const path = join(run.state, `carried-${province.replace(/\W/g, '')}.json`);
  const kept = await readLedger(path);
  if (!kept.ok) return kept;
  const turn = turnOf(kept.value, bundle, run);
  if (!turn.ok) return turn;
  const { ledger, writes } = turn.value;
  const lacking = missingColumns(await deps.front.columns(), bundle.rows);
  if (lacking.length > 0) return refuse('carry-columns', say.carry.columns(lacking.join('、')), '');
  // Noted before the first row goes: whatever happens now, no earlier bundle writes any more.
  await writeLedger(path, ledger);
  if (!writes) run.onReadOnly?.(ledger.last);
  const rows = await carryRows(deps, bundle.rows, { writes, patienceMs: run.patienceMs });
  const now = deps.now();
  // Also where the ledger was lost, a later answer has a higher number.
  const answerRun = Math.max(ledger.run + 1, now);
  const header = {
    direction: 'answer',
    province,
    number,
    bundle: bundle.digest,
    run: answerRun,
    createdAt: formatInstant(now as Instant),
  } as const;
  const { file } = await packBundle<'answer'>(header, rows, run.signer);
  await writeFile(`${run.out}.new`, file);
  await rename(`${run.out}.new`, run.out);
  await writeLedger(path, { ...ledger, finished: ledger.finished || number === ledger.last, run: answerRun });
  const counts = { stored: 0, checked: 0, refused: 0, written: 0, kept: 0 };
  for (const { state } of rows) counts[state] += 1;
  return accept(counts);
}

/** Tables and columns of the rows that the front database lacks. */
function missingColumns(
  there: ReadonlyMap<string, ReadonlySet<string>>,
  rows: readonly UpRow[],
): readonly string[] {
  const lacking = rows.flatMap(({ table, values }) => {
    const known = there.get(table.toUpperCase());
    if (!known) return [table];
    return Object.keys(values)
      .filter((column) => !known.has(column.toUpperCase()))
      .map((column) => `${table}.${column}`);
  });
  return [...new Set(lacking)];
}

const KEY = /^04[0-9a-f]{128}$/;
const keyFileSchema = z.object({ publicKey: z.string().regex(KEY), province: z.string().optional() });

/** The platform's public key, and whose it is, from the file that its page hands out, or from the bare digits. */
export function publicKeyFrom(
  text: string,
  path: string,
): Result<{ readonly publicKey: string; readonly province?: string | undefined }> {
  const bare = text.trim();
  if (KEY.test(bare)) return accept({ publicKey: bare });
  try {
    return accept(keyFileSchema.parse(JSON.parse(text)));
  } catch {
    return refuse('carry-key', say.carry.key(path), '');
  }
}
