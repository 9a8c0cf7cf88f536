import { describe, expect, test } from 'vitest';
import { purgeNotices } from './index.ts';
import { BODY, useNotices } from './notices-fixture.ts';

/** What becomes one notice, when it is shown, and when it is forgotten. */
const { scene, send, line, box, unread, read, sign, shown } = useNotices();

describe('grouping', () => {
  test('one notice a person and kind, with the list of cases, the soonest due first', async () => {
    const person = await scene().person('case-handler', { bodyId: BODY });
    const to = [{ roles: ['case-handler'] as const, bodyId: BODY }];
    const due = (id: string, dueAt: string) => ({ ...line('red', id, to).about, dueAt });
    await send(
      { ...line('red', 'b', to), about: due('b', '2026-11-02T16:00:00Z') },
      { ...line('red', 'a', to), about: due('a', '2026-11-01T16:00:00Z') },
      line('yellow', 'c', to),
      line('yellow', 'c', to),
    );
    const found = await box(await sign(person));
    expect(shown(found).sort()).toEqual(['red a,b', 'yellow c']);
    expect(found).toMatchObject({ total: 2, unread: 2, next: null });
    expect(found.rows.find(({ kind }) => kind === 'red')).toMatchObject({
      kindName: '逾期',
      count: 2,
      readAt: null,
    });
  });

  test('what follows within the hour joins the unread one; after it, or once it is read, a new one comes', async () => {
    const person = await scene().person('case-handler', { bodyId: BODY });
    const to = [{ roles: ['case-handler'] as const, bodyId: BODY }];
    await send(line('red', 'a', to));
    scene().at('2026-11-02 10:30');
    await send(line('red', 'b', to));
    expect(shown(await box(await sign(person)))).toEqual(['red a,b']);
    scene().at('2026-11-02 11:01');
    await send(line('red', 'c', to));
    expect(shown(await box(await sign(person)))).toEqual(['red c', 'red a,b']);
    const { rows } = await box(await sign(person));
    expect((await read(await sign(person), { ids: [rows[0]?.id] })).json()).toEqual({
      unread: 1,
      elsewhere: 0,
    });
    scene().at('2026-11-02 11:05');
    await send(line('red', 'd', to));
    expect(shown(await box(await sign(person)))).toEqual(['red d', 'red c', 'red a,b']);
    expect(shown(await box(await sign(person), '?box=unread'))).toEqual(['red d', 'red a,b']);
  });

  test('sent twice in one moment it is told once', async () => {
    const headers = await sign(await scene().person('case-handler', { bodyId: BODY }));
    const given = line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]);
    await send(given);
    await send(given);
    const { rows } = await box(headers);
    expect(rows.map(({ count }) => count)).toEqual([1]);
  });

  test('a page at a time, the newest first', async () => {
    const headers = await sign(await scene().person('case-handler', { bodyId: BODY }));
    for (const [i, kind] of (['reminder', 'yellow', 'red', 'statute', 'order'] as const).entries()) {
      scene().at(`2026-11-02 10:0${i}`);
      await send(line(kind, `n${i}`, [{ roles: ['case-handler'], bodyId: BODY }]));
    }
    const first = await box(headers, '?limit=3');
    const rest = await box(headers, `?limit=3&cursor=${first.next}`);
    expect([...first.rows, ...rest.rows].map(({ kind }) => kind)).toEqual([
      'order',
      'statute',
      'red',
      'yellow',
      'reminder',
    ]);
    expect([first.total, rest.total, rest.next]).toEqual([5, 5, null]);
  });

  test('of very many lines it shows the first and counts them all', async () => {
    const headers = await sign(await scene().person('case-handler', { bodyId: BODY }));
    const to = [{ roles: ['case-handler'] as const, bodyId: BODY }];
    await send(...Array.from({ length: 300 }, (_, i) => line('red', `c${i}`, to)));
    const [row] = (await box(headers)).rows;
    expect([row?.count, row?.lines.length]).toEqual([300, 50]);
  });
});

test('nothing at night: it is shown, and counted, in the morning', async () => {
  const person = await scene().person('case-handler', { bodyId: BODY });
  scene().at('2026-11-02 22:00');
  await send(line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]));
  scene().at('2026-11-03 00:00');
  await send(line('red', 'b', [{ roles: ['case-handler'], bodyId: BODY }]));
  const night = await sign(person);
  expect([(await box(night)).rows, await unread(night)]).toEqual([[], { unread: 0, elsewhere: 0 }]);
  // Marking all as read does not read what is not shown yet.
  await read(night, { all: true });
  scene().at('2026-11-03 08:00');
  const morning = await sign(person);
  const { rows } = await box(morning);
  expect(rows.map(({ at, readAt, count }) => [at, readAt, count])).toEqual([
    ['2026-11-03T00:00:00.000Z', null, 2],
  ]);
  expect(await unread(morning)).toEqual({ unread: 1, elsewhere: 0 });
});

test('what is a year old is forgotten, with its lines', async () => {
  const headers = await sign(await scene().person('case-handler', { bodyId: BODY }));
  await send(line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]));
  expect(await purgeNotices(scene().database.app, 365, scene().time.now)).toBe(0);
  expect(await purgeNotices(scene().database.app, 365, scene().time.now + 366 * 86_400_000)).toBeGreaterThan(
    0,
  );
  expect((await box(headers)).rows).toEqual([]);
});

test('a long title is cut, whatever stands in it', async () => {
  const headers = await sign(await scene().person('case-handler', { bodyId: BODY }));
  const given = line('red', 'a', [{ roles: ['case-handler'], bodyId: BODY }]);
  await send({ ...given, about: { ...given.about, title: '𠮷'.repeat(900), note: '长'.repeat(5000) } });
  const [row] = (await box(headers)).rows;
  expect([...(row?.lines[0]?.title ?? '')].length).toBe(300);
});
