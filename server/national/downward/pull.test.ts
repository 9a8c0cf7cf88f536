import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CentreClient, CentreRefused } from '../investment/client.ts';
import { LineDown } from '../outbox/lines.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { type PullDeps, pullDown } from './pull.ts';
import { createTakeDown } from './receive.ts';
import { findInbox, readCursor } from './store.ts';

/** Reading the centre's queue over a line that breaks. */
let world: NationalWorld;
beforeAll(async () => {
  world = await openNationalWorld();
});
afterAll(() => world?.close());

const item = (code: string) => ({
  code,
  name: '某事项',
  body: { name: '某部', creditCode: '91210100MA0TEXT04E' },
  version: '1',
});
const withClient = (changes: Partial<CentreClient>): PullDeps => ({
  ...world.down,
  client: { ...world.down.client, ...changes },
});
const acked = async (id: string) => (await findInbox(world.database.app, id))?.acked;

describe('the queue of the centre', () => {
  test('is read on from where it was read up to, more than one batch', async () => {
    for (let i = 0; i < 105; i += 1) await world.centre.sendDown('central-item', item(`A${i}`), `many-${i}`);
    await pullDown(world.down);
    expect(await readCursor(world.database.app)).toBe(105);
    expect((await world.centre.report()).downward).toEqual({ sent: 105, taken: 105, refused: 0 });
    expect(await pullDown(world.down)).toBe(0);
  });

  test('loses nothing while the line is down, and tells again what was not heard', async () => {
    await world.centre.sendDown('central-item', item('B1'), 'b1');
    const noAnswer = async (): Promise<never> => {
      throw new LineDown('连接不上');
    };
    await expect(pullDown(withClient({ get: noAnswer }))).rejects.toThrow(LineDown);
    expect(await findInbox(world.database.app, 'b1')).toBeUndefined();
    await expect(pullDown(withClient({ post: noAnswer }))).rejects.toThrow(LineDown);
    expect(await findInbox(world.database.app, 'b1')).toMatchObject({ state: 'taken', acked: false });
    await pullDown(world.down);
    expect(await acked('b1')).toBe(true);
  });

  test('tells again where the centre heard and its answer was lost', async () => {
    await world.centre.sendDown('central-item', item('C1'), 'c1');
    const lost = async (path: string, body: unknown): Promise<never> => {
      await world.down.client.post(path, body);
      throw new LineDown('超时');
    };
    await expect(pullDown(withClient({ post: lost }))).rejects.toThrow(LineDown);
    expect(await acked('c1')).toBe(false);
    await pullDown(world.down);
    expect(await acked('c1')).toBe(true);
    expect((await world.centre.report()).downward.taken).toBe(107);
  });

  test('tells the others where the centre refuses one acknowledgement', async () => {
    await world.centre.sendDown('central-item', item('D1'), 'd1');
    await world.centre.sendDown('central-item', item('D2'), 'd2');
    const picky = async (path: string, body: unknown) => {
      const { acks } = body as { acks: readonly { id: string }[] };
      if (acks.some(({ id }) => id === 'd1')) throw new CentreRefused('unknown', '没有这条');
      return world.down.client.post(path, body);
    };
    await pullDown(withClient({ post: picky }));
    expect([await acked('d1'), await acked('d2')]).toEqual([true, true]);
    expect((await world.centre.report()).downward.taken).toBe(108);
  });

  test('an answer that is none is the line’s failure, and what is no message is passed over', async () => {
    const html = async () => '<html>';
    await expect(pullDown(withClient({ get: html }))).rejects.toThrow(LineDown);
    const after = await readCursor(world.database.app);
    const rows = [
      { seq: after + 1 },
      { seq: after + 2, id: 'strange', kind: 'weather', body: { a: 1 } },
      'x',
    ];
    let asked = false;
    const odd = async () => {
      const given = asked ? [] : rows;
      asked = true;
      return { rows: given };
    };
    await pullDown(withClient({ get: odd, post: async () => ({}) }));
    expect(await findInbox(world.database.app, 'strange')).toMatchObject({
      state: 'refused',
      reason: '约定中没有“weather”这种下行报文',
      acked: true,
    });
    expect(await readCursor(world.database.app)).toBe(after + 2);
  });

  test('is listed page by page, by kind and state', async () => {
    const operator = await world.scene.as('operator');
    const first = (await operator.get('/api/national/inbox?limit=100&state=taken&kind=central-item')).json();
    expect([first.rows.length, first.total, first.counts.taken]).toEqual([100, 109, 109]);
    const next = (
      await operator.get(`/api/national/inbox?limit=100&state=taken&kind=central-item&cursor=${first.next}`)
    ).json();
    expect([next.rows.length, next.next]).toEqual([9, null]);
    const ids = [...first.rows, ...next.rows].map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(109);
    expect((await operator.get('/api/national/inbox/strange')).json()).toMatchObject({
      body: { a: 1 },
      kind: { code: 'weather', name: 'weather' },
      mayRetake: true,
    });
    expect((await operator.get('/api/national/inbox/no-such')).statusCode).toBe(404);
  });
});

describe('a message by two ways', () => {
  test('is one, and the centre hears of it once it came over the line', async () => {
    const takeDown = createTakeDown(world.down);
    const message = { id: 'two-ways', kind: 'central-item', body: item('E1') };
    expect(await takeDown([message, message])).toBe(1);
    expect(await takeDown([message])).toBe(0);
    expect(await findInbox(world.database.app, 'two-ways')).toMatchObject({
      way: 'bundle',
      state: 'taken',
      acked: false,
    });
    await pullDown(world.down);
    expect(await acked('two-ways')).toBe(false);
    const before = (await world.centre.report()).downward.taken;
    // The stand-in's queue was given a message out of its order above: the next two are read past.
    await world.centre.sendDown('central-item', item('E1'), 'filler-1');
    await world.centre.sendDown('central-item', item('E1'), 'filler-2');
    await world.centre.sendDown('central-item', item('E1'), 'two-ways');
    await pullDown(world.down);
    expect(await findInbox(world.database.app, 'two-ways')).toMatchObject({
      way: 'http',
      state: 'taken',
      acked: true,
    });
    expect((await world.centre.report()).downward.taken).toBeGreaterThan(before);
  });
});
