import { formatInstant, type Instant } from '@zongheng/core/calendar';
import {
  type FactActor,
  type FactEnvelope,
  factDigest,
  type JsonObject,
  type RecordedFact,
  sealPersonal,
  type TextHash,
} from '@zongheng/core/evidence';
import { assertStorable } from './storable.ts';

/** A fact as a module states it; the envelope around it is made here. */
export type NewFact = {
  readonly type: string;
  readonly typeVersion: number;
  /** When it happened, which may lie before now. */
  readonly happenedAt: Instant;
  readonly data: JsonObject;
  /** Personal data and free text: kept beside the chain, erasable. */
  readonly sealed?: JsonObject;
};

/** The stream a fact goes to, as its row stands: version 0 and no head before the first fact. */
export type StreamHead = {
  readonly kind: string;
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string | null;
};

/** Who says so, through which channel, when it was recorded, and which bodies may know. */
export type FactMeta = {
  readonly actor: FactActor;
  readonly channel: string;
  readonly recordedAt: Instant;
  readonly audience: readonly string[];
};

export type Sealed = {
  readonly factId: string;
  readonly salt: string;
  readonly content: JsonObject;
};

/** Facts ready to be written, with the stream's row as it will stand after them. */
export type Drafted = {
  readonly facts: readonly RecordedFact[];
  readonly sealed: readonly Sealed[];
  readonly version: number;
  readonly head: string | null;
};

export type FactTools = {
  readonly hash: TextHash;
  /** UUIDv7 of the port. */
  readonly newId: () => string;
  /** Random salt for sealed content. */
  readonly newSalt: () => string;
};

/** PostgreSQL writes UUIDs in small letters: a digest over any other spelling would never verify again. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Chains new facts onto a stream: ids, versions, digests, and the head they lead to.
 *
 * @throws TypeError for what the database could not give back as it was digested: lone surrogates, U+0000,
 * undefined, names that need a backslash, an id that is not in the small letters of a UUID. Schemas hold these
 * off long before.
 */
export function draftFacts(
  stream: StreamHead,
  facts: readonly NewFact[],
  meta: FactMeta,
  tools: FactTools,
): Drafted {
  if (!UUID.test(stream.id)) throw new TypeError(`stream id "${stream.id}" is no UUID in small letters`);
  const recorded: RecordedFact[] = [];
  const sealed: Sealed[] = [];
  let { version, head } = stream;
  for (const fact of facts) {
    version += 1;
    const id = tools.newId();
    let seal: FactEnvelope['sealed'] = null;
    if (fact.sealed) {
      const salt = tools.newSalt();
      seal = sealPersonal(fact.sealed, salt, tools.hash);
      assertStorable(fact.sealed);
      sealed.push({ factId: id, salt, content: fact.sealed });
    }
    const envelope: FactEnvelope = {
      id,
      home: stream.home,
      stream: { kind: stream.kind, id: stream.id },
      version,
      type: fact.type,
      typeVersion: fact.typeVersion,
      actor: meta.actor,
      happenedAt: formatInstant(fact.happenedAt),
      recordedAt: formatInstant(meta.recordedAt),
      channel: meta.channel,
      audience: [...meta.audience],
      data: fact.data,
      sealed: seal,
      previous: head,
    };
    head = factDigest(envelope, tools.hash);
    assertStorable(envelope);
    recorded.push({ envelope, digest: head });
  }
  return { facts: recorded, sealed, version, head };
}
