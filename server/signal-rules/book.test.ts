import { describe, expect, test } from 'vitest';
import { makeBook } from './book.ts';

const LINEAGE: Readonly<Record<string, readonly string[]>> = {
  '210102': ['210102', '210100', '210000'],
  '210100': ['210100', '210000'],
  '210200': ['210200', '210000'],
  '210000': ['210000'],
};
const values = {
  remindShare: 0.6,
  yellowShare: 0.8,
  yellowDaysLeft: null,
  orderAfterDays: 2,
  replyDays: 3,
  quietFrom: '20:00',
  quietTo: '08:00',
  basis: '示例',
  mark: '本地规则',
};
/** Rules by scope; their number is their place, the default first. */
function book(
  ...scopes: readonly (readonly [division: string | null, itemId: string | null, ended?: true])[]
) {
  const rows = [[null, null] as const, ...scopes].map(([division, itemId, ended], i) => ({
    ...values,
    number: i + 1,
    division,
    itemId,
    ended: ended === true,
  }));
  return makeBook(rows, (division) => LINEAGE[division] ?? []);
}

describe('the nearest rule wins', () => {
  test.each([
    ['nothing but the default', book(), '210102', 'soil', 'default-1'],
    ['an item everywhere', book([null, 'soil']), '210102', 'soil', 'rule-2'],
    ['another item', book([null, 'soil']), '210102', 'water', 'default-1'],
    ['the division before the item', book([null, 'soil'], ['210100', null]), '210100', 'soil', 'rule-3'],
    [
      'the province as a division before the item',
      book([null, 'soil'], ['210000', null]),
      '210102',
      'soil',
      'rule-3',
    ],
    [
      'the nearer division',
      book(['210000', null], ['210100', null], ['210102', null]),
      '210102',
      'soil',
      'rule-4',
    ],
    ['the city for its district', book(['210000', null], ['210100', null]), '210102', 'soil', 'rule-3'],
    ['not the city beside', book(['210200', null]), '210102', 'soil', 'default-1'],
    ['not the district for its city', book(['210102', null]), '210100', 'soil', 'default-1'],
    [
      'division and item before the nearer division',
      book(['210000', 'soil'], ['210102', null]),
      '210102',
      'soil',
      'rule-2',
    ],
    [
      'the nearer division and item',
      book(['210000', 'soil'], ['210100', 'soil']),
      '210102',
      'soil',
      'rule-3',
    ],
    ['one that gave way', book(['210000', 'soil'], ['210100', 'soil', true]), '210102', 'soil', 'rule-2'],
    ['an unknown division: the default', book(['210000', null]), '999999', 'soil', 'default-1'],
  ] as const)('%s', (_name, rules, division, item, version) => {
    expect(rules.ruleFor(division, item).version).toBe(version);
    // Asked again it comes from memory.
    expect(rules.ruleFor(division, item).version).toBe(version);
  });

  test('the book is of the newest publication, also one that gave way', () => {
    expect(book(['210100', null], ['210100', 'soil', true]).version).toBe('rule-3');
    expect(() => makeBook([], () => [])).toThrow('no default');
  });

  test('days left go to the clock only where they are set', () => {
    const rows = [
      { ...values, number: 1, division: null, itemId: null, ended: false },
      {
        ...values,
        number: 2,
        division: null,
        itemId: 'soil',
        ended: false,
        yellowDaysLeft: 2,
        remindShare: 0.5,
      },
    ];
    const rules = makeBook(rows, () => []);
    expect(rules.ruleFor('210000', 'water')).not.toHaveProperty('warnDaysLeft');
    expect(rules.ruleFor('210000', 'soil')).toMatchObject({ remindAt: 0.5, warnAt: 0.8, warnDaysLeft: 2 });
  });
});
