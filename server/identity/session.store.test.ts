import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BaseApp, baseApp, testDirectory } from '../base-fixture.ts';
import { PASSWORD, START } from '../people-fixture.ts';
import { useTestDatabase } from '../testing/index.ts';
import { disablePerson, endSeat, grantSeat, purgeSessions } from './index.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const database = useTestDatabase();
let fixture: BaseApp;

beforeEach(async () => {
  fixture = await baseApp(database().app);
});
afterEach(() => fixture.close());

const session = (headers: Record<string, string>) => fixture.app.inject({ url: '/api/session', headers });
const rows = async (table: string) =>
  (await database().owner.query({ name: `all ${table}`, text: `SELECT * FROM identity.${table}` })).rows;
const secondSeat = (personId: string) =>
  grantSeat(
    { database: database().app, directory: testDirectory, newId: fixture.newId },
    { personId, role: 'supervisor', division: '210100', validFrom: START },
    START,
  );

describe('signing in', () => {
  test('opens a session that tells who, in which seat, with which face', async () => {
    const person = await fixture.person('case-handler');
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zongheng': '1' },
      payload: { login: person.login.toUpperCase(), password: PASSWORD },
    });
    expect(answer.statusCode).toBe(200);
    const seat = {
      id: person.seatId,
      role: 'case-handler',
      roleName: '经办人',
      body: { id: '210100-approval', name: '沈阳市行政审批局', shortName: '市审批局' },
      division: { code: '210100', name: '沈阳市' },
    };
    const expected = {
      person: { id: person.id, name: '示例人员1', login: person.login },
      seat,
      seats: [seat],
      faces: ['workbench'],
      now: '2026-11-23T01:00:00.000Z',
      practice: false,
    };
    expect(answer.json()).toEqual(expected);
    const cookie = answer.cookies[0];
    expect(cookie).toMatchObject({ name: 'zongheng_session', path: '/', httpOnly: true, sameSite: 'Lax' });
    expect(cookie?.secure).toBeUndefined();
    const again = await session({ cookie: `zongheng_session=${cookie?.value}` });
    expect(again.json()).toEqual(expected);
  });

  test('a unit member acts for the unit, a supervisor for a division, an operator for all', async () => {
    const member = await fixture.person('unit-member');
    expect((await session(await fixture.signIn(member.login))).json().seat).toMatchObject({
      role: 'unit-member',
      unit: { id: member.unitId, name: '示例置业有限公司', certNumber: expect.stringMatching(/^9121/) },
      division: null,
    });
    expect((await session(await fixture.as('supervisor'))).json()).toMatchObject({
      faces: ['oversight'],
      seat: { division: { code: '210100', name: '沈阳市' } },
    });
    expect((await session(await fixture.as('operator'))).json()).toMatchObject({
      faces: ['keeping'],
      seat: { division: null },
    });
  });

  test('binds the cookie to https where the site is reached by it', async () => {
    const secure = await baseApp(database().app, { env: { PUBLIC_URL: 'https://tzxm.example.cn' } });
    const { login } = await secure.person('operator');
    const answer = await secure.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zongheng': '1' },
      payload: { login, password: PASSWORD },
    });
    expect(answer.cookies[0]?.secure).toBe(true);
    await secure.close();
  });

  test('stores only a digest of the token', async () => {
    const headers = await fixture.as('operator');
    const token = headers.cookie?.split('=')[1] ?? '';
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const stored = JSON.stringify(await rows('sessions'));
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  test('never returns or logs the password or its hash', async () => {
    const { login } = await fixture.person('operator');
    const payload = { login, password: 'Falsch-12345' };
    const headers = { 'x-zongheng': '1' };
    const wrong = await fixture.app.inject({ method: 'POST', url: '/api/session', headers, payload });
    const right = await session(await fixture.signIn(login));
    const everything = `${wrong.body}${right.body}${fixture.lines.join('')}`;
    expect(everything).not.toMatch(/Falsch|Richtig|scrypt/);
    expect(fixture.lines.join('')).toContain('sign-in failed');
    expect(fixture.lines.join('')).not.toContain(login);
  });

  test.each([
    ['no password', { login: 'somebody' }],
    ['an empty login', { login: ' ', password: 'x' }],
    ['a password without end', { login: 'somebody', password: 'x'.repeat(257) }],
    ['something more', { login: 'somebody', password: 'x', admin: true }],
  ])('with %s is refused as a form', async (_, payload) => {
    const headers = { 'x-zongheng': '1' };
    const answer = await fixture.app.inject({ method: 'POST', url: '/api/session', headers, payload });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().code).toBe('invalid-fields');
  });

  test('looks the same for an unknown login, a wrong password and a person shut out', async () => {
    const known = await fixture.person('operator');
    const out = await fixture.person('operator');
    await disablePerson(database().app, out.id, START);
    const attempts = [
      { login: 'nobody-at-all', password: PASSWORD },
      { login: known.login, password: 'Falsch-12345' },
      { login: out.login, password: PASSWORD },
    ];
    const answers = [];
    for (const payload of attempts) {
      const headers = { 'x-zongheng': '1' };
      answers.push(await fixture.app.inject({ method: 'POST', url: '/api/session', headers, payload }));
    }
    for (const answer of answers) {
      expect(answer.statusCode).toBe(401);
      expect({ ...answer.json(), requestId: '' }).toEqual({ ...answers[0]?.json(), requestId: '' });
      expect(answer.cookies).toEqual([]);
    }
  });

  test('too often is 429 and says when to come back', async () => {
    const { login } = await fixture.person('operator');
    const payload = { login, password: 'Falsch-12345' };
    const headers = { 'x-zongheng': '1' };
    const post = () => fixture.app.inject({ method: 'POST', url: '/api/session', headers, payload });
    for (let time = 0; time < 5; time += 1) expect((await post()).statusCode).toBe(401);
    const answer = await post();
    expect(answer.statusCode).toBe(429);
    expect(answer.headers['retry-after']).toBe('900');
    expect(answer.json().detail).toBe('登录尝试过多，请 15 分钟后再试。');
  });

  test('without a valid seat opens nothing', async () => {
    const { login } = await fixture.person('operator', { validTo: START });
    const answer = await fixture.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zongheng': '1' },
      payload: { login, password: PASSWORD },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('no-seat');
  });

  test('again closes the session before', async () => {
    const { login } = await fixture.person('operator');
    const first = await fixture.signIn(login);
    await fixture.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: first,
      payload: { login, password: PASSWORD },
    });
    expect((await session(first)).statusCode).toBe(401);
  });

  test('at an eleventh place closes the oldest', async () => {
    const { login } = await fixture.person('operator');
    const places = [];
    for (let place = 0; place < 11; place += 1) {
      fixture.time.now += 1000;
      places.push(await fixture.signIn(login));
    }
    const alive = await Promise.all(places.map(async (headers) => (await session(headers)).statusCode));
    expect(alive).toEqual([401, ...Array(10).fill(200)]);
  });

  test('hashes an old password anew', async () => {
    const { id, login } = await fixture.person('operator');
    const hash = async () => {
      const text = `SELECT password_hash FROM identity.credentials WHERE person_id = '${id}'`;
      const { rows } = await database().owner.query<{ password_hash: string }>({
        name: `hash ${id.slice(-8)}`,
        text,
      });
      return rows[0]?.password_hash ?? '';
    };
    const before = await hash();
    await fixture.signIn(login);
    expect(await hash()).toBe(before);
    const { createPasswords } = await import('../platform/crypto/index.ts');
    const old = await createPasswords({ log2N: 3, r: 8, p: 1 }).hash(PASSWORD);
    await database().owner.query({
      name: 'old hash',
      text: 'UPDATE identity.credentials SET password_hash = $2 WHERE person_id = $1',
      values: [id, old],
    });
    await fixture.signIn(login);
    expect(await hash()).toMatch(/^\$scrypt\$ln=4,/);
    await fixture.signIn(login);
  });
});

