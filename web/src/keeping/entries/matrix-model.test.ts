import { describe, expect, it } from 'vitest';
import { cellAfter, shortPlace } from './matrix-model.ts';

const size = { rows: 3, columns: 4 };
describe('the matrix', () => {
  it.each([
    ['ArrowRight', { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['ArrowLeft', { row: 0, column: 3 }, { row: 0, column: 2 }],
    ['ArrowUp', { row: 0, column: 1 }, { row: 0, column: 1 }],
    ['ArrowDown', { row: 1, column: 1 }, { row: 2, column: 1 }],
    ['End', { row: 1, column: 1 }, { row: 1, column: 3 }],
    ['Home', { row: 1, column: 1 }, { row: 1, column: 0 }],
    ['PageDown', { row: 0, column: 1 }, { row: 2, column: 1 }],
  ] as const)('goes by %s from cell to cell and stays inside', (key, from, to) => {
    expect(cellAfter(key, from, size)).toEqual(to);
  });

  it('leaves other keys alone', () => {
    expect(cellAfter('Tab', { row: 0, column: 0 }, size)).toBeNull();
  });

  it.each([
    [{ name: '沈阳市', level: 'city' }, '沈阳'],
    [{ name: '新民市', level: 'county' }, '新民市'],
    [{ name: '辽宁省', level: 'province' }, '省本级'],
  ])('names its columns shortly', (place, short) => {
    expect(shortPlace(place)).toBe(short);
  });
});
