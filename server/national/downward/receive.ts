import { formatInstant, type Instant, instantFromText, parseInstant } from '@zongheng/core/calendar';
import type { JsonValue } from '@zongheng/core/evidence';
import { digestOf } from '@zongheng/core/evidence';
import { sm3 } from '../../platform/crypto/index.ts';
import type { Statement } from '../../platform/database/index.ts';
import { storable } from '../../platform/text/index.ts';
import { subjectOf } from './bodies.ts';
import type { DownDeps } from './deps.ts';
import { insertInbox, type Told, type Way } from './store.ts';
import { takeReceived } from './take.ts';

/** A message as it comes, over whichever way. */
export type Incoming = {
  readonly id: string;
  readonly kind: string;
  readonly body: unknown;
  readonly seq?: number | undefined;
  readonly sentAt?: string | undefined;
};

/**
 * Keeps messages before anything of them is judged; one that is known by its id stays as it is. To be taken
 * afterwards with `takeReceived`.
 *
 * @returns how many were new
 */
export async function receiveDown(
  deps: Pick<DownDeps, 'database' | 'clock'>,
  messages: readonly Incoming[],
  way: Way,
  also: readonly Statement[] = [],
): Promise<number> {
  const now = deps.clock.now() as Instant;
  // One statement cannot meet the same row twice.
  const rows = [...new Map(messages.map((message) => [message.id, told(message, now)])).values()];
  const answers = await deps.database.pipeline([insertInbox(rows, way, formatInstant(now)), ...also]);
  const kept = (answers[0]?.rows ?? []) as readonly { readonly fresh: boolean }[];
  return kept.filter(({ fresh }) => fresh).length;
}

/** Takes in what a bundle brings: receives it and takes it at once; returns how many messages were new. */
export function createTakeDown(deps: DownDeps): (messages: readonly Incoming[]) => Promise<number> {
  return async (messages) => {
    const fresh = await receiveDown(deps, messages, 'bundle');
    await takeReceived(deps);
    return fresh;
  };
}

function told({ id, kind, body, seq, sentAt }: Incoming, now: Instant): Told {
  const clean = cleaned(body);
  const sent = sentAt !== undefined && parseInstant(sentAt).ok ? instantFromText(sentAt) : now;
  return {
    id,
    seq: seq ?? null,
    kind: storable(kind, 100),
    body: clean,
    digest: digestOf(clean, sm3),
    subject: storable(subjectOf(kind, clean), 300),
    sentAt: formatInstant(sent),
  };
}

/**
 * What the database can hold: U+0000 and halves of characters become U+FFFD, which every check of a text
 * refuses, so that the message is kept, shown and refused by name instead of holding up the queue.
 */
function cleaned(value: unknown): JsonValue {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\ufffd');
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [String(cleaned(key)), cleaned(each)]),
    );
  }
  // Numbers as JSON has them: no NaN, no infinity.
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
