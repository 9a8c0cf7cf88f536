import { expect, test } from 'vitest';
import { isBehind, whatChangedAbove } from './behind.ts';
import { draft, STANDARD } from './testing/fixtures.ts';

const { committed, guide } = STANDARD;
const newer = {
  ...STANDARD,
  version: 4,
  committed: { ...committed, value: 6 },
  conditions: [...STANDARD.conditions, '符合能耗要求'],
  review: '是否符合产业政策和能耗要求',
  guide: { ...guide, visits: 0, serviceObjects: ['1', '2'] },
};

test('what is inherited follows by itself; what was said here is to be looked at, and may not stay', () => {
  const here = draft({ committed: { ...committed, value: 8 }, conditions: STANDARD.conditions.slice(1) });
  const { from, to, changes, others } = whatChangedAbove(STANDARD, newer, here);
  expect([from, to]).toEqual([3, 4]);
  expect(changes.map(({ label, asks, refusals }) => [label, asks, refusals.map(({ code }) => code)])).toEqual(
    [
      ['承诺办结时限', 'look', ['conformity-committed-longer']],
      ['受理条件', 'look', []],
      ['到办事现场次数', 'follows', []],
    ],
  );
  expect(changes[0]?.differences).toEqual([
    { path: 'committed.value', label: '承诺办结时限·数值', before: 10, after: 6, kind: 'changed' },
  ]);
  expect(others.map(({ path }) => path)).toEqual(
    ['review', 'guide.serviceObjects[1]', 'guide.serviceObjects[]'].slice(0, 2),
  );
});

test('an implementation is behind until it stands under the newest standard', () => {
  expect(isBehind(newer, draft())).toBe(true);
  expect(isBehind(newer, draft({}, { standard: 4 }))).toBe(false);
  expect(whatChangedAbove(STANDARD, { ...STANDARD, version: 4 }, draft()).changes).toEqual([]);
});
