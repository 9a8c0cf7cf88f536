import { beforeEach, describe, expect, test } from 'vitest';
import { testDirectory } from '../base-fixture.ts';
import { PASSWORD, START } from '../people-fixture.ts';
import { createIds, createPasswords, systemRandom } from '../platform/crypto/index.ts';
import { useTestDatabase } from '../testing/index.ts';
import {
  createPerson,
  createPersons,
  createUnit,
  createUnits,
  findUnit,
  grantSeat,
  grantSeats,
  type NewPerson,
  type NewSeat,
  setPassword,
} from './index.ts';

const database = useTestDatabase();
const ids = createIds({ now: () => START }, systemRandom);
const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
const deps = () => ({
  database: database().app,
  passwords,
  directory: testDirectory,
  newId: () => ids.next(),
});
const CERT = { name: '示例置业有限公司', certType: 'A05300', certNumber: '91210100MA0TEXT04E' };

let number = 0;
const newPerson = (changes: Partial<NewPerson> = {}): NewPerson => {
  number += 1;
  return { name: '示例人员', login: `person-${number}`, secret: { password: PASSWORD }, ...changes };
};
const personId = async () => {
  const made = await createPerson(deps(), newPerson(), START);
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value.id;
};
const count = async (table: string) => {
  const text = `SELECT count(*)::int AS n FROM identity.${table}`;
  return (await database().app.read<{ n: number }>({ name: `count ${table}`, text }))[0]?.n;
};

beforeEach(async () => {
  await database().owner.query({ name: 'clear', text: 'TRUNCATE identity.persons, identity.units CASCADE' });
});

describe('a person', () => {
  test('is kept with a login in small letters and a hash apart', async () => {
    const made = await createPerson(deps(), newPerson({ login: 'Zhang.San', mobile: '19900001234' }), START);
    expect(made.ok).toBe(true);
    const text = 'SELECT login, mobile, created_at FROM identity.persons';
    expect((await database().app.read({ name: 'persons', text }))[0]).toEqual({
      login: 'zhang.san',
      mobile: '19900001234',
      created_at: '2026-11-23T01:00:00.000Z',
    });
    expect(await count('credentials')).toBe(1);
  });

  test.each([
    ['no name', { name: '  ' }, 'name-missing'],
    ['a short login', { login: 'ab' }, 'login-form'],
    ['a login with spaces', { login: 'zhang san' }, 'login-form'],
    ['a login in Chinese', { login: '张三张三' }, 'login-form'],
    ['a short password', { secret: { password: 'Aa1-bcdef' } }, 'password-weak'],
    ['a password of one kind', { secret: { password: 'abcdefghijkl' } }, 'password-weak'],
    ['a password of two kinds', { secret: { password: 'abcdefgh1234' } }, 'password-weak'],
    ['a password without end', { secret: { password: `Aa1-${'x'.repeat(253)}` } }, 'password-weak'],
  ])('with %s is refused', async (_, changes, code) => {
    const made = await createPerson(deps(), newPerson(changes), START);
    expect(made).toMatchObject({ ok: false, refusal: { code } });
    expect(await count('persons')).toBe(0);
  });

  test('with a login somebody has is refused by that name', async () => {
    await createPerson(deps(), newPerson({ login: 'zhang.san' }), START);
    const again = await createPerson(deps(), newPerson({ login: 'ZHANG.SAN' }), START);
    expect(again).toMatchObject({
      refusal: { code: 'login-taken', message: '用户名“zhang.san”已被使用，请换一个。' },
    });
  });

  test('one of many that is refused takes the others along', async () => {
    const twice = await createPersons(
      deps(),
      [newPerson(), newPerson({ login: 'same' }), newPerson({ login: 'same' })],
      START,
    );
    expect(twice).toMatchObject({
      refusal: { code: 'login-taken', message: expect.stringContaining('same') },
    });
    expect(await count('persons')).toBe(0);
  });

  test('many at once share one hash and keep their order', async () => {
    const passwordHash = await passwords.hash(PASSWORD);
    const people = Array.from({ length: 300 }, () => newPerson({ secret: { passwordHash } }));
    const made = await createPersons(deps(), people, START);
    const text = 'SELECT login FROM identity.persons ORDER BY id';
    const rows = await database().app.read<{ login: string }>({ name: 'logins', text });
    expect(made.ok && made.value.length).toBe(300);
    expect(rows.map((row) => row.login)).toEqual(people.map((person) => person.login));
  });

  test('who gets a new password is signed out everywhere', async () => {
    const id = await personId();
    expect(await setPassword(deps(), id, 'weak', START)).toMatchObject({
      refusal: { code: 'password-weak' },
    });
    expect(await setPassword(deps(), ids.next(), 'Neues-Wort-9', START)).toMatchObject({
      refusal: { code: 'not-found' },
    });
    const seat = await grantSeat(deps(), { personId: id, role: 'operator', validFrom: START }, START);
    const insert = `INSERT INTO identity.sessions VALUES (sha256('t'), $1, $2, $3, $3, $3)`;
    const values = [id, seat.ok ? seat.value.id : '', new Date(START).toISOString()];
    await database().app.query({ name: 'session', text: insert, values });
    expect((await setPassword(deps(), id, 'Neues-Wort-9', START)).ok).toBe(true);
    expect(await count('sessions')).toBe(0);
  });
});

