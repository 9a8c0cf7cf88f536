import { describe, expect, it } from 'vitest';
import { refused, stored, useChecker } from './checker-fixture.ts';
import { good, put, writtenOn } from './front-fixture.ts';

const { use, key, checked, details, flagsOf } = useChecker();

describe('rules 11 and 12 refuse', () => {
  it.each<[number, string, (readonly [number, number])[], string]>([
    [
      11,
      'a second acceptance',
      [
        [3, 2],
        [3, 3],
      ],
      '受理',
    ],
    [
      11,
      'a second end',
      [
        [3, 2],
        [11, 5],
        [13, 6],
      ],
      '办结一次',
    ],
    [
      12,
      'an end of a correction that never began',
      [
        [3, 2],
        [7, 3],
      ],
      '补正',
    ],
    [
      12,
      'an end of a special procedure that never began',
      [
        [3, 2],
        [10, 3],
      ],
      '特别程序',
    ],
    [
      12,
      'a correction ended before it began',
      [
        [6, 4],
        [7, 3],
      ],
      '',
    ],
    [
      12,
      'a decision while a correction is open',
      [
        [3, 2],
        [6, 3],
        [11, 4],
      ],
      '补正尚未结束',
    ],
    [
      12,
      'a withdrawal while a special procedure is open',
      [
        [3, 2],
        [9, 3],
        [14, 4],
      ],
      '特别程序尚未结束',
    ],
  ])('rule %i: %s', async (rule, _, steps, text) => {
    const { written, rows } = await details(...steps);
    const { front } = use();
    const each = [];
    for (const { dfsjzj } of rows) each.push(await writtenOn(front, 'spgl_xmspsxblxxxxb', dfsjzj));
    // Of the pair in the wrong order the end is refused, in whatever order they came.
    expect(each.filter((row) => row?.state === 2)).toEqual([refused(rule, text)]);
    expect(written).toEqual(refused(rule, text));
  });

  it('a whole course passes', async () => {
    const { written } = await details(
      [1, 2],
      [3, 3],
      [6, 4],
      [7, 5],
      [8, 6],
      [9, 9],
      [10, 10],
      [11, 11],
      [15, 12],
    );
    expect(written).toEqual(stored);
  });

  it('also over two passes, and what was refused or made invalid does not count', async () => {
    const { number, rows } = await details([3, 2], [6, 3], [11, 4]);
    const again = (blzt: number, day: string) =>
      checked(
        'spgl_xmspsxblxxxxb',
        good.spgl_xmspsxblxxxxb(key(), { spsxslbm: number, blzt, blsj: `2026-11-${day} 10:00:00` }),
      );
    expect(await again(3, '05')).toEqual(refused(11));
    expect(await again(7, '05')).toEqual(stored);
    expect(await again(11, '06')).toEqual(stored);
    expect(await again(12, '07')).toEqual(refused(11));
    await use().front.query(
      `UPDATE spgl_xmspsxblxxxxb SET sjyxbs = 0, sjwxyy = '录入有误' WHERE spsxslbm = $1 AND blzt = 3 AND dfsjzj = $2`,
      [number, rows[0]?.dfsjzj],
    );
    expect(await again(3, '02')).toEqual(stored);
  });
});

describe('rules 13 to 15 only leave a flag', () => {
  it('13: decided within the hour', async () => {
    const { written, flags } = await details([3, 24, '10:00:00'], [11, 24, '11:00:00']);
    expect(written).toEqual(stored);
    expect(flags).toEqual([{ rule: 13, note: '受理后1.0小时办结，疑似秒办' }]);
  });

  it('13: not when withdrawn within the hour, nor when decided after N hours', async () => {
    expect((await details([3, 24, '10:00:00'], [14, 24, '10:10:00'])).flags).toEqual([]);
    expect((await details([3, 24, '10:00:00'], [11, 24, '12:00:00'])).flags).toEqual([]);
  });

  it.each([
    ['on a Saturday', 21, '10:00:00', '在非工作日办理'],
    ['at 07:59', 24, '07:59:00', '在工作时间（08:00–17:30）以外办理'],
    ['at 17:31', 23, '17:31:00', '在工作时间（08:00–17:30）以外办理'],
  ])('14: handled %s', async (_, day, time, note) => {
    const { written, flags } = await details([3, day, time]);
    expect(written).toEqual(stored);
    expect(flags).toEqual([{ rule: 14, note }]);
  });

  it('14: not for what an applicant does at night, nor at 17:30', async () => {
    expect((await details([1, 23, '04:00:00'], [3, 23, '17:30:00'])).flags).toEqual([]);
  });

  it('15: decided on the first working day too many, and in time when a correction stopped the clock', async () => {
    const { front } = use();
    await put(
      front,
      'spgl_xmspsxblxxb',
      good.spgl_xmspsxblxxb(key(), { spsxslbm: 'CASE-5', sxblsx: '5' }),
      good.spgl_xmspsxblxxb(key(), { spsxslbm: 'CASE-6', sxblsx: '5' }),
    );
    const step = (spsxslbm: string, blzt: number, day: string) =>
      good.spgl_xmspsxblxxxxb(key(), { spsxslbm, blzt, blsj: `2026-11-${day} 10:00:00` });
    const late = [step('CASE-5', 3, '02'), step('CASE-5', 11, '10')];
    const stopped = [step('CASE-6', 3, '02'), step('CASE-6', 6, '03'), step('CASE-6', 7, '05')];
    expect(await checked('spgl_xmspsxblxxxxb', ...late, ...stopped, step('CASE-6', 11, '10'))).toEqual(
      stored,
    );
    expect(await flagsOf(late)).toEqual([{ rule: 15, note: '已用6个工作日，超过时限5个工作日' }]);
    expect(await flagsOf(stopped)).toEqual([]);
  });
});
