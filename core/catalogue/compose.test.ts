import { describe, expect, test } from 'vitest';
import { composeItem } from './compose.ts';
import type { StandardItem } from './content.ts';
import { draft, material, STANDARD } from './testing/fixtures.ts';

const { committed, guide, materials, conditions } = STANDARD;
const newest = (over: Partial<StandardItem>): StandardItem => ({ ...STANDARD, version: 4, ...over });

test('without an implementation the standard is what is handled', () => {
  expect(composeItem(STANDARD, undefined)).toBe(STANDARD);
  expect(composeItem(STANDARD, draft())).toEqual(STANDARD);
});

test('what is said here holds; the steps and situations of the standard make room for it', () => {
  const handled = composeItem(STANDARD, draft({ committed: { ...committed, value: 2 }, visits: 0 }));
  expect(handled.committed.value).toBe(2);
  expect(handled.guide.visits).toBe(0);
  expect(handled.guide.process.map(({ limit }) => limit)).toEqual([null, null]);
  expect(handled.guide.situations.map((each) => each.committed)).toEqual([null, null]);
  expect(handled.statutory).toEqual(STANDARD.statutory);
});

test('a situation keeps its shorter promise in whatever unit the item counts', () => {
  const inCalendarDays = draft({ committed: { ...committed, unit: 'calendar-day', value: 9 } });
  expect(composeItem(STANDARD, inCalendarDays).guide.situations[1]?.committed).toBe(3);
  const inHours = draft({ committed: { ...committed, unit: 'hour', value: 100 } });
  expect(composeItem(STANDARD, inHours).guide.situations[1]?.committed).toBe(72);
});

describe('under a newer standard', () => {
  const here = draft({
    committed: { ...committed, value: 8 },
    materials: materials.slice(0, 3),
    conditions: conditions.slice(0, 1),
  });

  test('the shorter promise holds, whoever made it', () => {
    expect(composeItem(newest({ committed: { ...committed, value: 6 } }), here).committed.value).toBe(6);
    expect(composeItem(newest({ committed: { ...committed, value: 9 } }), here).committed.value).toBe(8);
  });

  test('what the province no longer asks for is not asked for here', () => {
    const handled = composeItem(newest({ materials: materials.slice(1), conditions: [] }), here);
    expect(handled.materials.map(({ key }) => key)).toEqual(['land', 'stability']);
    expect(handled.conditions).toEqual([]);
  });

  test('what it asks for since is asked for here too; what was left out here stays out', () => {
    const more = newest({
      materials: [...materials, material('energy')],
      conditions: [...conditions, '节能'],
    });
    const handled = composeItem(more, here, { under: STANDARD });
    expect(handled.materials.map(({ key }) => key)).toEqual(['report', 'land', 'stability', 'energy']);
    expect(handled.conditions).toEqual([conditions[0], '节能']);
    // nobody says what it was written under: then only what it says itself
    expect(composeItem(more, here).materials.map(({ key }) => key)).toEqual(['report', 'land', 'stability']);
  });

  test('names, kinds and articles are the province’s', () => {
    const renamed = newest({ name: '企业投资项目核准(新)', kind: '行政确认' });
    const handled = composeItem(renamed, draft({ name: STANDARD.name, kind: STANDARD.kind }));
    expect([handled.name, handled.kind, handled.version]).toEqual(['企业投资项目核准(新)', '行政确认', 4]);
  });
});

describe('an exception', () => {
  const longer = draft({ committed: { ...committed, value: 15 }, visits: 2 });
  test('lets its element stand as it is, and no other', () => {
    const handled = composeItem(STANDARD, longer, { excepted: new Set(['committed' as const]) });
    expect([handled.committed.value, handled.guide.visits]).toEqual([15, 1]);
    expect(composeItem(STANDARD, longer).committed.value).toBe(10);
  });

  test('never leads beyond the statute (行政许可法 §42)', () => {
    const beyond = draft({ committed: { ...committed, value: 21 } });
    expect(composeItem(STANDARD, beyond, { excepted: new Set(['committed' as const]) }).committed.value).toBe(
      10,
    );
  });
});

test('a fee in a standard that has none is not charged', () => {
  const charging = draft({ fee: { charged: true, standard: '100元', basis: '某通知' } });
  expect(composeItem(STANDARD, charging).guide.fee).toEqual(guide.fee);
});
