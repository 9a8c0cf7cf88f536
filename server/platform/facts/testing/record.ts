import { randomUUID } from 'node:crypto';
import { instantFromText } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';
import { createIds, createSalt, sm3, systemRandom } from '../../crypto/index.ts';
import type { Database } from '../../database/index.ts';
import { appendStatements } from '../append.ts';
import {
  type Drafted,
  draftFacts,
  type FactMeta,
  type FactTools,
  type NewFact,
  type StreamHead,
} from '../draft.ts';

const ids = createIds({ now: () => Date.now() }, systemRandom);

export const tools: FactTools = {
  hash: sm3,
  newId: () => ids.next(),
  newSalt: () => createSalt(systemRandom),
};

/** A stream before its first fact. */
export function newStream(home: string, kind = 'case'): StreamHead {
  return { kind, id: randomUUID(), home, version: 0, head: null };
}

export function factAt(happenedAt: string, data: JsonObject = {}, sealed?: JsonObject): NewFact {
  const fact = { type: 'case.noted', typeVersion: 1, happenedAt: instantFromText(happenedAt), data };
  return sealed ? { ...fact, sealed } : fact;
}

export function metaAt(recordedAt: string): FactMeta {
  const actor = { person: '0190a000-0000-7000-8000-000000000001', seat: 'window', body: 'body-1' };
  return {
    actor,
    channel: 'window',
    recordedAt: instantFromText(recordedAt),
    audience: ['body-1', 'body-2'],
  };
}

const NOON = '2026-07-01T04:00:00.000Z';

/** Drafts `count` small facts, all recorded at one moment. */
export function draft(stream: StreamHead, count = 1, at = NOON): Drafted {
  const facts = Array.from({ length: count }, (_, index) => factAt(at, { step: stream.version + index + 1 }));
  return draftFacts(stream, facts, metaAt(at), tools);
}

/** Where a stream stands after what was drafted for it. */
export function after(stream: StreamHead, { version, head }: Drafted): StreamHead {
  return { ...stream, version, head };
}

/** Drafts and appends in one go; returns where the stream stands then. */
export async function append(
  db: Pick<Database, 'pipeline'>,
  stream: StreamHead,
  count = 1,
  at = NOON,
): Promise<StreamHead> {
  const drafted = draft(stream, count, at);
  await db.pipeline(appendStatements(stream.home, [drafted]));
  return after(stream, drafted);
}
