import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import { type Context, instant } from './context.ts';

export const DOWN_KINDS = [
  'central-project',
  'central-result',
  'central-item',
  'dictionary',
  'directive',
] as const;
export type DownKind = (typeof DOWN_KINDS)[number];

export type Downward = {
  readonly seq: number;
  readonly id: string;
  readonly kind: DownKind;
  readonly sentAt: string;
  readonly body: unknown;
};

export const ackBody = z.strictObject({
  acks: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(128),
        result: z.enum(['taken', 'refused']),
        reason: z.string().max(4000).optional().nullable(),
      }),
    )
    .max(500),
});

/** Puts something into the queue downwards. The same id again changes nothing. */
export async function sendDown(
  context: Context,
  kind: DownKind,
  body: unknown,
  id: string = randomUUID(),
): Promise<string> {
  if (kind === 'central-project') await know(context, body);
  // A number must never become visible after a higher one: readers keep the last number they saw.
  await context.pool.query(
    `WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtext('centre.downward')))
     INSERT INTO centre.downward (id, kind, sent_at, body) SELECT $1, $2, $3, $4 FROM turn
     ON CONFLICT (id) DO NOTHING`,
    [id, kind, instant(context.now()), JSON.stringify(body)],
  );
  return id;
}

/** The centre knows the code of a project that it sends down: what the province tells of it hangs on that. */
async function know(context: Context, body: unknown): Promise<void> {
  const { projectCode, form } = (body ?? {}) as {
    readonly projectCode?: unknown;
    readonly form?: { readonly projectName?: unknown; readonly divisionCode?: unknown } | null;
  };
  if (typeof projectCode !== 'string') return;
  await context.pool.query(
    `INSERT INTO centre.codes (code, name, division, issued_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (code) DO NOTHING`,
    [projectCode, String(form?.projectName ?? ''), String(form?.divisionCode ?? ''), instant(context.now())],
  );
}

export async function queueAfter(pool: Pool, after: number, limit: number): Promise<Downward[]> {
  const { rows } = await pool.query<Downward>(
    `SELECT seq, id, kind, sent_at AS "sentAt", body FROM centre.downward WHERE seq > $1 ORDER BY seq LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** Notes what became of what was sent; returns the ids that were never sent, and then notes nothing. */
export async function acknowledge(
  context: Context,
  acks: z.infer<typeof ackBody>['acks'],
): Promise<readonly string[]> {
  const ids = acks.map(({ id }) => id);
  const { rows } = await context.pool.query<{ id: string }>(
    'SELECT id FROM centre.downward WHERE id = ANY ($1)',
    [ids],
  );
  const known = new Set(rows.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) return unknown;
  // Taken is final; what was refused may still be taken later. To what was taken without a word one may be
  // added: the answer to a directive.
  await context.pool.query(
    `UPDATE centre.downward d SET ack = a.result, reason = a.reason, acked_at = $4
     FROM unnest($1::text[], $2::text[], $3::text[]) AS a (id, result, reason)
     WHERE d.id = a.id AND (d.ack IS DISTINCT FROM 'taken'
       OR (a.result = 'taken' AND d.reason IS NULL AND a.reason IS NOT NULL))`,
    [ids, acks.map(({ result }) => result), acks.map(({ reason }) => reason ?? null), instant(context.now())],
  );
  return [];
}
