import { describe, expect, it } from 'vitest';
import { holdRows } from './held-rows.ts';

type Row = { id: string; light: string };
const rows = (text: string): Row[] => [...text].map((id) => ({ id, light: '' }));
const hold = (shown: string, fresh: string) => {
  const { rows: held, moved } = holdRows(rows(shown), rows(fresh), ({ id }) => id);
  return [held.map(({ id }) => id).join(''), moved];
};

describe('rows under the hands of a reader', () => {
  it.each([
    ['abc', 'abc', 'abc', false],
    ['abc', 'bac', 'abc', true],
    ['abc', 'xabc', 'abc', true],
    ['abc', 'axbc', 'abc', true],
    ['abc', 'ac', 'abc', true],
    ['abc', 'abcde', 'abcde', false],
    ['abc', 'acde', 'abcde', true],
    ['abc', '', 'abc', true],
    ['abc', 'xyz', 'abc', true],
    ['', '', '', false],
  ])('%s, read again as %s, stay %s', (shown, fresh, held, moved) => {
    expect(hold(shown, fresh)).toEqual([held, moved]);
  });

  it('say what is true now', () => {
    const fresh = [
      { id: 'b', light: 'overdue' },
      { id: 'a', light: 'normal' },
    ];
    expect(holdRows(rows('ab'), fresh, ({ id }) => id).rows).toEqual([fresh[1], fresh[0]]);
  });
});
