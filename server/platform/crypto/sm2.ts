import { sm2 } from 'sm-crypto-v2';
import { sm3 } from './hash.ts';
import type { Signature, Signer } from './signer.ts';

/** A key pair in hexadecimal: 64 digits, and an uncompressed point of 130 digits that begins with 04. */
export type Sm2KeyPair = { readonly privateKey: string; readonly publicKey: string };

/**
 * Node's own SM2 cannot sign interoperably (it takes no user ID), so the library does. `hash: true` puts the
 * digest of user ID, curve and public key before the text, as GB/T 32918.2 §5.5 asks; without it no other
 * implementation would agree.
 */
const OPTIONS = { hash: true, der: false } as const;

/** Order of the curve (GB/T 32918.5): r and s lie between 1 and n − 1. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const SIGNATURE = /^[0-9a-f]{128}$/;
const PUBLIC_KEY = /^04[0-9a-f]{128}$/;
const PRIVATE_KEY = /^[0-9a-f]{64}$/;

/** A new key pair from the system's random source. */
export function createSm2KeyPair(): Sm2KeyPair {
  return sm2.generateKeyPairHex();
}

/** Whether both halves are keys of the curve and belong together. */
export function isSm2KeyPair({ privateKey, publicKey }: Sm2KeyPair): boolean {
  if (!PRIVATE_KEY.test(privateKey) || !PUBLIC_KEY.test(publicKey)) return false;
  const scalar = BigInt(`0x${privateKey}`);
  // n − 1 is excluded as well: signing divides by 1 + d
  if (scalar < 1n || scalar >= ORDER - 1n) return false;
  return sm2.getPublicKeyFromPrivateKey(privateKey) === publicKey;
}

/** Short name of a public key: the first 64 bits of its SM3 digest. */
export function sm2KeyId(publicKey: string): string {
  return sm3.digest(publicKey).slice(0, 16);
}

/**
 * Checks a signature over a text by a public key, also one that is no longer in use. False, never an
 * exception, for anything that is not a signature: the library itself takes r and s unchecked.
 */
export function verifySm2(text: string, signature: Signature, publicKey: string): boolean {
  const { algorithm, keyId, value } = signature;
  if (algorithm !== 'sm2-sm3' || keyId !== sm2KeyId(publicKey)) return false;
  if (!SIGNATURE.test(value) || !PUBLIC_KEY.test(publicKey)) return false;
  const parts = [value.slice(0, 64), value.slice(64)].map((hex) => BigInt(`0x${hex}`));
  if (parts.some((part) => part === 0n || part >= ORDER)) return false;
  return isOnCurve(publicKey) && sm2.doVerifySignature(text, value, publicKey, OPTIONS);
}

/** The library throws where a text is no point at all. */
function isOnCurve(publicKey: string): boolean {
  try {
    return sm2.verifyPublicKey(publicKey);
  } catch {
    return false;
  }
}

/** A signer over a key pair held in memory. */
export function createSm2Signer({ privateKey, publicKey }: Sm2KeyPair): Signer {
  const keyId = sm2KeyId(publicKey);
  return {
    keyId,
    publicKey,
    sign: async (text) => ({
      algorithm: 'sm2-sm3',
      keyId,
      value: sm2.doSignature(text, privateKey, { ...OPTIONS, publicKey }),
    }),
    verify: async (text, signature) => verifySm2(text, signature, publicKey),
  };
}
