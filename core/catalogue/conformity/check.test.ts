import { describe, expect, test } from 'vitest';
import type { LocalElements } from '../content.ts';
import { CODE, draft, STANDARD } from '../testing/fixtures.ts';
import { checkConformity } from './check.ts';

const TODAY = '2026-11-24';
const { committed, guide } = STANDARD;

test('a refusal names element, value and source', () => {
  const [refusal] = checkConformity(
    STANDARD,
    draft({ committed: { ...committed, value: 12 } }),
    [],
    TODAY,
  ).refusals;
  expect(refusal).toEqual({
    code: 'conformity-committed-longer',
    message: '承诺办结时限“自受理之日起12个工作日”长于省级标准“自受理之日起10个工作日”,只能缩短。',
    source: '省级标准事项(版本3)',
    at: 'committed',
  });
});

describe('the elements every implementation says itself (行政许可法 §30, GB/T 39554)', () => {
  const [place] = draft().local.places;
  if (!place) throw new Error('the fixture has one');
  test.each<[string, Partial<LocalElements>, string]>([
    ['no window', { places: [] }, 'local.places'],
    ['a window without address', { places: [place, { ...place, address: '' }] }, 'local.places[1].address'],
    ['a window without hours', { places: [{ ...place, hours: ' ' }] }, 'local.places[0].hours'],
    ['a window without telephone', { places: [{ ...place, phone: '' }] }, 'local.places[0].phone'],
    ['nowhere to ask', { consult: '' }, 'local.consult'],
    ['nowhere to complain', { complaint: '' }, 'local.complaint'],
    ['no body', { bodyId: '' }, 'local.bodyId'],
    ['no code', { code: null }, 'local.code'],
    ['a code of 12', { code: '000104001000' }, 'local.code'],
    ['the code of another item', { code: CODE.replace('000104001000', '000104001001') }, 'local.code'],
    ['the code of a county', { code: CODE.replace('01393', '01394') }, 'local.code'],
  ])('%s is refused', (_, over, at) => {
    const base = draft();
    const local = { ...base.local, ...over };
    const { refusals } = checkConformity(STANDARD, { ...base, local }, [], TODAY);
    expect(refusals.map((each) => each.at)).toEqual([at]);
  });

  test('no code is due while the 基本编码 is not known', () => {
    const unknown = { ...STANDARD, guide: { ...guide, basicCode: null } };
    const base = draft();
    const local = { ...base.local, code: null };
    expect(checkConformity(unknown, { ...base, local }, [], TODAY).refusals).toEqual([]);
  });

  test('the draft is of this item', () => {
    expect(checkConformity(STANDARD, draft({}, { item: 'eia' }), [], TODAY).refusals[0]?.at).toBe('item');
  });
});

describe('an approved exception', () => {
  const longer = draft({ committed: { ...committed, value: 15 }, visits: 2 });
  const how = (until: string | null, today = TODAY) => {
    const exceptions = [{ element: 'committed' as const, reason: '地方性法规', until }];
    const { elements, refusals } = checkConformity(STANDARD, longer, exceptions, today);
    return [elements.find(({ element }) => element === 'committed')?.how, refusals.map(({ at }) => at)];
  };
  test('lifts exactly its element, through its last day', () => {
    expect(how(null)).toEqual(['excepted', ['visits']]);
    expect(how(TODAY)).toEqual(['excepted', ['visits']]);
    expect(how('2026-11-23')).toEqual(['deviating', ['committed', 'visits']]);
  });

  test('never lifts the statute (行政许可法 §42)', () => {
    const beyond = draft({ committed: { ...committed, value: 21 } });
    const exceptions = [{ element: 'committed' as const, reason: '地方性法规', until: null }];
    const { elements, refusals } = checkConformity(STANDARD, beyond, exceptions, TODAY);
    expect(refusals.map(({ code }) => code)).toEqual(['conformity-committed-beyond-statutory']);
    const committedStanding = elements.find(({ element }) => element === 'committed');
    expect(committedStanding?.how).toBe('deviating');
    expect(committedStanding?.lifted.map(({ code }) => code)).toEqual(['conformity-committed-longer']);
  });
});
