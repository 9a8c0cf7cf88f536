import { scryptSync } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { createPasswords, PASSWORD_COST } from './password.ts';

const CHEAP = { log2N: 4, r: 1, p: 1 };
const passwords = createPasswords(CHEAP);

describe('passwords', () => {
  it('match what was hashed, and nothing else', async () => {
    const stored = await passwords.hash('Shenyang-2026');
    expect(await passwords.check('Shenyang-2026', stored)).toEqual({ matches: true, outdated: false });
    for (const wrong of ['', 'shenyang-2026', 'Shenyang-2026 ', 'Shenyang-202']) {
      expect(await passwords.check(wrong, stored), wrong).toEqual({ matches: false, outdated: false });
    }
  });

  it('are stored as scrypt (RFC 7914) with salt and cost, never as they are', async () => {
    const stored = await passwords.hash('secret');
    const [, salt = '', hash] = /^\$scrypt\$ln=4,r=1,p=1\$([^$]{22})\$([^$]{43})$/.exec(stored) ?? [];
    const expected = scryptSync('secret', Buffer.from(salt, 'base64'), 32, { N: 16, r: 1, p: 1 });
    expect(hash).toBe(expected.toString('base64').replace('=', ''));
    expect(await passwords.hash('secret')).not.toBe(stored);
  });

  it('are to be hashed again where the cost has changed, and still match until then', async () => {
    const stored = await passwords.hash('secret');
    for (const cost of [
      { ...CHEAP, log2N: 5 },
      { ...CHEAP, r: 2 },
      { ...CHEAP, p: 2 },
    ]) {
      const dearer = createPasswords(cost);
      expect(await dearer.check('secret', stored)).toEqual({ matches: true, outdated: true });
      expect(await dearer.check('wrong', stored)).toEqual({ matches: false, outdated: false });
      expect(await dearer.check('secret', await dearer.hash('secret'))).toEqual({
        matches: true,
        outdated: false,
      });
    }
  });

  it('match whether a letter was typed whole or composed', async () => {
    const stored = await passwords.hash('caf\u00e9');
    expect((await passwords.check('cafe\u0301', stored)).matches).toBe(true);
  });

  it('of nobody never match', async () => {
    expect(await passwords.check('', null)).toEqual({ matches: false, outdated: false });
  });

  test.each([
    '',
    'secret',
    '$scrypt$ln=4,r=1$abc$def',
    '$argon2id$v=19$m=1,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA',
  ])('are not compared with what is no hash: %s', async (stored) => {
    await expect(passwords.check('secret', stored)).rejects.toThrow('口令散列格式不符');
  });

  it('cost what OWASP asks for by default', async () => {
    expect(2 ** PASSWORD_COST.log2N * PASSWORD_COST.r * PASSWORD_COST.p).toBeGreaterThanOrEqual(
      2 ** 15 * 8 * 3,
    );
    const dear = createPasswords();
    const stored = await dear.hash('secret');
    expect(stored.startsWith('$scrypt$ln=15,r=8,p=3$')).toBe(true);
    expect((await dear.check('secret', stored)).matches).toBe(true);
  });
});
