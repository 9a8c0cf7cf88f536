import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { type Context, instant, refusedAtRandom } from '../context.ts';
import { messages as say } from '../messages.ts';
import { issueCode, voidCode } from './codes.ts';
import { faultsOfForm, isBlank, type ProjectForm, projectForm } from './form.ts';

const requestId = z.string().min(1).max(128);
export const applyBody = projectForm.extend({ requestId });
export const cancelBody = z.looseObject({
  requestId,
  projectCode: z.string().max(64),
  reason: z.string().max(2000).optional().nullable(),
});

export type Status = '00' | '97' | '98' | '99';
export type Standing = {
  readonly seqId: string;
  readonly status: Status;
  readonly code: string | null;
  readonly reason: string | null;
};

type Row = {
  seq_id: string;
  kind: 'apply' | 'cancel';
  body: ProjectForm & { projectCode?: string; reason?: string | null };
  submitted_at: string;
  polls: number;
  status: Status;
  code: string | null;
  reason: string | null;
};

/** Takes a request in; one that was taken before keeps its numbers, whatever comes with it now. */
export async function submit(
  context: Context,
  kind: Row['kind'],
  body: { readonly requestId: string },
): Promise<{ investId: string | null; seqId: string }> {
  const values = [
    randomUUID(),
    kind === 'apply' ? randomUUID() : null,
    kind,
    body.requestId,
    JSON.stringify(body),
    instant(context.elapsed()),
  ];
  await context.pool.query(
    `INSERT INTO centre.requests (seq_id, invest_id, kind, request_id, body, submitted_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kind, request_id) DO NOTHING`,
    values,
  );
  const { rows } = await context.pool.query<{ investId: string | null; seqId: string }>(
    `SELECT invest_id AS "investId", seq_id AS "seqId" FROM centre.requests WHERE kind = $1 AND request_id = $2`,
    [kind, body.requestId],
  );
  const [known] = rows;
  if (known === undefined) throw new Error(`request ${body.requestId} was not kept`);
  return known;
}

/** Where a request stands, deciding it if its time has come; null for an unknown number. */
export async function standing(context: Context, seqId: string): Promise<Standing | null> {
  return inTransaction(context.pool, async (client) => {
    const { rows } = await client.query<Row>('SELECT * FROM centre.requests WHERE seq_id = $1 FOR UPDATE', [
      seqId,
    ]);
    const [row] = rows;
    if (row === undefined) return null;
    const due =
      context.reviewMs > 0
        ? context.elapsed() - Date.parse(row.submitted_at) >= context.reviewMs
        : row.polls > 0;
    const decided = row.status === '00' && due ? await decide(context, client, row) : row;
    const { status, code, reason } = decided;
    await client.query(
      `UPDATE centre.requests SET polls = polls + 1, status = $2, code = $3, reason = $4,
         decided_at = coalesce(decided_at, CASE WHEN $2 = '00' THEN NULL ELSE $5::timestamptz END)
       WHERE seq_id = $1`,
      [seqId, status, code, reason, instant(context.now())],
    );
    return { seqId, status, code, reason };
  });
}

type Decision = Pick<Row, 'status' | 'code' | 'reason'>;

const refusal = (reason: string): Decision => ({ status: '98', code: null, reason });

async function decide(context: Context, client: PoolClient, row: Row): Promise<Decision> {
  if (refusedAtRandom(context)) return refusal(say.random);
  return row.kind === 'apply' ? decideCode(context, client, row) : decideCancel(context, client, row);
}

async function decideCode(context: Context, client: PoolClient, { body }: Row): Promise<Decision> {
  const faults = faultsOfForm(body);
  const previous = isBlank(body.previousCode) ? null : String(body.previousCode);
  if (previous !== null) {
    const known = await client.query<{ replaced_by: string | null }>(
      'SELECT replaced_by FROM centre.codes WHERE code = $1 FOR UPDATE',
      [previous],
    );
    const [old] = known.rows;
    if (old === undefined) faults.push(say.previousUnknown(previous));
    else if (old.replaced_by !== null) faults.push(say.previousReplaced(previous));
  }
  if (faults.length > 0) return refusal(faults.join('；'));
  const code = await issueCode(context, client, body, previous);
  if (code === null) return refusal(say.noRoom);
  if (previous !== null) {
    await voidCode(context, client, previous, say.replacedBy(code), code);
  }
  return { status: '99', code, reason: null };
}

async function decideCancel(context: Context, client: PoolClient, { body }: Row): Promise<Decision> {
  const code = String(body.projectCode);
  if (isBlank(body.reason)) return refusal(say.cancelReason);
  const { rows } = await client.query<{ status: string }>(
    'SELECT status FROM centre.codes WHERE code = $1 FOR UPDATE',
    [code],
  );
  const [known] = rows;
  if (known === undefined) return refusal(say.cancelUnknown(code));
  if (known.status === 'void') return refusal(say.cancelVoid(code));
  await voidCode(context, client, code, String(body.reason), null);
  return { status: '97', code, reason: null };
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    broken = false;
    return value;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}
