import type { Refusal } from '../refusal.ts';
import { canonicalJson } from './canonical-json.ts';
import { type TextHash, tagged } from './digest.ts';
import type { FactEnvelope, RecordedFact } from './envelope.ts';
import { EVIDENCE_RULE, chainMessages as say } from './messages.ts';

/** How far a stream's chain reaches: number of facts, and the digest of the last (null before the first). */
export type ChainHead = { readonly count: number; readonly head: string | null };

export type ChainFault =
  | 'digest-mismatch'
  | 'unknown-algorithm'
  | 'missing-version'
  | 'broken-link'
  | 'foreign-stream';

/** The first place at which a chain does not hold; `position` counts from 1. */
export type ChainRefusal = Refusal & { readonly fault: ChainFault; readonly position: number };

export type ChainResult =
  | { readonly ok: true; readonly value: ChainHead }
  | { readonly ok: false; readonly refusal: ChainRefusal };

export const EMPTY_CHAIN: ChainHead = { count: 0, head: null };

/**
 * Checks the facts of one stream, in order: every digest against its envelope, every version, every link to
 * the fact before. Names the first that fails; `value.head` is the digest of the last.
 *
 * A chain whose tail was cut is a valid shorter chain: compare `count` and `head` with what the stream's row
 * or a signed daily root says. What stands beside the chain (`sealed`) plays no part: it may be erased.
 *
 * @param from where an earlier check ended, to go on from there; positions then go on counting, too.
 */
export function verifyChain(
  facts: Iterable<RecordedFact>,
  hash: TextHash,
  from: ChainHead = EMPTY_CHAIN,
): ChainResult {
  let { count, head } = from;
  let stream: string | null = null;
  for (const { envelope, digest } of facts) {
    const position = count + 1;
    // Only once its digest holds is an envelope known to be one: until then nothing inside it is read.
    const tag = String(digest).split(':', 1)[0] ?? '';
    if (tag !== hash.tag) return broken('unknown-algorithm', position, say.unknownAlgorithm(position, tag));
    const text = canonicalJson(envelope);
    if (!text.ok || tagged(hash, text.value) !== digest) {
      return broken('digest-mismatch', position, say.digestMismatch(position));
    }
    stream ??= streamOf(envelope);
    if (stream === null || stream !== streamOf(envelope)) {
      return broken('foreign-stream', position, say.foreignStream(position));
    }
    if (envelope.version !== position) {
      const sentence = say.missingVersion(position, position, envelope.version);
      return broken('missing-version', position, sentence);
    }
    if (envelope.previous !== head) return broken('broken-link', position, say.brokenLink(position));
    count = position;
    head = digest;
  }
  return { ok: true, value: { count, head } };
}

/** Who can write digests can also write an envelope that names no stream: that must not throw here. */
function streamOf(envelope: FactEnvelope | null): string | null {
  const stream = envelope?.stream;
  return stream?.id === undefined ? null : `${envelope?.home} ${stream.kind} ${stream.id}`;
}

function broken(fault: ChainFault, position: number, message: string): ChainResult {
  return { ok: false, refusal: { code: `chain-${fault}`, message, source: EVIDENCE_RULE, fault, position } };
}
