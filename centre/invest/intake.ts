import type { Pool } from 'pg';
import { z } from 'zod';
import { type Context, instant, refusedAtRandom } from '../context.ts';
import { messages as say } from '../messages.ts';
import { faultsOfRow, type IntakeRow, KINDS, type Kind } from './intake-rules.ts';

const messageId = z.string().min(1).max(128);
export const intakeBody = z.strictObject({
  kind: z.enum(KINDS),
  rows: z
    .array(z.looseObject({ messageId, replaces: messageId.optional().nullable() }))
    .min(1)
    .max(200),
});

export type Given = z.infer<typeof intakeBody>['rows'][number];
export type IntakeResult = {
  readonly messageId: string;
  readonly result: 'accepted' | 'refused';
  readonly serial?: string;
  readonly reason?: string;
};

type Known = {
  readonly codes: ReadonlyMap<string, 'valid' | 'void'>;
  /** Cases by whether one of their rows says that they were refused. */
  readonly cases: ReadonlyMap<string, { readonly denied: boolean }>;
  readonly replaceable: ReadonlySet<string>;
};

/**
 * Takes rows of one kind in. Each message is judged once: it keeps its answer for ever, so that sending it
 * again is safe, and what is to be corrected comes as a new message.
 */
export async function takeIn(context: Context, kind: Kind, rows: readonly Given[]): Promise<IntakeResult[]> {
  const { pool } = context;
  const answered = await answersTo(pool, rows);
  const first = new Map(rows.map((row) => [row.messageId, row] as const).reverse());
  const fresh = [...first.values()].reverse().filter((row) => !answered.has(row.messageId));
  if (fresh.length > 0) {
    const known = await lookUp(pool, kind, fresh);
    const judged = fresh.map((row) => ({ row, reasons: judge(context, kind, row, known) }));
    await store(context, kind, judged);
  }
  // Read again: where two senders brought the same message at once, the one stored counts.
  const all = await answersTo(pool, rows);
  return rows.map(({ messageId: id }) => {
    const answer = all.get(id);
    if (answer === undefined) throw new Error(`message ${id} was not kept`);
    return answer;
  });
}

function judge(context: Context, kind: Kind, row: Given, known: Known): string[] {
  if (refusedAtRandom(context)) return [say.random];
  const fields: IntakeRow = row;
  // 撤回: nothing takes the place of what was told; there is only what it takes back.
  if (row.retract === true) {
    return row.replaces && known.replaceable.has(row.replaces)
      ? []
      : [say.replacesUnknown(row.replaces ?? '')];
  }
  const reasons: string[] = [];
  const code = String(fields.project_code ?? '');
  const status = known.codes.get(code);
  if (status === undefined) reasons.push(say.codeUnknown(code));
  else if (status === 'void') reasons.push(say.codeVoid(code));
  if (kind === 'document') {
    const id = String(fields.approval_itemid ?? '');
    if (!known.cases.has(id)) reasons.push(say.caseUnknown(id));
  }
  if (row.replaces && !known.replaceable.has(row.replaces)) reasons.push(say.replacesUnknown(row.replaces));
  const denied = known.cases.get(String(fields.approval_itemid ?? ''))?.denied ?? false;
  return [...reasons, ...faultsOfRow(kind, fields, denied)];
}

async function answersTo(pool: Pool, rows: readonly Given[]): Promise<Map<string, IntakeResult>> {
  const found = await pool.query<{
    id: string;
    result: IntakeResult['result'];
    serial: string;
    reason: string;
  }>('SELECT message_id AS id, result, serial, reason FROM centre.intake WHERE message_id = ANY ($1)', [
    rows.map((row) => row.messageId),
  ]);
  return new Map(
    found.rows.map(({ id, result, serial, reason }) => [
      id,
      { messageId: id, result, ...(result === 'accepted' ? { serial } : { reason }) },
    ]),
  );
}

async function lookUp(pool: Pool, kind: Kind, rows: readonly IntakeRow[]): Promise<Known> {
  const all = (field: string) => [...new Set(rows.map((row) => String(row[field] ?? '')))];
  const [codes, cases, replaceable] = await Promise.all([
    pool.query<{ code: string; status: 'valid' | 'void' }>(
      'SELECT code, status FROM centre.codes WHERE code = ANY ($1)',
      [all('project_code')],
    ),
    pool.query<{ id: string; denied: boolean }>(
      `SELECT case_id AS id, bool_or(body ->> 'current_state' = 'A0502') AS denied FROM centre.intake
       WHERE kind = 'case' AND valid AND result = 'accepted' AND case_id = ANY ($1) GROUP BY case_id`,
      [kind === 'document' ? all('approval_itemid') : []],
    ),
    pool.query<{ id: string }>(
      `SELECT message_id AS id FROM centre.intake
       WHERE kind = $1 AND valid AND result = 'accepted' AND message_id = ANY ($2)`,
      [kind, all('replaces')],
    ),
  ]);
  return {
    codes: new Map(codes.rows.map(({ code, status }) => [code, status])),
    cases: new Map(cases.rows.map(({ id, denied }) => [id, { denied }])),
    replaceable: new Set(replaceable.rows.map(({ id }) => id)),
  };
}

type Judged = { readonly row: Given; readonly reasons: readonly string[] };

async function store(context: Context, kind: Kind, judged: readonly Judged[]): Promise<void> {
  const column = (value: (each: Judged) => string | null) => judged.map(value);
  const field = (row: IntakeRow, name: string) => (row[name] == null ? null : String(row[name]));
  await context.pool.query(
    `WITH given AS (
       SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
         AS g (message_id, reason, replaces, project_code, case_id, body)
     ), kept AS (
       INSERT INTO centre.intake
         (message_id, kind, result, serial, reason, replaces, project_code, case_id, body, arrived_at, valid)
       SELECT message_id, $1, CASE WHEN reason IS NULL THEN 'accepted' ELSE 'refused' END,
         CASE WHEN reason IS NULL THEN 'T' || lpad(nextval('centre.serials')::text, 12, '0') END,
         reason, replaces, project_code, case_id, body::jsonb, $8,
         body::jsonb -> 'retract' IS DISTINCT FROM 'true'::jsonb
       FROM given
       ON CONFLICT (message_id) DO NOTHING
       RETURNING result, replaces
     )
     UPDATE centre.intake old SET valid = false FROM kept
     WHERE old.message_id = kept.replaces AND kept.result = 'accepted'`,
    [
      kind,
      column(({ row }) => row.messageId),
      column(({ reasons }) => (reasons.length === 0 ? null : reasons.join('；'))),
      column(({ row }) => row.replaces ?? null),
      column(({ row }) => field(row, 'project_code')),
      column(({ row }) => field(row, 'approval_itemid')),
      column(({ row }) => JSON.stringify(row)),
      instant(context.now()),
    ],
  );
}

export type Inventory = {
  readonly rows: readonly { readonly messageId: string; readonly valid: boolean; readonly serial: string }[];
  readonly next: string | null;
};

/** What of a kind was accepted, in the order of the message ids, so that both sides can be compared. */
export async function inventory(pool: Pool, kind: Kind, after: string, limit: number): Promise<Inventory> {
  const { rows } = await pool.query<Inventory['rows'][number]>(
    `SELECT message_id AS "messageId", valid, serial FROM centre.intake
     WHERE kind = $1 AND result = 'accepted' AND message_id > $2 ORDER BY message_id LIMIT $3`,
    [kind, after, limit],
  );
  return { rows, next: rows.length === limit ? (rows.at(-1)?.messageId ?? null) : null };
}