describe('a unit', () => {
  test('is found by its certificate, in capitals or not', async () => {
    const made = await createUnit(deps(), { ...CERT, certNumber: '91210100ma0text04e' }, START);
    expect(made).toMatchObject({ ok: true, value: CERT });
    const found = await findUnit(database().app, { certType: 'A05300', certNumber: ' 91210100MA0TEXT04e ' });
    expect(found).toEqual(made.ok ? made.value : null);
    expect(
      await findUnit(database().app, { certType: 'A05301', certNumber: CERT.certNumber }),
    ).toBeUndefined();
  });

  test('with the same certificate is refused, one of many takes the others along', async () => {
    await createUnit(deps(), CERT, START);
    const again = await createUnits(deps(), [{ ...CERT, certNumber: '91210100MA0TEXT05C' }, CERT], START);
    expect(again).toMatchObject({ refusal: { code: 'unit-exists' } });
    expect(await count('units')).toBe(1);
  });

  test.each([
    [{ name: ' ' }, 'unit-name-missing'],
    [{ certNumber: '' }, 'cert-missing'],
    [{ certType: '' }, 'cert-missing'],
  ])('with %o is refused', async (changes, code) => {
    expect(await createUnit(deps(), { ...CERT, ...changes }, START)).toMatchObject({ refusal: { code } });
  });
});

describe('a seat', () => {
  const seat = async (changes: Partial<NewSeat>): Promise<NewSeat> => ({
    personId: await personId(),
    role: 'operator',
    validFrom: START,
    ...changes,
  });

  test.each<[string, Partial<NewSeat>, string, string]>([
    ['a unit member without unit', { role: 'unit-member' }, 'seat-scope', 'unitId'],
    [
      'an official with a unit',
      { role: 'leader', division: '210100', unitId: ids.next() },
      'seat-scope',
      'unitId',
    ],
    ['a handler without body', { role: 'case-handler' }, 'seat-scope', 'bodyId'],
    ['a supervisor with a body', { role: 'supervisor', bodyId: '210100-approval' }, 'seat-scope', 'bodyId'],
    ['a supervisor without division', { role: 'supervisor' }, 'seat-scope', 'division'],
    ['an operator of a division', { role: 'operator', division: '210100' }, 'seat-scope', 'division'],
    ['an unknown body', { role: 'case-handler', bodyId: '210100-nobody' }, 'unknown-body', 'bodyId'],
    ['an unknown division', { role: 'leader', division: '219999' }, 'unknown-division', 'division'],
    ['a unit that is not there', { role: 'unit-member', unitId: ids.next() }, 'unknown-unit', 'unitId'],
    ['a person who is not there', { personId: ids.next() }, 'unknown-person', 'personId'],
    ['an end before its start', { validTo: START }, 'seat-period', 'validTo'],
  ])('for %s is refused', async (_, changes, code, field) => {
    expect(await grantSeat(deps(), await seat(changes), START)).toMatchObject({ refusal: { code, field } });
    expect(await count('seats')).toBe(0);
  });

  test('of a second administration is refused while the first lasts (GB/T 22239)', async () => {
    const id = await personId();
    const system = { personId: id, role: 'system-admin', validFrom: START, validTo: START + 1000 } as const;
    expect((await grantSeat(deps(), system, START)).ok).toBe(true);
    const audit = { personId: id, role: 'audit-admin', validFrom: START + 999 } as const;
    expect(await grantSeat(deps(), audit, START)).toMatchObject({
      refusal: { code: 'separate-admins', source: expect.stringContaining('22239') },
    });
    expect((await grantSeat(deps(), { ...audit, validFrom: START + 1000 }, START)).ok).toBe(true);
  });

  test('of two administrations granted at the same moment is given once', async () => {
    const id = await personId();
    const results = await Promise.all(
      (['system-admin', 'security-admin', 'audit-admin'] as const).map((role) =>
        grantSeat(deps(), { personId: id, role, validFrom: START }, START),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
  });

  test('of many that is refused takes the others along; granted they keep their order', async () => {
    const people = [await personId(), await personId(), await personId()].reverse();
    const good = people.map((id): NewSeat => ({ personId: id, role: 'operator', validFrom: START }));
    const bad = await grantSeats(
      deps(),
      [...good, { personId: ids.next(), role: 'operator', validFrom: START }],
      START,
    );
    expect(bad).toMatchObject({ refusal: { code: 'unknown-person' } });
    expect(await count('seats')).toBe(0);
    const made = await grantSeats(deps(), good, START);
    const text = 'SELECT id, person_id FROM identity.seats';
    const rows = await database().app.read<{ id: string; person_id: string }>({ name: 'seats', text });
    const persons = new Map(rows.map((row) => [row.id, row.person_id]));
    expect(made.ok && made.value.map((id) => persons.get(id))).toEqual(people);
  });
});

test('the application role cannot take people, units or seats off the record', async () => {
  for (const table of ['persons', 'credentials', 'units', 'seats']) {
    const text = `DELETE FROM identity.${table}`;
    await expect(database().app.query({ name: `delete ${table}`, text })).rejects.toThrow(
      /permission denied/,
    );
  }
  const text = 'SELECT 1 FROM identity.persons';
  await expect(database().portal.query({ name: 'portal', text })).rejects.toThrow(/permission denied/);
});
