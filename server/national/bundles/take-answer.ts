import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { lineIsUp } from '../outbox/lines.ts';
import { type Outcome, releaseIn, settleIn } from '../outbox/settle.ts';
import { waitAgain } from '../outbox/wait-again.ts';
import { type AnswerRow, type Bundle, readBundle } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

export type AnswerDeps = {
  readonly database: Database;
  readonly newId: () => string;
  readonly now: () => number;
  readonly province: string;
  /** Public keys of the carriers whose answers count. */
  readonly carriers: readonly string[];
};

export type TakenAnswer = {
  readonly number: number;
  readonly stored: number;
  readonly checked: number;
  readonly refused: number;
  /** In the front database, not looked at by the centre yet. */
  readonly written: number;
  /** Not written: what it depends on is not stored. */
  readonly kept: number;
  /** How many messages moved on; 0 for an answer that came before. */
  readonly moved: number;
};

/**
 * Takes in what the carrier brought back, all of it or nothing. The same answer twice does no harm; one that is
 * forged, cut, meant for somebody else or older than the last is refused with what is wrong with it.
 */
export async function takeAnswer(deps: AnswerDeps, file: Uint8Array): Promise<Result<TakenAnswer>> {
  const read = await readBundle(file, deps.carriers, ['answer']);
  return read.ok ? enterAnswer(deps, read.value) : read;
}

export async function enterAnswer(deps: AnswerDeps, answer: Bundle<'answer'>): Promise<Result<TakenAnswer>> {
  const { database, newId } = deps;
  const { number, province } = answer.header;
  if (province !== deps.province) return no('province', say.file.province(province));
  const now = deps.now();
  const entered = await database.transaction((tx) => enter(tx, answer, now, newId));
  if (!entered.ok) return entered;
  const refused = answer.rows.filter((row) => row.state === 'refused').map((row) => row.id);
  await waitAgain(database, refused, now, newId);
  await lineIsUp(database, 'construction', now);
  const count = (state: AnswerRow['state']) => answer.rows.filter((row) => row.state === state).length;
  return accept({
    number,
    stored: count('stored'),
    checked: count('checked'),
    refused: count('refused'),
    written: count('written'),
    kept: count('kept'),
    moved: entered.value,
  });
}

const no = (code: string, message: string) => refuse(`answer-${code}`, message, '', 'file');

async function enter(
  tx: Transaction,
  { header, rows, digest }: Bundle<'answer'>,
  now: number,
  newId: () => string,
): Promise<Result<number>> {
  const { number, run } = header;
  const [known] = await tx.read<{ digest: string; answer_run: string | null; answer_digest: string | null }>({
    name: 'national_bundle_answered',
    text: `SELECT digest, answer_run::text, answer_digest FROM national.bundles
           WHERE direction = 'up' AND number = $1 FOR UPDATE`,
    values: [number],
  });
  if (!known) return refuse('not-found', say.notFound(number), '');
  if (known.digest !== header.bundle) return no('digest', say.answer.digest(number));
  if (known.answer_digest === digest) return accept(0);
  if (known.answer_run !== null && Number(known.answer_run) >= run) {
    return no('older', say.answer.older(number));
  }
  if (!(await sameRows(tx, number, rows))) return no('rows', say.answer.rows(number));
  await tx.query({
    name: 'national_bundle_answer',
    text: `UPDATE national.bundles SET answered_at = $2, answer_run = $3, answer_digest = $4
           WHERE direction = 'up' AND number = $1`,
    values: [number, formatInstant(now as Instant), run, digest],
  });
  await tx.query({
    name: 'national_bundle_row_answers',
    // A row that has gone in a later bundle since is that bundle's matter.
    text: `UPDATE national.bundle_rows r
           SET answer = CASE WHEN n.state = 'kept' AND EXISTS (
             SELECT FROM national.bundle_rows later WHERE later.message_id = r.message_id AND later.number > r.number
           ) THEN NULL ELSE n.state END
           FROM json_to_recordset($2::json) AS n(id uuid, state text)
           WHERE r.number = $1 AND r.message_id = n.id`,
    values: [number, JSON.stringify(rows.map(({ id, state }) => ({ id, state })))],
  });
  const { moved, stored } = await settleIn(tx, rows.flatMap(toOutcome), now, newId);
  await releaseIn(tx, stored);
  return accept(moved);
}

/** Whether the answer speaks of exactly the rows of its bundle. */
async function sameRows(tx: Transaction, number: number, rows: readonly AnswerRow[]): Promise<boolean> {
  const known = await tx.read<{ id: string }>({
    name: 'national_bundle_row_ids',
    text: 'SELECT message_id AS id FROM national.bundle_rows WHERE number = $1',
    values: [number],
  });
  const ids = new Set(rows.map((row) => row.id));
  return ids.size === rows.length && known.length === rows.length && known.every(({ id }) => ids.has(id));
}

function toOutcome({ id, state, serial, reason }: AnswerRow): Outcome[] {
  if (state === 'kept') return [];
  if (state === 'written') return [{ id, state: 'sent', serial, reason: null }];
  return [{ id, state, serial, reason: state === 'refused' ? (reason ?? say.refusedWithoutReason) : null }];
}
