import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import type { Turn } from '../outbox/lines.ts';
import { type Outcome, settle } from '../outbox/settle.ts';
import { waitAgain } from '../outbox/wait-again.ts';
import type { DrainDeps } from './drain.ts';
import type { FrontState } from './front.ts';

const MOST = 2000;
/** A row this young is asked for again in the next turn; writing down when would cost more than asking. */
const YOUNG_MS = 5000;
/** The longest the centre is left alone over one row that it has not looked at. */
const LONGEST_LOOK_MS = 60_000;

type Asked = { readonly id: string; readonly kind: string; readonly state: string; readonly sent_at: string };

/**
 * Asks the front database what the centre has made of sent rows. A row that is not there any more (a
 * half-written batch, a table emptied by hand) is sent again under its own key.
 */
export async function pollStates(deps: DrainDeps, limit = MOST): Promise<Turn> {
  const { database, front, library, newId } = deps;
  const now = deps.now();
  const asked = await underWay(database, formatInstant(now as Instant), limit);
  let moved = 0;
  for (const [kind, messages] of Map.groupBy(asked, (message) => message.kind)) {
    const target = library.get(kind)?.target;
    if (target === undefined) continue;
    const states = await front.states(
      target,
      messages.map((message) => message.id),
    );
    const byKey = new Map(states.map((state) => [state.key, state]));
    const outcomes = messages.flatMap((message) => outcomeOf(message, byKey.get(message.id)) ?? []);
    moved += await settle(database, outcomes, now, newId);
    await waitAgain(
      database,
      outcomes.filter((each) => each.state === 'refused').map((each) => each.id),
      now,
      newId,
    );
    const lost = messages.filter((message) => !byKey.has(message.id)).map((message) => message.id);
    moved += await sendAgain(database, lost, now);
    const settled = new Set([...outcomes.map((each) => each.id), ...lost]);
    await lookLater(
      database,
      messages.filter(({ id, sent_at }) => !settled.has(id) && now - Date.parse(sent_at) >= YOUNG_MS),
      now,
    );
  }
  return { spoke: asked.length > 0, moved };
}

function underWay(db: Database, now: string, limit: number): Promise<Asked[]> {
  return db.read({
    name: 'national_under_way',
    text: `SELECT id, kind, state, sent_at FROM national.messages
           WHERE line = 'construction' AND state IN ('sent', 'checked') AND next_at <= $1
           ORDER BY next_at LIMIT $2`,
    values: [now, limit],
  });
}

function outcomeOf(message: Asked, state: FrontState | undefined): Outcome | undefined {
  if (!state) return undefined;
  const { serial, reason } = state;
  if (state.state === 3) return { id: message.id, state: 'stored', serial, reason: null };
  if (state.state === 2) return { id: message.id, state: 'refused', serial, reason };
  // An unknown state is looked at again, like one that has not changed.
  return state.state === 1 && message.state !== 'checked'
    ? { id: message.id, state: 'checked', serial, reason: null }
    : undefined;
}

async function sendAgain(db: Database, ids: readonly string[], now: number): Promise<number> {
  if (ids.length === 0) return 0;
  const { rowCount } = await db.query({
    name: 'national_send_again',
    text: `UPDATE national.messages SET state = 'waiting', next_at = $2
           WHERE id = ANY($1::uuid[]) AND state IN ('sent', 'checked')`,
    values: [ids, formatInstant(now as Instant)],
  });
  return rowCount;
}

/** Asked again after as long as it has been waiting already, at most a minute. */
async function lookLater(db: Database, messages: readonly Asked[], now: number): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ id, sent_at }) => ({
    id,
    at: formatInstant((now + Math.min(LONGEST_LOOK_MS, Math.max(300, now - Date.parse(sent_at)))) as Instant),
  }));
  await db.query({
    name: 'national_look_later',
    text: `UPDATE national.messages m SET next_at = n.at
           FROM json_to_recordset($1::json) AS n(id uuid, at timestamptz) WHERE m.id = n.id`,
    values: [JSON.stringify(rows)],
  });
}
