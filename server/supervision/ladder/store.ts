import type { Database, Statement, Transaction } from '../../platform/database/index.ts';
import type { FiredRow } from './rungs.ts';

/** A clock with a rung to fire. */
export type Candidate = { readonly id: string; readonly kind: string; readonly home: string };

// Of an opinion the limit is an order of the platform's flow, of a special procedure a time told to the applicant:
// neither has a statutory end of its own, whatever its case has.
const STATUTE = `CASE WHEN k.kind NOT IN ('opinion', 'special') THEN k.statutory_due_at END`;

// What is due of a clock, from the highest rung down. A clock stopped in time has no instants and fires nothing; one
// that was over before it stopped stays over. The committed limit may stop while the statutory one runs on.
const DUE = `
  SELECT d.* FROM (VALUES
    (4, 'statute', ${STATUTE} <= $1::timestamptz, ${STATUTE}),
    (3, 'red', k.over OR k.due_at <= $1::timestamptz, k.due_at),
    (2, 'yellow', k.state = 'running' AND k.yellow_at <= $1::timestamptz, k.due_at),
    (1, 'reminder', k.state = 'running' AND k.remind_at <= $1::timestamptz, k.due_at)
  ) AS d(rank, rung, reached, due_at) WHERE d.reached AND d.due_at IS NOT NULL`;

// The highest rung due of a clock, as DUE has it; written out, for 200,000 clocks are asked every minute.
const HIGHEST = `CASE WHEN ${STATUTE} <= $1::timestamptz THEN 'statute' WHEN k.due_at IS NULL THEN NULL
  WHEN k.over OR k.due_at <= $1::timestamptz THEN 'red' WHEN k.state <> 'running' THEN NULL
  WHEN k.yellow_at <= $1::timestamptz THEN 'yellow' WHEN k.remind_at <= $1::timestamptz THEN 'reminder' END`;
const HIGHEST_DUE = `CASE WHEN ${STATUTE} <= $1::timestamptz THEN k.statutory_due_at ELSE k.due_at END`;

// What silence ends at its last moment (consent, renewal) is over then, not late: see casework's deemed timer.
const IN_FORCE = `k.state <> 'ended' AND NOT (k.kind IN ('opinion', 'renewal') AND k.stop_due_at <= $1::timestamptz)`;

// One look-up a clock: its highest rung was recorded together with all below it.
const CANDIDATES = `
SELECT k.id, k.kind, k.home FROM casework.clocks k
WHERE ${IN_FORCE} AND (k.id, k.kind) > ($2::uuid, $3) AND ${HIGHEST} IS NOT NULL
  AND NOT EXISTS (SELECT FROM supervision.signals s WHERE s.subject_id = k.id AND s.home = k.home AND s.kind = k.kind
    AND s.rung = ${HIGHEST} AND s.due_at = ${HIGHEST_DUE})
ORDER BY k.id, k.kind LIMIT $4`;

/** The next clocks, in order of their cases, whose highest due rung is not on record. */
export function candidates(
  db: Pick<Database, 'read'>,
  now: string,
  after: Pick<Candidate, 'id' | 'kind'>,
  limit: number,
): Promise<Candidate[]> {
  return db.read({ name: 'ladder_candidates', text: CANDIDATES, values: [now, after.id, after.kind, limit] });
}

const FIRE = `
INSERT INTO supervision.signals (subject_id, home, kind, rung, due_at, fired_at, passed, body_id, item_id, division,
  calendar_version, rule_version)
SELECT k.id, k.home, k.kind, r.rung, r.due_at, $1::timestamptz, r.rank < r.highest, k.body_id, k.item_id, k.division,
  k.calendar_version, k.rule_version
FROM json_to_recordset($2::json) AS n(id uuid, kind text, home text)
JOIN casework.clocks k ON k.id = n.id AND k.kind = n.kind AND k.home = n.home AND k.state <> 'ended'
CROSS JOIN LATERAL (SELECT d.*, max(d.rank) OVER () AS highest FROM (${DUE}) d) r
ORDER BY k.id, k.kind, r.rank
ON CONFLICT DO NOTHING
RETURNING subject_id, home, kind, rung, due_at, passed, body_id, item_id, division`;

/** Records every rung due of these clocks, those below the highest as passed over; returns what is new. */
export function fire(tx: Transaction, now: string, clocks: readonly Candidate[]): Promise<FiredRow[]> {
  return tx.read({ name: 'ladder_fire', text: FIRE, values: [now, JSON.stringify(clocks)] });
}

/** What a notice says of a case and whom it reaches. */
export type CaseWords = {
  readonly id: string;
  readonly number: string;
  readonly item_name: string;
  readonly project_name: string;
  readonly window_body_id: string;
  readonly unit_id: string;
  readonly divisions: readonly string[];
};

