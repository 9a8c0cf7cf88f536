import { canonicalJson } from './canonical-json.ts';
import type { FactEnvelope } from './envelope.ts';

/**
 * A hash algorithm, given by whoever has one: `digest` takes text as UTF-8 and answers in small hexadecimal
 * letters; `tag` names the algorithm in every digest, so that it can be replaced one day.
 */
export type TextHash = { readonly tag: string; digest(text: string): string };

/**
 * Digest of a fact, `<alg>:<hex>`, over the canonical JSON of its whole envelope.
 *
 * @throws TypeError if the envelope is not canonical: input is held by schemas long before this.
 */
export function factDigest(envelope: FactEnvelope, hash: TextHash): string {
  return digestOf(envelope, hash);
}

/**
 * Digest of any JSON value, `<alg>:<hex>`.
 *
 * @throws TypeError if it is not canonical.
 */
export function digestOf(value: unknown, hash: TextHash): string {
  const text = canonicalJson(value);
  if (!text.ok) throw new TypeError(text.refusal.message);
  return tagged(hash, text.value);
}

/** `<alg>:<hex>` of a text. */
export function tagged(hash: TextHash, text: string): string {
  return `${hash.tag}:${hash.digest(text)}`;
}
