import { describe, expect, test } from 'vitest';
import { type ReadyNode, readiness, readyItems } from './ready.ts';

const required = (id: string, ...after: string[]): ReadyNode => ({
  id,
  days: 1,
  after,
  necessity: 'required',
});
const conditional = (id: string, ...after: string[]): ReadyNode => ({
  ...required(id, ...after),
  necessity: 'conditional',
});
const set = (...ids: string[]) => new Set(ids);

const stage = [
  required('proposal'),
  required('prereview', 'proposal'),
  conditional('energy'),
  required('feasibility', 'proposal', 'prereview', 'energy'),
];

describe('readyItems', () => {
  test('at the beginning: what waits for nothing', () => {
    expect(readyItems(stage, { begun: set(), done: set() })).toEqual(['proposal', 'energy']);
  });

  test('a step waits for results, not for filings', () => {
    expect(readyItems(stage, { begun: set('proposal'), done: set() })).toEqual(['energy']);
    expect(readyItems(stage, { begun: set('proposal'), done: set('proposal') })).toEqual([
      'prereview',
      'energy',
    ]);
  });

  test('a conditional step nobody filed holds nothing up', () => {
    const done = set('proposal', 'prereview');
    expect(readyItems(stage, { begun: done, done })).toEqual(['energy', 'feasibility']);
  });

  test('a conditional step once filed is waited for', () => {
    const progress = { begun: set('proposal', 'prereview', 'energy'), done: set('proposal', 'prereview') };
    expect(readyItems(stage, progress)).toEqual([]);
    expect(readiness(stage, progress)).toEqual([{ id: 'feasibility', waitsFor: ['energy'] }]);
  });
});

test('readiness names everything a step waits for, and nothing from outside the plan', () => {
  const nodes = [required('permit', 'review', 'grant'), required('review')];
  expect(readiness(nodes, { begun: set(), done: set() })).toEqual([
    { id: 'permit', waitsFor: ['review'] },
    { id: 'review', waitsFor: [] },
  ]);
});
