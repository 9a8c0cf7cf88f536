import { expect, test } from 'vitest';
import { csv, localMinute, shareText } from './index.ts';

test.each([
  ['沈阳', '沈阳'],
  ['a,b', '"a,b"'],
  ['说“好”', '说“好”'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['-x', "'-x"],
  ['-1+1', "'-1+1"],
  ['=a,"b"', `"'=a,""b"""`],
  ['-1.5', '-1.5'],
  ['-0.5%', '-0.5%'],
])('a cell %j is written %j', (text, written) => {
  expect(csv([[text]])).toBe(`\ufeff${written}\r\n`);
});

test('rows end with CR LF and may be empty', () => {
  expect(csv([['甲', '1'], [], ['乙', '']])).toBe('\ufeff甲,1\r\n\r\n乙,\r\n');
});

test('shares are cut, times are those of Shanghai', () => {
  expect([0.9996, 1, -0.0512, null].map(shareText)).toEqual(['99.9%', '100.0%', '-5.2%', '']);
  expect(localMinute('2026-06-30T16:05:59.999Z')).toBe('2026-07-01 00:05');
});
