import { describe, expect, it } from 'vitest';
import { dayFromText, formatDay } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  acceptIt,
  document,
  grantOn,
  ITEM,
  LICENCE,
  PERMIT,
  play,
  receive,
  refusal,
  type Step,
} from './fixtures.ts';
import { type CaseState, expiryOf } from './index.ts';
import { addTerm } from './validity.ts';

const granted = (day: string, validUntil?: string): readonly Step[] => [
  receive,
  acceptIt,
  grantOn(day, validUntil),
];
const expiry = (state: CaseState, item: ItemRule) => {
  const day = expiryOf(state, item);
  return day === null ? null : formatDay(day);
};

describe('how long a result is valid', () => {
  it.each<[string, ItemRule, string, string | undefined, string | null]>([
    ['核准: two years from issue (令673 §12)', ITEM, '2026-03-06', undefined, '2028-03-06'],
    ['施工许可: three months to begin (建筑法 §9)', PERMIT, '2026-03-06', undefined, '2026-06-06'],
    ['what the document says goes first', PERMIT, '2026-03-06', '2026-05-01', '2026-05-01'],
    ['without a rule the document says it', LICENCE, '2026-03-06', '2027-03-06', '2027-03-06'],
    ['or it has no end', LICENCE, '2026-03-06', undefined, null],
  ])('%s', (_, item, day, validUntil, expected) => {
    expect(expiry(play(granted(day, validUntil), { item }).state, item)).toBe(expected);
  });

  it.each([
    ['2026-11-30', 3, 'month', '2027-02-28'],
    ['2028-02-29', 1, 'year', '2029-02-28'],
    ['2026-12-31', 2, 'month', '2027-02-28'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2026-05-15', 8, 'month', '2027-01-15'],
  ] as const)('%s and %i %s on is %s (民法典 §202)', (from, value, unit, expected) => {
    expect(formatDay(addTerm(dayFromText(from), value, unit))).toBe(expected);
  });
});

describe('a document says no longer than the law', () => {
  const LIMITED: ItemRule = {
    ...LICENCE,
    validityTerm: { value: 2, unit: 'year', basis: '示例', renewal: null },
  };
  const open = (item: ItemRule) => play([receive, acceptIt], { item }).state;
  it.each<[string, ItemRule, string, string | null]>([
    ['the last day of its term', LIMITED, '2028-03-06', null],
    ['a day more', LIMITED, '2028-03-07', 'valid-too-long'],
    ['no end, where the term is that of the result', LIMITED, '9999-01-01', 'valid-too-long'],
    ['no end, where the term is that to begin', PERMIT, '9999-01-01', null],
    ['longer than the time to begin', PERMIT, '2026-06-07', 'valid-too-long'],
    ['no end, where no law says how long', LICENCE, '9999-01-01', null],
  ])('%s', (_, item, validUntil, code) => {
    const given = document('2026-03-06', validUntil);
    const owed = [{ material: '地勘报告', until: '2026-12-01' }];
    for (const command of [
      { type: 'grant', document: given },
      { type: 'grant-owed', document: given, owed },
    ] as const) {
      const refused = refusal(open(item), '2026-03-06 10:00', command, { item, owable: ['地勘报告'] });
      expect(refused?.code ?? null).toBe(code);
      if (refused)
        expect([refused.field, refused.message]).toEqual([
          'document.validUntil',
          expect.stringContaining(item.name),
        ]);
    }
  });
});
