import { describe, expect, test } from 'vitest';
import { endSeat, grantSeat } from '../identity/index.ts';
import { former, signedIn } from '../journey/strangers.ts';
import type { Registered } from '../journey/world.ts';
import type { Address } from './index.ts';
import { BODY, DISTRICT, useNotices } from './notices-fixture.ts';

/** Whom a notice reaches, and that nobody else reads it. */
const { scene, send, line, box, unread, read, sign, shown } = useNotices();

describe('to whom', () => {
  const holds = async (who: Registered) => shown(await box(await sign(who)));

  test.each<[string, Address, Parameters<ReturnType<typeof scene>['person']>, boolean]>([
    [
      'a role in the body',
      { roles: ['case-handler'], bodyId: BODY },
      ['case-handler', { bodyId: BODY }],
      true,
    ],
    [
      'another role in the body',
      { roles: ['case-handler'], bodyId: BODY },
      ['case-approver', { bodyId: BODY }],
      false,
    ],
    [
      'the role in another body',
      { roles: ['case-handler'], bodyId: BODY },
      ['case-handler', { bodyId: '210103-water' }],
      false,
    ],
    [
      'a role in the division',
      { roles: ['supervisor'], division: DISTRICT },
      ['supervisor', { division: DISTRICT }],
      true,
    ],
    [
      'the role in the city above',
      { roles: ['supervisor'], division: DISTRICT },
      ['supervisor', { division: '210100' }],
      false,
    ],
    [
      'the city where the district has none',
      { roles: ['leader'], nearest: ['210104', '210100', '210000'] },
      ['leader', { division: '210100' }],
      true,
    ],
    [
      'a seat narrowed to a division that the subject does not reach',
      { roles: ['case-handler'], bodyId: BODY },
      ['case-handler', { bodyId: BODY, division: '210103' }],
      false,
    ],
    [
      'a seat narrowed to one that it reaches',
      { roles: ['case-handler'], bodyId: BODY },
      ['case-handler', { bodyId: BODY, division: DISTRICT }],
      true,
    ],
  ])('%s', async (_name, address, who, hears) => {
    const person = await scene().person(...who);
    await send(line('red', 'a', [address], { divisions: [DISTRICT, '210100', '210000'] }));
    expect(await holds(person)).toEqual(hears ? ['red a'] : []);
  });

  test('the nearest division that has somebody, and no other', async () => {
    const [near, far] = [
      await scene().person('leader', { division: '210105' }),
      await scene().person('leader', { division: '210100' }),
    ];
    await send(line('statute', 'a', [{ roles: ['leader'], nearest: ['210105', '210100', '210000'] }]));
    expect([await holds(near), await holds(far)]).toEqual([['statute a'], []]);
  });

  test('a person in the seat of that body; a unit; somebody named twice once', async () => {
    const person = await scene().person('case-approver', { bodyId: BODY });
    const member = await scene().person('unit-member', { unitId: scene().unitId });
    await send(
      line('order', 'a', [
        { personId: person.personId, bodyId: BODY },
        { roles: ['case-approver'], bodyId: BODY },
        { unitId: scene().unitId },
      ]),
      line('order', 'b', [{ personId: person.personId }]),
      line('order', 'c', [{ personId: person.personId, bodyId: '210103-water' }]),
    );
    expect(await holds(person)).toEqual(['order a,b']);
    expect(await holds(member)).toEqual(['order a']);
  });

  test('nobody whose seat has ended, begins later, or who is gone', async () => {
    const { services, time } = scene();
    const { database } = services;
    const ended = await scene().person('case-handler', { bodyId: BODY });
    await endSeat(database, ended.seatId, null, time.now);
    const coming = await scene().person('case-handler', { bodyId: BODY, validFrom: time.now + 86_400_000 });
    await send(line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }, { personId: ended.personId }]));
    const seats = await database.read<{ seat_id: string }>({
      name: 'test_told_seats',
      text: 'SELECT seat_id FROM notices.notices',
    });
    const told = seats.map(({ seat_id }) => seat_id);
    expect([told.includes(ended.seatId), told.includes(coming.seatId)]).toEqual([false, false]);
  });
});

describe('only one’s own', () => {
  test('another person neither sees it nor marks it as read', async () => {
    const one = await scene().person('case-handler', { bodyId: BODY });
    const other = await scene().person('case-handler', { bodyId: BODY });
    await send(line('order', 'a', [{ personId: one.personId }]));
    const [own, foreign] = [await sign(one), await sign(other)];
    const { rows } = await box(own);
    expect((await box(foreign)).rows).toEqual([]);
    for (const body of [{ ids: [rows[0]?.id] }, { all: true }]) {
      expect((await read(foreign, body)).json()).toEqual({ unread: 0, elsewhere: 0 });
    }
    expect(await unread(own)).toEqual({ unread: 1, elsewhere: 0 });
  });

  test('a former official is turned away, and in a new seat sees nothing of the old one', async () => {
    const { services, time } = scene();
    const gone = await former(scene(), 'case-handler', { bodyId: BODY });
    expect((await scene().app.inject({ url: '/api/notices', headers: gone })).statusCode).toBe(401);

    const person = await scene().person('case-handler', { bodyId: BODY });
    await send(line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]));
    await endSeat(services.database, person.seatId, null, time.now);
    await grantSeat(
      { database: services.database, directory: services.directory, newId: services.facts.newId },
      { personId: person.personId, role: 'case-handler', bodyId: '210103-water', validFrom: time.now - 1000 },
      time.now,
    );
    const moved = await sign(person);
    expect((await box(moved)).rows).toEqual([]);
    expect(await unread(moved)).toEqual({ unread: 0, elsewhere: 0 });
  });

  test('of another seat of the same person only the number is told', async () => {
    const { services, time } = scene();
    const person = await scene().person('case-handler', { bodyId: BODY });
    const second = await grantSeat(
      { database: services.database, directory: services.directory, newId: services.facts.newId },
      { personId: person.personId, role: 'case-handler', bodyId: '210103-water', validFrom: time.now - 1000 },
      time.now,
    );
    if (!second.ok) throw new Error('no second seat');
    const headers = await sign(person);
    await scene().app.inject({
      method: 'PUT',
      url: '/api/session/seat',
      headers,
      payload: { seatId: second.value.id },
    });
    await send(line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]));
    expect(await unread(headers)).toEqual({ unread: 0, elsewhere: 1 });
    expect((await box(headers)).rows).toEqual([]);
  });

  test('every role has a box; nobody without a session', async () => {
    for (const role of ['unit-member', 'operator', 'audit-admin'] as const) {
      const headers = await signedIn(scene(), role, role === 'unit-member' ? { unitId: scene().unitId } : {});
      expect(await box(headers)).toEqual({ rows: [], next: null, total: 0, unread: 0 });
    }
    expect((await scene().app.inject({ url: '/api/notices' })).statusCode).toBe(401);
  });
});

test('asking for the number of unread ones keeps no session alive', async () => {
  const headers = await sign(await scene().person('operator'));
  const asked = [];
  for (let minutes = 10; minutes <= 40; minutes += 10) {
    scene().at(`2026-11-02 10:${minutes}`);
    asked.push((await scene().app.inject({ url: '/api/notices/unread', headers })).statusCode);
  }
  expect([asked[0], asked.at(-1)]).toEqual([200, 401]);
});
