import { expect, test } from 'vitest';
import { emptyDraft, faultOf, valuesOf } from './report-rules.ts';

const context = { today: '2027-03-01', correcting: false };
const draft = emptyDraft('2027-03-01', '2027');

test('a start needs its day only; progress needs period, money and words', () => {
  const faults = (kind: 'start' | 'progress') =>
    (['happenedOn', 'period', 'investedTotal', 'text', 'cause', 'reason'] as const).filter(
      (field) => faultOf(kind, draft, field, context) !== undefined,
    );
  expect(faults('start')).toEqual([]);
  expect(faults('progress')).toEqual(['investedTotal', 'text']);
});

test('a correction says why', () => {
  expect(faultOf('start', draft, 'reason', { ...context, correcting: true })).toContain('理由');
});

test.each([
  ['happenedOn', '2027-03-02'],
  ['period', '2027年'],
  ['period', '2027-13'],
  ['investedTotal', '1,200'],
  ['investedTotal', '0.00001'],
] as const)('%s %s is told to be wrong', (field, value) => {
  expect(faultOf('progress', { ...draft, [field]: value }, field, context)).toBeDefined();
});

test('what a kind does not have is not sent, though it was typed', () => {
  const typed = { ...draft, period: '2027', investedTotal: ' 12.5 ', cause: '原因', text: '' };
  expect(valuesOf('start', typed)).toEqual({
    happenedOn: '2027-03-01',
    period: null,
    investedTotal: '12.5',
    text: null,
    cause: null,
  });
});
