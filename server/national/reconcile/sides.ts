import { z } from 'zod';
import type { Bridge } from '../bridge-parts.ts';
import type { FrontDatabase } from '../construction/front.ts';
import type { CentreClient } from '../investment/client.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { LineDown } from '../outbox/lines.ts';
import type { FarRow, OwnRow } from './judge.ts';
import { byBytes, type Reader } from './windows.ts';

/** Rows a page: memory stays the same however much there is. */
export const PAGE = 5000;
/** What the investment line gives at a time. */
const INVENTORY_PAGE = 1000;

export const START = { ours: '00000000-0000-0000-0000-000000000000', theirs: '' };

/** Our messages of some kinds, every revision. */
export function readOurs(
  { database }: Pick<Bridge['collect'], 'database'>,
  line: Line,
  kinds: readonly string[],
  limit: number,
): Reader<OwnRow> {
  return async (after) => {
    const rows = await database.read<OwnRow>({
      name: 'national_walk',
      // A page of each kind, and of these the first: with kind = ANY(…) all of them would be sorted.
      text: `SELECT m.id AS key, m.kind, m.thing, m.subject, m.home, m.state, m.current, m.retract, m.sent_at,
               CASE WHEN m.current THEN m.state ELSE n.state END AS newest
             FROM unnest($2::text[]) AS k(kind)
             CROSS JOIN LATERAL (
               SELECT * FROM national.messages w
               WHERE w.line = $1 AND w.kind = k.kind AND w.id > $3 ORDER BY w.id LIMIT $4
             ) m
             LEFT JOIN national.messages n ON n.thing = m.thing AND n.current AND NOT m.current
             ORDER BY m.id LIMIT $4`,
      values: [line, kinds, after, limit],
    });
    return { rows, more: rows.length === limit };
  };
}

/** What the centre holds of one table or kind; null where the line is not switched on. */
export function readTheirs(bridge: Bridge, line: Line, target: string, limit: number): Reader<FarRow> | null {
  if (line === 'construction') return bridge.front && ordered(ofFront(bridge.front, target, limit));
  return bridge.client && ordered(ofInventory(bridge.client, target, Math.min(limit, INVENTORY_PAGE)));
}

function ofFront(front: FrontDatabase, table: string, limit: number): Reader<FarRow> {
  return async (after) => {
    const rows = await front.page(table, after, limit);
    return {
      rows: rows.map(({ key, valid, state, reason }) => ({ key, valid, state: stateOf(state), reason })),
      more: rows.length === limit,
    };
  };
}

function stateOf(state: number): FarRow['state'] {
  return state === 3 ? 'stored' : state === 2 ? 'refused' : 'open';
}

const inventorySchema = z.object({
  rows: z.array(z.object({ messageId: z.string(), valid: z.boolean() })),
  next: z.string().nullish(),
});

function ofInventory(client: CentreClient, kind: string, limit: number): Reader<FarRow> {
  return async (after) => {
    const query = new URLSearchParams({ kind, after, limit: String(limit) });
    const parsed = inventorySchema.safeParse(await client.get(`/invest/inventory?${query}`));
    if (!parsed.success) throw new LineDown(MESSAGES.down.notJson);
    const { rows, next } = parsed.data;
    return {
      rows: rows.map(({ messageId: key, valid }) => ({ key, valid, state: 'stored', reason: null })),
      more: rows.length > 0 && typeof next === 'string',
    };
  };
}

/** Two lists can be joined only in one order; another one would make differences of everything. */
function ordered(read: Reader<FarRow>): Reader<FarRow> {
  return async (after) => {
    const page = await read(after);
    let last = after;
    for (const { key } of page.rows) {
      if (byBytes(last, key) >= 0) throw new LineDown(MESSAGES.reconcile.unordered);
      last = key;
    }
    return page;
  };
}
