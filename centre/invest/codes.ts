import { civilFromDay, composeProjectCode, dayOf, type Instant } from '@zongheng/core';
import type { Pool, PoolClient } from 'pg';
import { type Context, instant } from '../context.ts';
import type { ProjectForm } from './form.ts';

/** 发展改革委 guides, 基本建设: the form does not say otherwise [check]. */
const DEPARTMENT = '04';
const TYPE = '01';
const TRIES = 200;

/**
 * Issues a code that was never issued before, in the month of the centre's clock and the division of the
 * deciding body; null where chance found no free serial.
 */
export async function issueCode(
  context: Context,
  client: PoolClient,
  form: ProjectForm,
  previous: string | null,
): Promise<string | null> {
  const { year, month } = civilFromDay(dayOf(context.now() as Instant));
  const region = String(form.divisionCode);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const serial = String(10_000 + Math.floor(context.random() * 90_000));
    const composed = composeProjectCode({ year, month, region, department: DEPARTMENT, type: TYPE, serial });
    if (!composed.ok) throw new Error(composed.refusal.message);
    const code = composed.value.text;
    const { rowCount } = await client.query(
      `INSERT INTO centre.codes (code, name, division, issued_at, previous) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (code) DO NOTHING`,
      [code, String(form.projectName), region, instant(context.now()), previous],
    );
    if (rowCount === 1) return code;
  }
  return null;
}

/** Makes a code void, with what took its place where something did. */
export async function voidCode(
  context: Context,
  client: PoolClient,
  code: string,
  reason: string,
  replacedBy: string | null,
): Promise<void> {
  await client.query(
    `UPDATE centre.codes SET status = 'void', voided_at = coalesce(voided_at, $2),
       void_reason = coalesce(void_reason, $3), replaced_by = coalesce($4, replaced_by) WHERE code = $1`,
    [code, instant(context.now()), reason, replacedBy],
  );
}

export type KnownCode = {
  readonly projectCode: string;
  readonly projectName: string;
  readonly status: 'valid' | 'void';
  readonly issuedAt: string;
  readonly previousCode?: string;
  readonly test: true;
};

export async function findCode(pool: Pool, code: string): Promise<KnownCode | null> {
  const { rows } = await pool.query<Omit<KnownCode, 'previousCode' | 'test'> & { previous: string | null }>(
    `SELECT code AS "projectCode", name AS "projectName", status, issued_at AS "issuedAt", previous
     FROM centre.codes WHERE code = $1`,
    [code],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { previous, ...known } = row;
  return { ...known, ...(previous === null ? {} : { previousCode: previous }), test: true };
}

export type AdoptedCode = {
  readonly code: string;
  readonly name: string;
  readonly division: string;
  readonly issuedAt: string;
};

/** Takes over codes that were issued before this stand-in was there: a sample has a past. Known ones stay. */
export async function adoptCodes(pool: Pool, codes: readonly AdoptedCode[]): Promise<number> {
  const { rowCount } = await pool.query(
    `INSERT INTO centre.codes (code, name, division, issued_at)
     SELECT code, name, division, "issuedAt" FROM json_to_recordset($1::json)
       AS n(code text, name text, division text, "issuedAt" timestamptz)
     ON CONFLICT (code) DO NOTHING`,
    [JSON.stringify(codes)],
  );
  return rowCount ?? 0;
}
