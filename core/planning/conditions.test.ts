import { expect, test } from 'vitest';
import { verdict } from './conditions.ts';

const conditions = [
  { field: 'decisionType', in: ['A00001'] },
  { field: 'investmentSource', in: ['1'] },
];

test('all conditions hold', () => {
  expect(verdict(conditions, { decisionType: 'A00001', investmentSource: '1' })).toBe('yes');
  expect(verdict([], {})).toBe('yes');
});

test('one that fails decides, whatever is missing', () => {
  expect(verdict(conditions, { decisionType: 'A00003' })).toBe('no');
  expect(verdict(conditions, { investmentSource: '2' })).toBe('no');
});

test('a missing answer leaves it open', () => {
  expect(verdict(conditions, { decisionType: 'A00001' })).toBe('unknown');
});

test('false is an answer', () => {
  expect(verdict([{ field: 'areaAssessed', in: [true] }], { areaAssessed: false })).toBe('no');
  expect(verdict([{ field: 'areaAssessed', in: [false] }], { areaAssessed: false })).toBe('yes');
});
