import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database, Statement } from '../../platform/database/index.ts';
import type { StreamHead } from '../../platform/facts/index.ts';
import { situationOf } from './grounds.ts';
import { endOf, type OrderState, type OrderWords } from './order.ts';

/** An order as it is stored. */
export type OrderRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly state: OrderState;
  readonly words: OrderWords;
  /** Divisions whose supervisors and leaders see it. */
  readonly divisions: readonly string[];
};

export const ORDER_COLUMNS = 'o.id, o.home, o.version, o.head, o.state, o.words, o.divisions';

/** One order by id; the caller's policy decides whether it may be seen. */
export async function findOrder(db: Pick<Database, 'read'>, id: string): Promise<OrderRow | undefined> {
  const [row] = await db.read<OrderRow>({
    name: 'orders_find',
    text: `SELECT ${ORDER_COLUMNS} FROM supervision.orders o WHERE o.id = $1`,
    values: [id],
  });
  return row;
}

/** All orders about a case, withdrawn ones included, oldest first. */
export function ordersOfCase(db: Pick<Database, 'read'>, caseId: string, home: string): Promise<OrderRow[]> {
  return db.read<OrderRow>({
    name: 'orders_of_case',
    text: `SELECT ${ORDER_COLUMNS} FROM supervision.orders o WHERE o.case_id = $1 AND o.home = $2
           ORDER BY o.issued_at, o.id`,
    values: [caseId, home],
  });
}

export type OrderWrite = Omit<OrderRow, 'id' | 'home'> & {
  readonly stream: StreamHead;
  readonly warnAt: Instant | null;
  readonly at: Instant;
};

const INSERT = `
INSERT INTO supervision.orders (id, home, version, head, state, words, number, body_id, division, person_id,
  divisions, issuer_division, by_rule, project_id, case_id, situation, status, late, issued_at, reply_due_at,
  warn_at, escalate_at, escalated_to, answered_at, closed_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
  $24, $25, $26)`;

const UPDATE = `
WITH u AS (
  UPDATE supervision.orders SET version = $4, head = $5, state = $6, words = $7, person_id = $8, status = $9,
    late = $10, reply_due_at = $11, warn_at = $12, escalate_at = $13, escalated_to = $14, answered_at = $15,
    closed_at = $16, updated_at = $17
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes an order's row: inserts at version 0, else updates under the version guard (ZH409). */
export function writeOrder(write: OrderWrite): Statement {
  const { stream, version, head, state, words } = write;
  const { id, home } = stream;
  const json = [JSON.stringify(state), JSON.stringify(words)];
  const at = formatInstant(write.at);
  const now = [
    state.status,
    state.late,
    ...(stream.version === 0 ? [formatInstant(state.issuedAt)] : []),
    formatInstant(endOf(state.term.by)),
    text(write.warnAt),
    state.escalateBy === null ? null : formatInstant(endOf(state.escalateBy)),
    state.escalations.map(({ division }) => division),
    text(state.answeredAt),
    text(state.closedAt),
    at,
  ];
  const { addressee } = state;
  return stream.version === 0
    ? {
        name: 'orders_insert',
        text: INSERT,
        values: [
          ...[id, home, version, head, ...json, state.number, addressee.bodyId, state.division],
          ...[addressee.personId, write.divisions, state.issuer.division, state.byRule, state.projectId],
          ...[state.caseId, situationOf(state.grounds), ...now],
        ],
      }
    : {
        name: 'orders_update',
        text: UPDATE,
        values: [id, home, stream.version, version, head, ...json, addressee.personId, ...now],
      };
}

function text(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
