import { expect, test } from 'vitest';
import { LICENCE, PERMIT } from '../casework/fixtures.ts';
import { furtherLimitsOf } from './further-limits.ts';
import type { FurtherLimit } from './item.ts';

const short = (item: Parameters<typeof furtherLimitsOf>[0]) =>
  furtherLimitsOf(item).map(({ value, unit, when, whose, basis }) => [value, unit, when, whose, basis]);

test('every licence has the first review, the hearing and, where asked for ahead, the renewal', () => {
  expect(short(LICENCE)).toEqual([
    [30, 'working-day', 'before', 'applicant', '行政许可法 §50'],
    [20, 'working-day', 'within', 'lower-body', expect.stringContaining('第四十三条')],
    [5, 'working-day', 'within', 'applicant', expect.stringContaining('第四十七条')],
    [20, 'working-day', 'within', 'body', expect.stringContaining('第四十七条')],
    [7, 'working-day', 'before', 'body', expect.stringContaining('第四十八条')],
  ]);
  expect(furtherLimitsOf(LICENCE).filter(({ offClock }) => offClock)).toHaveLength(1);
  // 建筑法 §9: until the last day, no time ahead.
  expect(short(PERMIT)).toHaveLength(4);
});

test('a filing has what its own law says alone', () => {
  const own: FurtherLimit = {
    event: '报送竣工验收备案',
    value: 15,
    unit: 'calendar-day',
    when: 'within',
    from: '竣工验收合格',
    whose: 'applicant',
    basis: '建设工程质量管理条例 §49',
  };
  expect(furtherLimitsOf({ kind: '备案', furtherLimits: [own] })).toEqual([own]);
  expect(furtherLimitsOf({ kind: '备案' })).toEqual([]);
});
