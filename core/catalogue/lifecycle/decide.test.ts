import { describe, expect, test } from 'vitest';
import { draft } from '../testing/fixtures.ts';
import {
  as,
  CITY,
  CONTENT,
  codeOf,
  confirmAuthority,
  confirmContent,
  content,
  decide,
  OFFICE,
  PROPOSED,
  PROVINCE,
  PUBLISHED,
  play,
  publish,
  READY,
  recall,
  returned,
  type Step,
  SUBMITTED,
  submit,
  TODAY,
  withdraw,
} from '../testing/life.ts';
import type { EntryCommand } from './commands.ts';
import { NO_ENTRY } from './state.ts';

describe('an implementation', () => {
  test('is drafted, confirmed twice and published', () => {
    const { facts, state } = play(PUBLISHED);
    expect(facts.map(({ type }) => type)).toEqual([
      'entry.submitted',
      'entry.content-confirmed',
      'entry.authority-confirmed',
      'entry.published',
    ]);
    expect(facts[0]).toMatchObject({ by: 'li', body: '210100-approval', revision: 4, content });
    expect(state.proposal).toBeNull();
    expect(state.versions).toEqual([
      { version: 1, validFrom: '2026-12-01', validTo: null, withdrawn: false, digest: null },
    ]);
  });

  test('closes the version before in the same fact', () => {
    const next: EntryCommand = { type: 'publish', validFrom: '2027-01-01' };
    const { facts, state } = play([...PUBLISHED, ...READY, [CITY, next]]);
    expect(facts.at(-1)).toMatchObject({ version: 2, validFrom: '2027-01-01', closes: 1 });
    expect(state.versions.map(({ version, validTo }) => [version, validTo])).toEqual([
      [1, '2027-01-01'],
      [2, null],
    ]);
  });

  test('withdrawn before its day lets the one before go on; after it, not', () => {
    const next: EntryCommand = { type: 'publish', validFrom: '2027-01-01' };
    const two: readonly Step[] = [...PUBLISHED, ...READY, [CITY, next]];
    const second: EntryCommand = { ...withdraw, version: 2 };
    const validTo = (steps: readonly Step[]) => play(steps).state.versions.map((each) => each.validTo);
    expect(validTo([...two, [CITY, second]])).toEqual([null, '2027-01-01']);
    expect(validTo([...two, [CITY, second, { today: '2027-02-01' }]])).toEqual(['2027-01-01', '2027-02-01']);
  });

  test('goes back for a reason, or on the body’s own wish, and may be handed in again', () => {
    for (const back of [
      [PROVINCE, returned],
      [as(CITY, 'liu'), recall],
    ] as const) {
      const { state } = play([...SUBMITTED, back]);
      expect(state.proposal).toBeNull();
      expect(codeOf(state, [CITY, submit])).toBeNull();
    }
    expect(codeOf(play(CONTENT).state, [OFFICE, returned])).toBeNull();
    expect(codeOf(play(READY).state, [CITY, returned])).toBeNull();
  });

  test('the pack brought is adopted before its first own fact, by its digest', () => {
    const pack = { version: 3, validFrom: '2026-01-01', digest: 'sm3:00' };
    const { facts, state } = play([[CITY, withdraw, { pack: { ...pack, version: 1 } }]]);
    expect(facts.map(({ type }) => type)).toEqual(['entry.adopted', 'entry.withdrawn']);
    expect(state.versions).toEqual([
      { version: 1, validFrom: '2026-01-01', validTo: TODAY, withdrawn: true, digest: 'sm3:00' },
    ]);
    expect(play([[CITY, { type: 'adopt' }, { pack }]]).state.versions[0]?.version).toBe(3);
    const after = play([
      [CITY, submit, { pack }],
      [PROVINCE, confirmContent],
      [OFFICE, confirmAuthority],
      [CITY, publish],
    ]);
    expect(after.facts.at(-1)).toMatchObject({ version: 4, closes: 3 });
  });

  test('an approved exception lets its element through, and nothing else', () => {
    const deviating: EntryCommand = { type: 'submit', revision: 1, content: draft({ visits: 2 }) };
    expect(codeOf(NO_ENTRY, [CITY, deviating])).toBe('conformity-visits-more');
    const { state } = play([...PROPOSED, [PROVINCE, decide]]);
    expect(codeOf(state, [CITY, deviating])).toBeNull();
    expect(codeOf(state, [CITY, deviating, { today: '2027-01-01' }])).toBe('conformity-visits-more');
    const refused = play([...PROPOSED, [PROVINCE, { ...decide, approve: false }]]).state;
    expect(codeOf(refused, [CITY, deviating])).toBe('conformity-visits-more');
  });
});
