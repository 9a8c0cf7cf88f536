import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import type { Library } from '../mapping/library.ts';
import { claimReady, markSent, type Ready } from '../outbox/claim.ts';
import { LineDown, NOTHING_TO_DO, type Turn } from '../outbox/lines.ts';
import { mayBeLost, type Outcome, settleIn } from '../outbox/settle.ts';
import type { FrontDatabase, FrontRow, Invalidation } from './front.ts';

export type DrainDeps = {
  readonly database: Database;
  readonly front: FrontDatabase;
  readonly library: Library;
  readonly newId: () => string;
  readonly now: () => number;
};

/** Rows a batch: what the protocol recommends at most. */
export const BATCH = 200;
/** After so long the centre is first asked what became of a row. */
const FIRST_LOOK_MS = 300;

/**
 * Takes one batch to the front database: rows of each table together, parents' tables first. The messages are
 * locked while their rows are written; where the process dies between the two, the rows are found there by
 * their key and not written twice.
 *
 * @throws LineDown where the front database could not be used; nothing is lost
 */
export async function drainBatch(deps: DrainDeps, limit = BATCH): Promise<Turn> {
  const { database, newId } = deps;
  return database.transaction(async (tx) => {
    const now = deps.now();
    const at = formatInstant(now as Instant);
    mayBeLost(tx);
    const ready = await claimReady(tx, 'construction', at, limit);
    if (ready.length === 0) return NOTHING_TO_DO;
    const refused: Outcome[] = [];
    const sent: string[] = [];
    const tables = Map.groupBy(ready, (message) => message.kind);
    for (const [kind, messages] of tables) {
      try {
        refused.push(...(await writeKind(deps, kind, messages, at)));
        sent.push(...messages.map((message) => message.id));
      } catch (error) {
        // What went before this table stays; the rest waits.
        if (error instanceof LineDown && sent.length > 0) break;
        throw error;
      }
    }
    await markSent(tx, sent, at, formatInstant((now + FIRST_LOOK_MS) as Instant));
    await settleIn(tx, refused, now, newId);
    // A retraction has no row of its own that the centre could answer for.
    const retracted = ready.filter((message) => message.retract && sent.includes(message.id));
    await settleIn(
      tx,
      retracted.map(({ id }) => ({ id, state: 'stored', serial: null, reason: null })),
      now,
      newId,
    );
    return { spoke: true, moved: sent.length };
  });
}

async function writeKind(
  { front, library }: DrainDeps,
  kind: string,
  messages: readonly Ready[],
  at: string,
): Promise<Outcome[]> {
  const mapping = library.get(kind);
  if (!mapping) throw new Error(`a message of a kind without a mapping: ${kind}`);
  const rows = messages
    .filter((message) => !message.retract)
    .map(({ id, division, payload }): FrontRow => ({ key: id, division, values: payload }));
  const invalid = messages.flatMap(({ replaces, replace_reason: reason }): Invalidation[] =>
    replaces === null ? [] : [{ key: replaces, reason: reason ?? '' }],
  );
  const refused = await front.write(mapping.target, rows, invalid, at);
  return refused.map(({ key, reason }) => ({ id: key, state: 'refused', serial: null, reason }));
}
