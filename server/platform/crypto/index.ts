export { type Hash, type HashTag, type RunningHash, sha256, sm3 } from './hash.ts';
export { createIds, createSalt, type Ids } from './ids.ts';
export {
  createPasswords,
  PASSWORD_COST,
  type PasswordCheck,
  type PasswordCost,
  type Passwords,
} from './password.ts';
export { type Random, seededRandom, systemRandom } from './random.ts';
export type { Signature, Signer } from './signer.ts';
export { createSm2KeyPair, createSm2Signer, type Sm2KeyPair, verifySm2 } from './sm2.ts';
export { openSm2File } from './sm2-file.ts';
