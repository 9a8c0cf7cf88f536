import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import type { Database } from '../../platform/database/index.ts';
import type { Library } from '../mapping/library.ts';
import { MESSAGES } from '../messages.ts';
import { claimReady, type Ready } from '../outbox/claim.ts';
import { LineDown, NOTHING_TO_DO, type Turn } from '../outbox/lines.ts';
import { type Outcome, release, settleIn } from '../outbox/settle.ts';
import { waitAgain } from '../outbox/wait-again.ts';
import { type CentreClient, CentreRefused } from './client.ts';

export type SendDeps = {
  readonly database: Database;
  readonly client: CentreClient;
  readonly library: Library;
  readonly newId: () => string;
  readonly now: () => number;
};

const BATCH = 100;
/** A message that the centre passed over in its answer is offered again after this. */
const PASSED_OVER_MS = 5000;

const answerSchema = z.object({
  results: z.array(
    z.object({
      messageId: z.string(),
      result: z.string(),
      serial: z.union([z.string(), z.number()]).nullish(),
      reason: z.string().nullish(),
    }),
  ),
});

/**
 * Offers one batch to the investment line. Every message has its own answer; the centre knows a message by
 * its id, so that one offered twice, because our process died before it wrote the answer down, is stored once.
 *
 * @throws LineDown where there was no usable answer; the messages wait
 */
export async function sendBatch(deps: SendDeps, limit = BATCH): Promise<Turn> {
  const { database, newId } = deps;
  const refusedIds: string[] = [];
  const stored: string[] = [];
  const moved = await database.transaction(async (tx) => {
    const now = deps.now();
    const at = formatInstant(now as Instant);
    const ready = await claimReady(tx, 'investment', at, limit);
    // One kind a request; the first in the order of sending.
    const kind = ready[0]?.kind;
    const batch = ready.filter((message) => message.kind === kind);
    if (kind === undefined) return null;
    const outcomes = await offer(deps, kind, batch);
    const answered = new Set(outcomes.map((each) => each.id));
    const passedOver = batch.filter((message) => !answered.has(message.id)).map((message) => message.id);
    if (passedOver.length > 0) {
      await tx.query({
        name: 'national_passed_over',
        text: `UPDATE national.messages SET attempts = attempts + 1, next_at = $2 WHERE id = ANY($1::uuid[])`,
        values: [passedOver, formatInstant((now + PASSED_OVER_MS) as Instant)],
      });
    }
    stored.push(...(await settleIn(tx, outcomes, now, newId)).stored);
    refusedIds.push(...outcomes.filter((each) => each.state === 'refused').map((each) => each.id));
    return outcomes.length;
  });
  if (moved === null) return NOTHING_TO_DO;
  await release(database, stored);
  await waitAgain(database, refusedIds, deps.now(), newId);
  return { spoke: true, moved };
}

async function offer(deps: SendDeps, kind: string, batch: readonly Ready[]): Promise<Outcome[]> {
  const mapping = deps.library.get(kind);
  if (!mapping) throw new Error(`a message of a kind without a mapping: ${kind}`);
  const rows = batch.map(({ id, payload, replaces, retract, replace_reason: reason }) =>
    retract
      ? { messageId: id, replaces, retract: true, reason }
      : { ...payload, messageId: id, ...(replaces === null ? {} : { replaces }) },
  );
  const raw = await deps.client
    .post('/invest/intake', { kind: mapping.target, rows })
    .catch((error: unknown) => refusedAsWhole(error, batch));
  if (raw === null) {
    // Nobody can tell which of several it means: each by itself, so that one bad message holds up no other.
    const outcomes: Outcome[] = [];
    for (const message of batch) outcomes.push(...(await offer(deps, kind, [message])));
    return outcomes;
  }
  const parsed = answerSchema.safeParse(raw);
  if (!parsed.success) throw new LineDown(MESSAGES.down.notJson);
  const asked = new Set(batch.map((message) => message.id));
  return parsed.data.results
    .filter(({ messageId }) => asked.has(messageId))
    .flatMap(({ messageId: id, result, serial, reason }): Outcome[] => {
      const given = serial === null || serial === undefined ? null : String(serial);
      if (result === 'accepted') return [{ id, state: 'stored', serial: given, reason: null }];
      // Any other word is no answer yet: offered again later.
      return result === 'refused' ? [{ id, state: 'refused', serial: given, reason: reason ?? '' }] : [];
    });
}

/** A batch of one that is refused as a whole is that message's own; of several, null: offer them one by one. */
function refusedAsWhole(error: unknown, batch: readonly Ready[]): unknown {
  if (!(error instanceof CentreRefused)) throw error;
  if (batch.length > 1) return null;
  const [only] = batch;
  return { results: [{ messageId: only?.id ?? '', result: 'refused', reason: error.message }] };
}
