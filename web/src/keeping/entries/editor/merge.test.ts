import { describe, expect, it } from 'vitest';
import { changesOf, firstChoice, merged, same } from './merge.ts';

const base = { item: 'a', local: { consult: '1', complaint: '2' }, elements: { visits: 1 }, mark: 'x' };

describe('two people on one draft', () => {
  it('finds what each changed, element by element', () => {
    const mine = { ...base, local: { consult: '11', complaint: '2' }, elements: {}, mark: 'm' };
    const theirs = { ...base, local: { consult: '1', complaint: '22' }, mark: 't' };
    const changes = changesOf(base, mine, theirs);
    expect(changes.map(({ key, by }) => [key, by])).toEqual([
      ['local.consult', 'mine'],
      ['local.complaint', 'theirs'],
      ['elements.visits', 'mine'],
      ['mark', 'both'],
    ]);
    expect(changes.map(firstChoice)).toEqual(['mine', 'theirs', 'mine', null]);
  });

  it.each([
    ['mine', 'm'],
    ['theirs', 't'],
  ] as const)('loses nothing when %s is taken where both changed', (choice, mark) => {
    const mine = { ...base, local: { consult: '11', complaint: '2' }, elements: {}, mark: 'm' };
    const theirs = { ...base, local: { consult: '1', complaint: '22' }, mark: 't' };
    expect(merged(theirs, changesOf(base, mine, theirs), { mark: choice })).toEqual({
      item: 'a',
      local: { consult: '11', complaint: '22' },
      elements: {},
      mark,
    });
  });

  it('takes an element up again that the other set back to the standard', () => {
    const theirs = { ...base, elements: {} };
    const mine = { ...base, elements: { visits: 0 } };
    const changes = changesOf(base, mine, theirs);
    expect(changes).toMatchObject([{ key: 'elements.visits', by: 'both', mine: 0, theirs: undefined }]);
    expect(merged(theirs, changes, { 'elements.visits': 'mine' }).elements).toEqual({ visits: 0 });
    expect(merged(theirs, changes, { 'elements.visits': 'theirs' }).elements).toEqual({});
  });

  it('does not ask where both wrote the same', () => {
    const both = { ...base, mark: 'y' };
    const changes = changesOf(base, both, both);
    expect(changes.map(firstChoice)).toEqual(['mine']);
    expect(merged(both, changes, {})).toEqual(both);
  });

  it('compares values, not the order of their keys', () => {
    expect(same({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same([], {})).toBe(false);
    expect(same({ a: undefined }, {})).toBe(true);
  });
});
