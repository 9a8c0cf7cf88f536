import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';

export type BundleLine = {
  readonly direction: 'up' | 'down';
  readonly number: number;
  readonly made_at: string;
  readonly person: string | null;
  readonly rows: number;
  readonly digest: string;
  readonly downloaded_at: string | null;
  readonly answered_at: string | null;
  readonly stored: number;
  readonly checked: number;
  readonly refused: number;
  readonly written: number;
  readonly kept: number;
  readonly open: number;
};

const MOST = 200;

/** The newest bundles, with what became of their rows as far as answers tell. */
export function listBundles(db: Database): Promise<BundleLine[]> {
  return db.read({
    name: 'national_bundle_list',
    text: `SELECT b.direction, b.number, b.made_at, b.person, b.rows, b.digest, b.downloaded_at, b.answered_at,
             r.stored, r.checked, r.refused, r.written, r.kept, r.open
           FROM (SELECT * FROM national.bundles ORDER BY made_at DESC, number DESC LIMIT $1) b
           CROSS JOIN LATERAL (
             SELECT count(*) FILTER (WHERE answer = 'stored')::int AS stored,
               count(*) FILTER (WHERE answer = 'checked')::int AS checked,
               count(*) FILTER (WHERE answer = 'refused')::int AS refused,
               count(*) FILTER (WHERE answer = 'written')::int AS written,
               count(*) FILTER (WHERE answer = 'kept')::int AS kept,
               count(*) FILTER (WHERE answer IS NULL)::int AS open
             FROM national.bundle_rows WHERE b.direction = 'up' AND number = b.number) r
           ORDER BY b.made_at DESC, b.number DESC`,
    values: [MOST],
  });
}

/** How many messages the next bundle could begin with. */
export async function countWaiting(db: Database): Promise<number> {
  const [row] = await db.read<{ n: number }>({
    name: 'national_bundle_waiting',
    text: `SELECT count(*)::int AS n FROM national.messages
           WHERE line = 'construction' AND current AND state = 'waiting'`,
    values: [],
  });
  return row?.n ?? 0;
}

/** The file of a bundle upwards, as often as it is wanted; noted as handed out. */
export async function fetchBundle(db: Database, number: number, now: number): Promise<Buffer | undefined> {
  const { rows } = await db.query<{ file: Buffer }>({
    name: 'national_bundle_fetch',
    text: `UPDATE national.bundles SET downloaded_at = coalesce(downloaded_at, $2)
           WHERE direction = 'up' AND number = $1 RETURNING file`,
    values: [number, formatInstant(now as Instant)],
  });
  return rows[0]?.file;
}
