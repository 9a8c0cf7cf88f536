import { beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../testing/index.ts';
import { countAttempt, forgiveAttempt } from './throttle.ts';

const database = useTestDatabase();
const LIMITS = { perLogin: 3, perAddress: 10, windowMinutes: 15 };
const NOW = Date.parse('2026-11-23T01:00:00.000Z');
const WINDOW = 15 * 60_000;

beforeEach(async () => {
  await database().owner.query({ name: 'clear', text: 'TRUNCATE identity.login_attempts' });
});

const attempt = (login: string, address: string, now = NOW) =>
  countAttempt(database().app, { login, address }, LIMITS, now);
const failures = async () => {
  const text = 'SELECT kind, failures FROM identity.login_attempts ORDER BY kind, failures';
  return (await database().app.query<{ kind: string; failures: number }>({ name: 'failures', text })).rows;
};

describe('attempts to sign in', () => {
  test('on one login are borne three times, then not until the window has passed', async () => {
    for (let time = 0; time < 3; time += 1) expect(await attempt('zhang.san', `192.0.2.${time}`)).toBeNull();
    expect(await attempt('Zhang.San', '192.0.2.9', NOW + 1000)).toBe(NOW + WINDOW);
    expect(await attempt('li.si', '192.0.2.9')).toBeNull();
    expect(await attempt('zhang.san', '192.0.2.9', NOW + WINDOW)).toBeNull();
  });

  test('from one address are borne ten times, whatever the login', async () => {
    for (let time = 0; time < 10; time += 1) expect(await attempt(`person-${time}`, '192.0.2.1')).toBeNull();
    expect(await attempt('person-10', '192.0.2.1')).toBe(NOW + WINDOW);
    expect(await attempt('person-11', '192.0.2.2')).toBeNull();
  });

  test('are counted before the password is looked at: of fifty at once three come through', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) => attempt('zhang.san', `192.0.2.${index}`)),
    );
    expect(results.filter((result) => result === null)).toHaveLength(3);
  });

  test('at once on many logins from many addresses do not block each other', async () => {
    const pairs = Array.from(
      { length: 60 },
      (_, index) => [`person-${index % 3}`, `192.0.2.${index % 5}`] as const,
    );
    await expect(Promise.all(pairs.map(([login, address]) => attempt(login, address)))).resolves.toHaveLength(
      60,
    );
  });

  test('that succeed are forgiven', async () => {
    await attempt('li.si', '192.0.2.1');
    for (let time = 0; time < 3; time += 1) await attempt('zhang.san', '192.0.2.1');
    await forgiveAttempt(database().app, { login: 'zhang.san', address: '192.0.2.1' });
    expect(await attempt('zhang.san', '192.0.2.1')).toBeNull();
    expect(await failures()).toEqual([
      { kind: 'address', failures: 4 },
      { kind: 'login', failures: 1 },
      { kind: 'login', failures: 1 },
    ]);
  });

  test('leave no login and no address behind, and old rows go with new ones', async () => {
    for (let index = 0; index < 15; index += 1) await attempt(`Geheim-${index}`, `192.0.2.${index}`);
    const text = 'SELECT * FROM identity.login_attempts';
    const { rows } = await database().app.query({ name: 'attempts', text });
    expect(JSON.stringify(rows)).not.toMatch(/geheim|192\.0/i);
    await attempt('later', '192.0.2.99', NOW + WINDOW);
    await attempt('later', '192.0.2.99', NOW + WINDOW);
    expect(await failures()).toEqual([
      { kind: 'address', failures: 2 },
      { kind: 'login', failures: 2 },
    ]);
  });
});
