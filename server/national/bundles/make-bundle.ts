import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Library } from '../mapping/library.ts';
import { chooseRows } from './choose.ts';
import { packBundle, type UpRow } from './format.ts';
import { BUNDLE_MESSAGES as say } from './messages.ts';

export type MakeDeps = {
  readonly database: Database;
  readonly library: Library;
  readonly now: () => number;
  /** Code of the province: stands in every bundle. */
  readonly province: string;
  /** Signs with the key of this installation; the carrier holds its public half. */
  readonly signer: Pick<Signer, 'sign'>;
};

export type MadeBundle = { readonly number: number; readonly rows: number; readonly digest: string };

/** Rows a bundle: about 3 MB packed, a few minutes of the carrier's time. */
const MOST_ROWS = 20_000;

/**
 * Drains the construction line into one bundle, numbered without gaps and chained to the one before by its
 * digest. In one transaction: a message is sent exactly if a bundle that is kept has it.
 */
export async function makeBundle(
  deps: MakeDeps,
  options: { readonly limit?: number; readonly person?: string } = {},
): Promise<Result<MadeBundle>> {
  await deps.library.refresh();
  return deps.database.transaction(async (tx) => {
    const last = await lockChain(tx);
    const now = deps.now();
    const rows = await chooseRows(tx, deps.library, now, options.limit ?? MOST_ROWS);
    if (rows.length === 0) return refuse('state-conflict', say.nothing, '');
    const number = (last?.number ?? 0) + 1;
    const previous = last?.digest ?? null;
    const made = formatInstant(now as Instant);
    const { file, digest } = await pack(deps, { number, previous, made, rows });
    await tx.query({
      name: 'national_bundle_insert',
      text: `INSERT INTO national.bundles (direction, number, made_at, person, rows, digest, previous, file)
             VALUES ('up', $1, $2, $3, $4, $5, $6, $7)`,
      values: [number, made, options.person ?? null, rows.length, digest, previous, file],
    });
    await tx.query({
      name: 'national_bundle_rows',
      text: `INSERT INTO national.bundle_rows (number, position, message_id, target, parents)
             SELECT $1, position, id, target, parents
             FROM json_to_recordset($2::json) AS n(position int, id uuid, target text, parents jsonb)`,
      values: [
        number,
        JSON.stringify(
          rows.map(({ id, table: target, parents }, position) => ({ position, id, target, parents })),
        ),
      ],
    });
    return accept({ number, rows: rows.length, digest });
  });
}

/** One bundle is made at a time, or two would take the same number. */
async function lockChain(tx: Transaction): Promise<{ number: number; digest: string } | undefined> {
  await tx.query({
    name: 'national_bundle_lock',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('national:bundles', 0))",
    values: [],
  });
  const rows = await tx.read<{ number: number; digest: string }>({
    name: 'national_bundle_last',
    text: "SELECT number, digest FROM national.bundles WHERE direction = 'up' ORDER BY number DESC LIMIT 1",
    values: [],
  });
  return rows[0];
}

type Content = {
  readonly number: number;
  readonly previous: string | null;
  readonly made: string;
  readonly rows: readonly UpRow[];
};

function pack(deps: Pick<MakeDeps, 'province' | 'signer'>, { number, previous, made, rows }: Content) {
  const header = { direction: 'up', province: deps.province, number, previous, createdAt: made } as const;
  return packBundle<'up'>(header, rows, deps.signer);
}

type Kept = {
  readonly number: number;
  readonly made_at: string;
  readonly digest: string;
  readonly previous: string | null;
};

/**
 * Makes a bundle once more from its messages, row for row as it was, signed with the key of today: for one
 * whose file was lost, or whose key was. Refused where the rows do not give the digest that was written down.
 */
export async function remakeBundle(deps: MakeDeps, number: number): Promise<Result<MadeBundle>> {
  const { database } = deps;
  const [kept] = await database.read<Kept>({
    name: 'national_bundle_kept',
    text: `SELECT number, made_at, digest, previous FROM national.bundles
           WHERE direction = 'up' AND number = $1`,
    values: [number],
  });
  if (!kept) return refuse('not-found', say.notFound(number), '');
  const rows = await database.read<UpRow>({
    name: 'national_bundle_content',
    text: `SELECT m.id, r.target AS table, m.division, m.payload AS values, m.replaces,
             m.replace_reason AS "replaceReason", m.retract, r.parents
           FROM national.bundle_rows r JOIN national.messages m ON m.id = r.message_id
           WHERE r.number = $1 ORDER BY r.position`,
    values: [number],
  });
  const made = formatInstant(instantFromText(kept.made_at));
  const { file, digest } = await pack(deps, {
    number,
    previous: kept.previous,
    made,
    rows: rows.map(inOrder),
  });
  if (digest !== kept.digest) return refuse('state-conflict', say.changed(number), '');
  await database.query({
    name: 'national_bundle_file_again',
    text: "UPDATE national.bundles SET file = $2 WHERE direction = 'up' AND number = $1",
    values: [number, file],
  });
  return accept({ number, rows: rows.length, digest });
}

/** The order in which a row's fields are written, and so digested. */
function inOrder(row: UpRow): UpRow {
  const { id, table, division, values, replaces, replaceReason, retract, parents } = row;
  return {
    id,
    table,
    division,
    values,
    replaces,
    replaceReason,
    retract,
    parents: parents.map((each) => ({ table: each.table, id: each.id })),
  };
}
