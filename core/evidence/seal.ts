import { digestOf, type TextHash } from './digest.ts';
import type { JsonValue } from './json.ts';

/** 128 bits: without it a digest of an identity number or a telephone number is found by trying them all. */
const SALT = /^[0-9a-f]{32,}$/;

/**
 * Salted digest of personal data or free text that stands beside the chain: goes into the fact's `sealed`.
 *
 * Content and salt are kept together and **erased together**. The chain holds the digest alone and verifies
 * as before; without the salt, what was erased cannot be guessed back from the digest.
 *
 * @param salt at least 128 random bits as small hexadecimal letters, a new one for every fact.
 * @throws RangeError on a weak salt, TypeError if the content is not canonical.
 */
export function sealPersonal(content: JsonValue, salt: string, hash: TextHash): { readonly digest: string } {
  if (!SALT.test(salt)) throw new RangeError('a salt is 128 random bits or more, in hexadecimal');
  return { digest: digestOf(['sealed', salt, content], hash) };
}

/** Whether content, as long as it is there, is what the fact was sealed with. */
export function matchesSeal(
  sealed: { readonly digest: string },
  content: JsonValue,
  salt: string,
  hash: TextHash,
): boolean {
  return SALT.test(salt) && sealPersonal(content, salt, hash).digest === sealed.digest;
}
