import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import { type CollectDeps, collect } from '../collect.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import type { SourceKind } from '../sources/fields.ts';
import { isCodeRequest } from './code-requests.ts';
import { enqueue } from './enqueue.ts';
import { keyOf } from './prepare.ts';
import { insertRetraction } from './retraction.ts';
import { note } from './settle.ts';

const BATCH = 200;

type Wanted = {
  readonly id: string;
  readonly line: Line;
  readonly kind: string;
  readonly thing: string;
  readonly project_id: string | null;
  readonly retract: boolean;
  readonly replaces: string | null;
  readonly replace_reason: string | null;
  readonly resend_by: string;
};

/**
 * Carries out what people asked for: maps the source as it stands now with the mapping as it is now, checks it
 * at our door again, and sends it as a further revision. Works off one or thousands, batch by batch.
 *
 * @returns how many were looked at
 */
export async function resendBatch(deps: CollectDeps): Promise<number> {
  const { database } = deps;
  const wanted = await database.read<Wanted>({
    name: 'national_resend_next',
    text: `SELECT id, line, kind, thing, project_id, retract, replaces, replace_reason, resend_by
           FROM national.messages
           WHERE resend_by IS NOT NULL ORDER BY id LIMIT $1`,
    values: [BATCH],
  });
  if (wanted.length === 0) return 0;
  await deps.library.refresh();
  const requests = wanted.filter((message) => isCodeRequest(message.kind));
  await askAgain(deps, requests);
  await retractAgain(
    deps,
    wanted.filter((message) => message.retract),
  );
  for (const [line, messages] of Map.groupBy(
    wanted.filter((message) => !message.retract && !isCodeRequest(message.kind)),
    (message) => message.line,
  )) {
    await remap(deps, line, messages);
  }
  return wanted.length;
}

async function remap(deps: CollectDeps, line: Line, messages: readonly Wanted[]): Promise<void> {
  const sources = messages.flatMap((message) => {
    const mapping = deps.library.get(message.kind);
    return mapping ? [{ source: mapping.source satisfies SourceKind, key: keyOf(message.thing) }] : [];
  });
  const prepared = await collect(deps, line, sources);
  const things = new Set(messages.map((message) => message.thing));
  const own = prepared.filter((each) => things.has(each.thing));
  const others = prepared.filter((each) => !things.has(each.thing));
  const made = new Set(own.map((each) => each.thing));
  const at = formatInstant(deps.now() as Instant);
  await deps.database.transaction(async (tx) => {
    const how = { newId: deps.newId, now: deps.now(), dueAt: deps.dueAt };
    // Parents that were never told come along; what stands beside is told only where it changed.
    await enqueue(tx, how, others);
    await enqueue(tx, how, own, { force: true, reason: MESSAGES.resent });
    await tx.query({
      name: 'national_resend_done',
      text: 'UPDATE national.messages SET resend_by = NULL WHERE id = ANY($1::uuid[])',
      values: [messages.map((message) => message.id)],
    });
    await note(
      tx,
      messages.map(({ id, thing, resend_by: person }) => ({
        id,
        what: made.has(thing) ? 'resent' : 'gone',
        detail: made.has(thing) ? MESSAGES.events.resent : MESSAGES.events.gone,
        person,
      })),
      at,
      deps.newId,
    );
  });
}

/** A request for a code is asked again by its own queue, at once. */
async function askAgain(deps: CollectDeps, requests: readonly Wanted[]): Promise<void> {
  if (requests.length === 0) return;
  const at = formatInstant(deps.now() as Instant);
  await deps.database.pipeline([
    {
      name: 'national_resend_requests',
      text: 'UPDATE projects.code_requests SET next_at = $2 WHERE project_id = ANY($1::uuid[])',
      values: [requests.flatMap((message) => message.project_id ?? []), at],
    },
    {
      name: 'national_resend_done',
      text: 'UPDATE national.messages SET resend_by = NULL WHERE id = ANY($1::uuid[])',
      values: [requests.map((message) => message.id)],
    },
  ]);
}

/** A retraction that the centre refused goes once more, under a key of its own. */
async function retractAgain(deps: CollectDeps, messages: readonly Wanted[]): Promise<void> {
  const at = formatInstant(deps.now() as Instant);
  for (const { id, replaces: victim, replace_reason: why, resend_by: person } of messages) {
    await deps.database.transaction(async (tx) => {
      await tx.query({
        name: 'national_retract_again_outdate',
        text: 'UPDATE national.messages SET current = false, resend_by = NULL WHERE id = $1 AND current',
        values: [id],
      });
      if (victim === null) throw new Error(`a retraction of nothing: ${id}`);
      const reason = why ?? MESSAGES.withdrawn;
      await insertRetraction(tx, { of: id, id: deps.newId(), victim, reason, at, dueAt: deps.dueAt(at) });
      await note(tx, [{ id, what: 'resent', detail: MESSAGES.events.resent, person }], at, deps.newId);
    });
  }
}

/** Asks for messages to be mapped and sent again; those under way are left alone. Returns how many. */
export async function requestResend(db: Database, ids: readonly string[], person: string): Promise<number> {
  const { rowCount } = await db.query({
    name: 'national_resend_ids',
    text: `UPDATE national.messages SET resend_by = $2
           WHERE id = ANY($1::uuid[]) AND current AND state IN ('refused', 'stored', 'waiting')
             AND (NOT retract OR state = 'refused')`,
    values: [ids, person],
  });
  return rowCount;
}
