import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Transaction } from '../../platform/database/index.ts';
import type { Library } from '../mapping/library.ts';
import { claimReady, markSent, type Ready } from '../outbox/claim.ts';
import type { UpRow } from './format.ts';

/** Asked again after so long, where the line is ever switched to a front database. */
const ASK_MS = 60_000;

/**
 * Chooses what goes into the next bundle, in an order in which every row stands behind the rows it needs: a
 * child goes along with parents that are not stored yet, because a bundle is carried on foot, and the carrier
 * feeds one level after the other. What was chosen is `sent` when this returns.
 *
 * Children whose parents are refused or not told at all stay.
 */
export async function chooseRows(
  tx: Transaction,
  library: Library,
  now: number,
  limit: number,
): Promise<readonly UpRow[]> {
  const at = formatInstant(now as Instant);
  await takeBack(tx, at);
  const chosen: Ready[] = [];
  const take = async (wave: readonly Ready[]) => {
    const ids = wave.map(({ id }) => id);
    await markSent(tx, ids, at, formatInstant((now + ASK_MS) as Instant));
    chosen.push(...wave);
    return wave.map(({ thing }) => thing);
  };
  // Children of what earlier bundles carry come with those of the first wave.
  const before = await thingsUnderWay(tx);
  let above = [...before, ...(await take(await claimReady(tx, 'construction', at, limit)))];
  // Each wave is marked as sent: the next one are those that wait for nothing but what is under way.
  while (above.length > 0 && chosen.length < limit) {
    above = await take(await claimBehind(tx, above, at, limit - chosen.length));
  }
  const needed = await parentsUnderWay(tx, chosen);
  const table = (kind: string): string => {
    const mapping = library.get(kind);
    if (!mapping) throw new Error(`a message of a kind without a mapping: ${kind}`);
    return mapping.target;
  };
  return chosen.map((message) => ({
    id: message.id,
    table: table(message.kind),
    division: message.division,
    values: message.payload,
    replaces: message.replaces,
    replaceReason: message.replace_reason,
    retract: message.retract,
    parents: (needed.get(message.id) ?? []).map(({ parent, kind }) => ({ table: table(kind), id: parent })),
  }));
}

/** Rows that the carrier says were never written go again under their own key, in this bundle. */
async function takeBack(tx: Transaction, at: string): Promise<void> {
  await tx.query({
    name: 'national_bundle_take_back',
    text: `WITH back AS (
             UPDATE national.bundle_rows SET answer = NULL WHERE answer = 'kept' RETURNING message_id
           )
           UPDATE national.messages SET state = 'waiting', next_at = $1
           WHERE id IN (SELECT message_id FROM back) AND state IN ('sent', 'checked')`,
    values: [at],
  });
}

/** Things of earlier bundles that are not settled, and that something waits for. */
async function thingsUnderWay(tx: Transaction): Promise<string[]> {
  const rows = await tx.read<{ thing: string }>({
    name: 'national_bundle_under_way',
    text: `SELECT p.thing FROM national.messages p
           WHERE p.line = 'construction' AND p.current AND p.state IN ('sent', 'checked')
             AND EXISTS (SELECT FROM national.waits w WHERE w.thing = p.thing)`,
    values: [],
  });
  return rows.map(({ thing }) => thing);
}

/**
 * Takes children of these things that wait for nothing but what is under way. In three plain steps, each by an
 * index: as one statement it runs into its time limit where the planner does not know how much has just come in.
 */
async function claimBehind(
  tx: Transaction,
  things: readonly string[],
  now: string,
  limit: number,
): Promise<Ready[]> {
  const children = await tx.read<{ child: string }>({
    name: 'national_bundle_children',
    text: 'SELECT DISTINCT child FROM national.waits WHERE thing = ANY($1)',
    values: [things],
  });
  if (children.length === 0) return [];
  const ids = children.map(({ child }) => child);
  const stuck = await tx.read<{ child: string }>({
    name: 'national_bundle_stuck',
    text: `SELECT DISTINCT w.child FROM national.waits w
           LEFT JOIN national.messages p ON p.thing = w.thing AND p.current
           WHERE w.child = ANY($1::uuid[]) AND NOT (coalesce(p.state, '') = 'stored'
             OR (coalesce(p.line, '') = 'construction' AND p.state IN ('sent', 'checked')))`,
    values: [ids],
  });
  const held = new Set(stuck.map(({ child }) => child));
  return tx.read<Ready>({
    name: 'national_bundle_claim',
    text: `SELECT id, kind, thing, home, division, payload, replaces, replace_reason, retract, attempts
           FROM national.messages
           WHERE id = ANY($1::uuid[]) AND line = 'construction' AND current AND state = 'waiting'
             AND next_at <= $2
           ORDER BY ordinal, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    values: [ids.filter((id) => !held.has(id)), now, limit],
  });
}

type Needed = { readonly child: string; readonly parent: string; readonly kind: string };

async function parentsUnderWay(
  tx: Transaction,
  chosen: readonly Ready[],
): Promise<ReadonlyMap<string, readonly Needed[]>> {
  const rows = await tx.read<Needed>({
    name: 'national_bundle_parents',
    text: `SELECT w.child, p.id AS parent, p.kind FROM national.waits w
           JOIN national.messages p ON p.thing = w.thing AND p.current AND p.state <> 'stored'
           WHERE w.child = ANY($1::uuid[]) ORDER BY w.child, p.id`,
    values: [chosen.map(({ id }) => id)],
  });
  return Map.groupBy(rows, (row) => row.child);
}
