import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { cryptoMessages as say } from './messages.ts';

/** Cost of scrypt (RFC 7914): 2^`log2N` blocks of 128·`r` bytes, `p` times. */
export type PasswordCost = { readonly log2N: number; readonly r: number; readonly p: number };

export type PasswordCheck = {
  readonly matches: boolean;
  /** It matches, but was hashed at another cost: hash it again now that it is known, and store that. */
  readonly outdated: boolean;
};

export type Passwords = {
  /** The text to store: `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`, with its own salt and cost. */
  hash(password: string): Promise<string>;
  /**
   * Compares in constant time. For a login nobody has, `stored` is null: the answer is no, and it takes as
   * long as any other, so that nobody learns from the time which logins exist.
   *
   * @throws Error if what is stored is no password hash.
   */
  check(password: string, stored: string | null): Promise<PasswordCheck>;
};

/**
 * 32 MiB and 0.22 s of one core a login. As strong as 2^17 with p = 1 (OWASP, Password Storage), which
 * takes 128 MiB: four logins run at once on Node's threads, when a whole building logs in at 08:30.
 */
export const PASSWORD_COST: PasswordCost = { log2N: 15, r: 8, p: 3 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
const STORED = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

const NO_MATCH: PasswordCheck = { matches: false, outdated: false };

/** Password hashing at a cost; tests pass a small one. */
export function createPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const nobodysSalt = randomBytes(SALT_BYTES);
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      return format(cost, salt, await derive(password, salt, cost));
    },
    check: async (password, stored) => {
      if (stored === null) {
        await derive(password, nobodysSalt, cost);
        return NO_MATCH;
      }
      const parsed = parse(stored);
      const matches = timingSafeEqual(await derive(password, parsed.salt, parsed.cost), parsed.hash);
      return matches ? { matches, outdated: !isSameCost(parsed.cost, cost) } : NO_MATCH;
    },
  };
}

function derive(password: string, salt: Uint8Array, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** log2N;
  // The same password typed on another keyboard may be composed of other characters (NIST SP 800-63B 5.1.1.2).
  const text = password.normalize('NFKC');
  const maxmem = 128 * r * (N + p) + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, HASH_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function format({ log2N, r, p }: PasswordCost, salt: Buffer, hash: Buffer): string {
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function parse(stored: string): { cost: PasswordCost; salt: Buffer; hash: Buffer } {
  const [, ln, r, p, salt, hash] = STORED.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new Error(say.passwordHashDamaged);
  return {
    cost: { log2N: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}

function isSameCost(one: PasswordCost, other: PasswordCost): boolean {
  return one.log2N === other.log2N && one.r === other.r && one.p === other.p;
}
