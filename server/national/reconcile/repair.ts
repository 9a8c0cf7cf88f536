import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import { type CollectDeps, collect } from '../collect.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { keyOf } from '../outbox/prepare.ts';
import { requestResend } from '../outbox/resend.ts';
import { note } from '../outbox/settle.ts';
import type { What } from './judge.ts';

const BATCH = 200;

type Wanted = {
  readonly id: string;
  readonly line: Line;
  readonly kind: string;
  readonly what: What;
  readonly message_id: string | null;
  readonly thing: string | null;
  readonly repair_by: string;
};

/**
 * Mends differences that people chose, all by way of the outbox: the line may be down, and what goes has its
 * state there like everything else. A difference is closed by the next run, not by having been mended.
 *
 * @returns how many were looked at
 */
export async function repairRequested(deps: CollectDeps): Promise<number> {
  const wanted = await deps.database.read<Wanted>({
    name: 'national_repair_next',
    text: `SELECT id, line, kind, what, message_id, thing, repair_by FROM national.differences
           WHERE repair_at IS NOT NULL AND repaired_at IS NULL ORDER BY id LIMIT $1`,
    values: [BATCH],
  });
  if (wanted.length === 0) return 0;
  await deps.library.refresh();
  for (const each of wanted) {
    const result = await repairOne(deps, each);
    await deps.database.query({
      name: 'national_repair_done',
      text: 'UPDATE national.differences SET repaired_at = $2, repair_result = $3 WHERE id = $1',
      values: [each.id, formatInstant(deps.now() as Instant), MESSAGES.reconcile.repaired[result]],
    });
  }
  return wanted.length;
}

export type Repaired = keyof typeof MESSAGES.reconcile.repaired;

async function repairOne(deps: CollectDeps, wanted: Wanted): Promise<Repaired> {
  const { what, message_id: messageId, thing, line } = wanted;
  switch (what) {
    case 'missing-there':
      return sendAnew(deps, messageId ?? '', wanted.repair_by);
    case 'state-differs':
      return sendOrAsk(deps.database, messageId ?? '', wanted.repair_by, deps.now());
    case 'not-told':
      return tell(deps, line, thing ?? '');
    case 'not-invalidated':
      return invalidate(deps, messageId ?? '', wanted.repair_by);
    case 'unknown-there':
      return 'nothing';
  }
}

/**
 * The row that was stored is not there any more: the message says so from now on, and the further revision takes
 * no row's place. The investment line refuses one that is to replace what it does not know.
 */
async function sendAnew(deps: CollectDeps, id: string, person: string): Promise<Repaired> {
  const at = formatInstant(deps.now() as Instant);
  return deps.database.transaction(async (tx) => {
    const { rowCount } = await tx.query({
      name: 'national_repair_lost',
      text: `UPDATE national.messages SET state = 'refused', refused_by = 'centre', refused_at = $3, reason = $4,
               sent_at = NULL, replaces = NULL, replace_reason = NULL, resend_by = $2
             WHERE id = $1 AND current AND NOT retract AND state = 'stored'`,
      values: [id, person, at, MESSAGES.reconcile.lost],
    });
    if (rowCount === 0) return 'nothing';
    await note(tx, [{ id, what: 'lost', detail: MESSAGES.reconcile.lost, person }], at, deps.newId);
    return 'resent';
  });
}

/** One that is answered gets a further revision; one under way is asked about at once. */
async function sendOrAsk(db: Database, id: string, person: string, now: number): Promise<Repaired> {
  if ((await requestResend(db, [id], person)) > 0) return 'resent';
  const { rowCount } = await db.query({
    name: 'national_repair_ask',
    text: `UPDATE national.messages SET next_at = $2 WHERE id = $1 AND state IN ('sent', 'checked')`,
    values: [id, formatInstant(now as Instant)],
  });
  return rowCount > 0 ? 'asked' : 'nothing';
}

async function tell(deps: CollectDeps, line: Line, name: string): Promise<Repaired> {
  const mapping = deps.library.get(name.slice(0, name.indexOf(':')));
  if (!mapping) return 'nothing';
  const prepared = await collect(deps, line, [{ source: mapping.source, key: keyOf(name) }]);
  const how = { newId: deps.newId, now: deps.now(), dueAt: deps.dueAt };
  const told = await deps.database.transaction((tx) => enqueue(tx, how, prepared));
  return told > 0 ? 'told' : 'nothing';
}

/**
 * What was replaced is still valid there: a retraction of that one row, with a place of its own in the outbox.
 * The message that took its place stays as it is.
 */
async function invalidate(deps: CollectDeps, id: string, person: string): Promise<Repaired> {
  const at = formatInstant(deps.now() as Instant);
  return deps.database.transaction(async (tx) => {
    const retraction = deps.newId();
    await tx.query({
      name: 'national_repair_outdate',
      text: `UPDATE national.messages SET current = false
             WHERE current AND thing = (SELECT kind || ':invalid/' || id FROM national.messages WHERE id = $1)`,
      values: [id],
    });
    const { rowCount } = await tx.query({
      name: 'national_repair_invalidate',
      text: `INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division,
               project_id, subject, state, payload, digest, mapping_version, parents, missing, replaces,
               replace_reason, retract, happened_at, due_at, created_at, next_at)
             SELECT $2, m.line, m.kind, m.ordinal, m.kind || ':invalid/' || m.id,
               1 + (SELECT count(*)::int FROM national.messages t WHERE t.thing = m.kind || ':invalid/' || m.id),
               true, m.home, m.division, m.project_id, m.subject, 'waiting', '{}', '', m.mapping_version, '{}',
               0, m.id, $3, true, $4, $5, $4, $4
             FROM national.messages m WHERE m.id = $1 AND NOT m.current`,
      values: [id, retraction, MESSAGES.superseded, at, deps.dueAt(at)],
    });
    if (rowCount === 0) return 'nothing';
    const told = { id: retraction, what: 'withdrawn', detail: MESSAGES.reconcile.invalidated, person };
    await note(tx, [told], at, deps.newId);
    return 'invalidated';
  });
}