export async function caseWords(
  db: Pick<Database, 'read'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseWords>> {
  const rows = await db.read<CaseWords>({
    name: 'ladder_case_words',
    text: `SELECT c.id, c.number, c.item_name, c.project_name, c.window_body_id, c.unit_id, p.divisions
           FROM casework.cases c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home
           WHERE c.id = ANY($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** A clock on whose ground an order is to be issued. */
export type OrderGround = Candidate & {
  readonly rung: 'red' | 'statute';
  readonly due_at: string;
  readonly body_id: string;
  readonly item_id: string;
  readonly division: string;
};

// An order already issued on either ground of the clock stands for both.
const NO_ORDER = `NOT EXISTS (SELECT FROM supervision.signals s WHERE s.subject_id = k.id AND s.home = k.home
  AND s.kind = k.kind AND s.rung = 'order' AND s.due_at IN (k.due_at, ${STATUTE}))`;

/** Divisions and items of which something open is over and has no order: what the rules are asked about. */
export function overdueGroups(
  db: Pick<Database, 'read'>,
  now: string,
): Promise<{ division: string; item_id: string }[]> {
  return db.read({
    name: 'ladder_overdue_groups',
    text: `SELECT DISTINCT k.division, k.item_id FROM casework.clocks k
           WHERE ${IN_FORCE} AND (k.due_at <= $1::timestamptz OR ${STATUTE} <= $1::timestamptz) AND ${NO_ORDER}`,
    values: [now],
  });
}

/**
 * The next clocks, in order of their cases, on whose ground an order is due: red since before the cut-off of their
 * division and item (null: never by red alone), or beyond statute, which is at once.
 */
export function orderGrounds(
  db: Pick<Database, 'read'>,
  now: string,
  cutOffs: readonly { division: string; item_id: string; cut_off: string | null }[],
  after: Pick<Candidate, 'id' | 'kind'>,
  limit: number,
): Promise<OrderGround[]> {
  return db.read({
    name: 'ladder_order_grounds',
    text: `SELECT k.id, k.kind, k.home, k.body_id, k.item_id, k.division,
             CASE WHEN ${STATUTE} <= $1::timestamptz THEN 'statute' ELSE 'red' END AS rung,
             CASE WHEN ${STATUTE} <= $1::timestamptz THEN k.statutory_due_at ELSE k.due_at END AS due_at
           FROM casework.clocks k
           JOIN json_to_recordset($2::json) AS g(division text, item_id text, cut_off timestamptz)
             ON g.division = k.division AND g.item_id = k.item_id
           WHERE ${IN_FORCE} AND (k.due_at <= g.cut_off OR ${STATUTE} <= $1::timestamptz) AND ${NO_ORDER}
             AND (k.id, k.kind) > ($3::uuid, $4)
           ORDER BY k.id, k.kind LIMIT $5`,
    values: [now, JSON.stringify(cutOffs), after.id, after.kind, limit],
  });
}

/** The order's rung, in the transaction that issues it: whoever comes second breaks on the key. */
export function recordOrder(
  ground: OrderGround,
  version: { readonly calendar: string; readonly rule: string },
  orderId: string,
  now: string,
): Statement {
  return {
    name: 'ladder_record_order',
    text: `INSERT INTO supervision.signals (subject_id, home, kind, rung, due_at, fired_at, passed, body_id, item_id,
             division, calendar_version, rule_version, order_id)
           VALUES ($1, $2, $3, 'order', $4, $5, false, $6, $7, $8, $9, $10, $11)`,
    values: [
      ...[ground.id, ground.home, ground.kind, ground.due_at, now, ground.body_id, ground.item_id],
      ...[ground.division, version.calendar, version.rule, orderId],
    ],
  };
}

/** Records the escalation of orders that the ladder issued: the order itself tells the leaders. */
export async function recordEscalations(db: Pick<Database, 'query'>, now: string): Promise<number> {
  const { rowCount } = await db.query({
    name: 'ladder_record_escalations',
    text: `INSERT INTO supervision.signals (subject_id, home, kind, rung, due_at, fired_at, passed, body_id, item_id,
             division, calendar_version, rule_version, order_id)
           SELECT s.subject_id, s.home, s.kind, 'escalation', s.due_at, $1::timestamptz, false, s.body_id, s.item_id,
             s.division, s.calendar_version, s.rule_version, s.order_id
           FROM supervision.orders o
           JOIN supervision.signals s ON s.subject_id = o.case_id AND s.home = o.home AND s.rung = 'order'
             AND s.order_id = o.id
           WHERE o.by_rule AND o.escalated_to <> '{}' AND o.status NOT IN ('accepted', 'withdrawn')
           ON CONFLICT DO NOTHING`,
    values: [now],
  });
  return rowCount;
}
