import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINISTRY } from '../testing/down-bodies.ts';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { receiveDown } from './receive.ts';
import { findInbox } from './store.ts';
import { takeReceived } from './take.ts';

/** Items and dictionaries of the centre. */
let world: NationalWorld;
beforeAll(async () => {
  world = await openNationalWorld();
});
afterAll(() => world?.close());

const send = async (kind: 'central-item' | 'dictionary', body: unknown) => {
  const id = await world.centre.sendDown(kind, body);
  await world.run();
  const row = await findInbox(world.database.app, id);
  if (!row) throw new Error('not received');
  return row;
};
const references = async () => {
  const operator = await world.scene.as('operator');
  return (await operator.get('/api/national/references')).json().rows as Record<string, unknown>[];
};
const NATURE = ['0', '1', '2', '3', '4'].map((code) => ({ code, name: `性质${code}` }));
const dictionary = (version: string, rows: object[] = NATURE) => ({
  list: 'nature',
  name: '建设性质',
  version,
  rows,
});

describe('a central item', () => {
  const item = {
    code: '0001',
    name: '固定资产投资项目节能审查',
    body: MINISTRY,
    version: '2026-1',
    basis: ['节约能源法第十五条', { law: '固定资产投资项目节能审查办法', article: '第三条' }],
  };

  test('is kept with its versions and shown', async () => {
    expect((await send('central-item', item)).state).toBe('taken');
    expect((await send('central-item', { ...item, version: '2026-2', name: '节能审查' })).state).toBe(
      'taken',
    );
    expect(await references()).toMatchObject([
      {
        kind: { name: '国家事项' },
        key: '0001',
        name: '节能审查',
        edition: '2026-2',
        body: MINISTRY,
        basis: ['节约能源法第十五条', '固定资产投资项目节能审查办法 第三条'],
        editions: [{ edition: '2026-1' }, { edition: '2026-2' }],
      },
    ]);
  });

  test('of a version that was taken is a duplicate, or refused where it differs', async () => {
    expect(await send('central-item', item)).toMatchObject({ state: 'duplicate', acked: true });
    expect(await send('central-item', { ...item, name: '别的名称' })).toMatchObject({
      state: 'refused',
      reason: '已接收过 2026-1 版,但内容不同,请人工核对',
    });
  });
});

describe('a dictionary', () => {
  test('takes the place of the pack’s list where messages are checked', async () => {
    const { inList, library } = world.bridge.collect;
    expect([inList('nature', '4'), inList('nature', '5'), inList('no-such', 'x')]).toEqual([
      true,
      false,
      undefined,
    ]);
    expect((await send('dictionary', dictionary('1'))).state).toBe('taken');
    const rows = [...NATURE.slice(0, 4), { code: '5', name: '技术改造' }];
    expect((await send('dictionary', dictionary('2', rows))).state).toBe('taken');
    await library.refresh();
    expect([inList('nature', '4'), inList('nature', '5'), inList('capital', '0')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('holds back what the centre would not take any more, naming the list', async () => {
    await world.scene.declare({ ...(await import('../../journey/scene.ts')).PRIVATE_FORM, nature: '4' });
    await world.run();
    const [message] = await world.database.app.read<{ faults: { message: string }[] }>({
      name: 'test_apply',
      text: `SELECT faults FROM national.messages WHERE kind = 'investment.apply' AND state = 'refused'`,
    });
    expect(message?.faults.map((fault) => fault.message)).toEqual(['建设性质:“4”不在代码表 nature 中']);
  });

  test('of an earlier version that arrives late changes nothing in force', async () => {
    const late = { id: 'late', kind: 'dictionary', body: dictionary('0'), sentAt: '2020-01-01T00:00:00Z' };
    await receiveDown(world.down, [late], 'bundle');
    await takeReceived(world.down);
    expect((await findInbox(world.database.app, 'late'))?.state).toBe('taken');
    const shown = (await references()).find(({ key }) => key === 'nature');
    expect(shown).toMatchObject({ edition: '2', count: 5, replacesOwn: true, editions: [{}, {}, {}] });
    await world.bridge.collect.library.refresh();
    expect(world.bridge.collect.inList('nature', '5')).toBe(true);
    const operator = await world.scene.as('operator');
    const rows = (await operator.get(`/api/national/references/${String(shown?.id)}/rows`)).json();
    expect(rows.rows.at(-1)).toEqual({ code: '5', name: '技术改造' });
  });

  test.each([
    ['has no rows', dictionary('9', []), /./],
    ['has a code twice', dictionary('9', [...NATURE, { code: '0', name: '又' }]), /代码“0”重复/],
    ['has no name', { ...dictionary('9'), name: ' ' }, /代码表名称/],
  ])('that %s is refused', async (_, body, why) => {
    const row = await send('dictionary', body);
    expect(row.state).toBe('refused');
    expect(row.reason).toMatch(why);
  });
});