describe('a session', () => {
  test('ends after half an hour without a request, and lives on with them', async () => {
    const headers = await fixture.as('operator');
    for (let step = 0; step < 4; step += 1) {
      fixture.time.now += 29 * MINUTE;
      expect((await session(headers)).statusCode).toBe(200);
    }
    fixture.time.now += 30 * MINUTE;
    const answer = await session(headers);
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'not-signed-in', title: '需要登录' });
  });

  test('ends after twelve hours in any case', async () => {
    const headers = await fixture.as('operator');
    const end = fixture.time.now + 12 * HOUR;
    while (fixture.time.now + 20 * MINUTE < end) {
      fixture.time.now += 20 * MINUTE;
      expect((await session(headers)).statusCode).toBe(200);
    }
    fixture.time.now = end;
    expect((await session(headers)).statusCode).toBe(401);
  });

  test('ends at once when the person signs out, twice without harm', async () => {
    const headers = await fixture.as('operator');
    for (let time = 0; time < 2; time += 1) {
      const answer = await fixture.app.inject({ method: 'DELETE', url: '/api/session', headers });
      expect(answer.statusCode).toBe(204);
      expect(answer.cookies[0]).toMatchObject({ name: 'zongheng_session', value: '' });
    }
    expect((await session(headers)).statusCode).toBe(401);
  });

  test('ends at once when the person is shut out or the seat is taken away', async () => {
    const person = await fixture.person('operator');
    const headers = await fixture.signIn(person.login);
    await endSeat(database().app, person.seatId, null, fixture.time.now);
    expect((await session(headers)).json().code).toBe('seat-ended');
    const other = await fixture.person('operator');
    const others = await fixture.signIn(other.login);
    await disablePerson(database().app, other.id, fixture.time.now);
    expect((await session(others)).json().code).toBe('not-signed-in');
  });

  test.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}%`])(
    'is not opened by a made-up token (%s)',
    async (token) => {
      expect((await session({ cookie: `zongheng_session=${token}` })).statusCode).toBe(401);
    },
  );

  test('that is over is removed', async () => {
    await database().owner.query({ name: 'no sessions', text: 'DELETE FROM identity.sessions' });
    const limits = { idleMinutes: 30, hours: 12 };
    await fixture.as('operator');
    expect(await purgeSessions(database().app, limits, fixture.time.now + 29 * MINUTE)).toBe(0);
    expect(await purgeSessions(database().app, limits, fixture.time.now + 30 * MINUTE)).toBe(1);
  });
});

describe('changing seats', () => {
  test('changes what one may do, and is remembered at the next sign-in', async () => {
    const person = await fixture.person('case-handler');
    await secondSeat(person.id);
    const headers = await fixture.signIn(person.login);
    const seats: { id: string; role: string }[] = (await session(headers)).json().seats;
    expect(seats.map((seat) => seat.role)).toEqual(['case-handler', 'supervisor']);
    const seatId = seats[1]?.id;
    const moved = await fixture.app.inject({
      method: 'PUT',
      url: '/api/session/seat',
      headers,
      payload: { seatId },
    });
    expect(moved.json()).toMatchObject({ seat: { id: seatId, role: 'supervisor' }, faces: ['oversight'] });
    expect((await session(headers)).json().seat.id).toBe(seatId);
    const later = await session(await fixture.signIn(person.login));
    expect(later.json().seat.id).toBe(seatId);
  });

  test("into somebody else's seat or one that is over is refused", async () => {
    const person = await fixture.person('case-handler');
    const other = await fixture.person('leader');
    const second = await secondSeat(person.id);
    const ended = second.ok ? second.value.id : '';
    await endSeat(database().app, ended, null, fixture.time.now + 1);
    fixture.time.now += 2;
    const headers = await fixture.signIn(person.login);
    for (const seatId of [other.seatId, ended, fixture.newId()]) {
      const answer = await fixture.app.inject({
        method: 'PUT',
        url: '/api/session/seat',
        headers,
        payload: { seatId },
      });
      expect(answer.statusCode).toBe(404);
      expect(answer.json().detail).toBe('没有这个岗位，或岗位授权已到期。');
    }
  });
});
