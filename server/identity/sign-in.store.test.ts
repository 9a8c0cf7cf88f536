import { beforeEach, describe, expect, test } from 'vitest';
import { testDirectory } from '../base-fixture.ts';
import { PASSWORD, START, unwrap } from '../people-fixture.ts';
import { createIds, createPasswords, type Passwords, systemRandom } from '../platform/crypto/index.ts';
import { createLog } from '../platform/log/index.ts';
import { useTestDatabase } from '../testing/index.ts';
import { createPerson, disablePerson, grantSeat } from './index.ts';
import { type SignInDeps, signIn } from './sign-in.ts';

const database = useTestDatabase();
const ids = createIds({ now: () => START }, systemRandom);
const real = createPasswords({ log2N: 4, r: 8, p: 1 });
/** What was compared with what; the comparing itself is the real one. */
let compared: (string | null)[];
const passwords: Passwords = {
  hash: real.hash,
  check: (password, stored) => {
    compared.push(stored);
    return real.check(password, stored);
  },
};
const deps = (): SignInDeps => ({
  database: database().app,
  directory: testDirectory,
  passwords,
  sessions: { idleMinutes: 30, hours: 12 },
  throttle: { perLogin: 3, perAddress: 100, windowMinutes: 15 },
  log: createLog({ level: 'silent', name: 'test' }),
});
const person = async (login: string) => {
  const given = { name: '示例人员', login, secret: { password: PASSWORD } };
  const newId = () => ids.next();
  const { id } = unwrap(await createPerson({ database: database().app, passwords, newId }, given, START));
  const granting = { database: database().app, directory: testDirectory, newId };
  unwrap(await grantSeat(granting, { personId: id, role: 'operator', validFrom: START }, START));
  return id;
};
const attempt = (login: string, password: string, now = START) =>
  signIn(deps(), { login, password, address: '192.0.2.1' }, now);

beforeEach(async () => {
  compared = [];
  const text = 'TRUNCATE identity.persons, identity.login_attempts CASCADE';
  await database().owner.query({ name: 'clear', text });
});

describe('signing in', () => {
  test('compares a password every time, so that a login nobody has takes as long as one that is there', async () => {
    const out = await person('shut.out');
    await disablePerson(database().app, out, START);
    await person('zhang.san');
    await attempt('nobody', 'Falsch-12345');
    await attempt('shut.out', 'Falsch-12345');
    await attempt('zhang.san', 'Falsch-12345');
    expect(compared).toEqual([null, expect.stringMatching(/^\$scrypt/), expect.stringMatching(/^\$scrypt/)]);
  });

  test('too often tells when to come back, and does not even look at the password', async () => {
    await person('zhang.san');
    for (let time = 0; time < 3; time += 1) await attempt('zhang.san', 'Falsch-12345');
    compared = [];
    const blocked = await attempt('zhang.san', PASSWORD, START + 60_000);
    expect(blocked).toMatchObject({
      ok: false,
      refusal: { code: 'too-many-attempts', message: '登录尝试过多，请 14 分钟后再试。' },
      retryAfterSeconds: 14 * 60,
    });
    expect(compared).toEqual([]);
    expect((await attempt('zhang.san', PASSWORD, START + 15 * 60_000)).ok).toBe(true);
  });

  test('rightly begins the count anew', async () => {
    await person('zhang.san');
    for (let round = 0; round < 3; round += 1) {
      await attempt('zhang.san', 'Falsch-12345');
      await attempt('zhang.san', 'Falsch-12345');
      expect((await attempt('zhang.san', PASSWORD)).ok).toBe(true);
    }
  });
});
