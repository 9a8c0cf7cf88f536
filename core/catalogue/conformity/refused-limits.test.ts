import { expect, test } from 'vitest';
import type { ImplementedElements } from '../content.ts';
import { draft, STANDARD } from '../testing/fixtures.ts';
import { checkConformity } from './check.ts';

const TODAY = '2026-11-24';
const { committed, extension, specialProcedures, statutory } = STANDARD;
if (!extension || !statutory) throw new Error('the fixture has both');
const [evaluation, review, visit] = specialProcedures as [P, P, P];
type P = (typeof specialProcedures)[0];

/** [what, source, elements, refusals as `code at`] */
type Refused = readonly [string, string, ImplementedElements, readonly string[]];
const refused: readonly Refused[] = [
  ['another name', '省级标准', { name: '项目核准' }, ['fixed name']],
  ['备案 made a licence', '省级标准', { kind: '备案' }, ['fixed kind']],
  [
    'an article more',
    '省级标准',
    { basis: [...STANDARD.basis, { law: '某规定', article: '第一条', verified: false, via: '' }] },
    ['fixed basis'],
  ],
  ['an article less', '省级标准', { basis: STANDARD.basis.slice(0, 1) }, ['fixed basis']],
  [
    'an article twice',
    '省级标准',
    { basis: [...STANDARD.basis, ...STANDARD.basis.slice(0, 1)] },
    ['fixed basis'],
  ],
  ['a shorter statute', '省级标准', { statutory: { ...statutory, value: 10 } }, ['fixed statutory']],
  ['no statute', '省级标准', { statutory: null }, ['fixed statutory']],
  ['another result', '省级标准', { result: '同意书' }, ['fixed result']],
  [
    'eleven days for ten',
    '省级标准',
    { committed: { ...committed, value: 11 } },
    ['committed-longer committed'],
  ],
  [
    '21 days for a statute of 20',
    '行政许可法 §42',
    { committed: { ...committed, value: 21 } },
    ['committed-longer committed', 'committed-beyond-statutory committed'],
  ],
  [
    'ten days of the calendar from the decision',
    '行政许可法 §32, §42',
    { committed: { ...committed, start: 'decided' } },
    ['committed-start committed.start', 'committed-beyond-statutory committed'],
  ],
  [
    'nine working days where ten days of the calendar',
    '民法典 §203',
    { committed: { ...committed, unit: 'working-day', value: 9 } },
    ['committed-longer committed'],
  ],
  [
    'a second round that is longer',
    '省级标准',
    { committed: { ...committed, value: 5, rounds: [12] } },
    ['committed-longer committed'],
  ],
  [
    'an extension of 41',
    '国务院令673 §10',
    { extension: { ...extension, value: 41 } },
    ['extension-longer extension.value'],
  ],
  [
    'two extensions',
    '行政许可法 §42',
    { extension: { ...extension, times: 2 } },
    ['extension-oftener extension.times'],
  ],
  [
    'an extension anybody grants',
    '行政许可法 §42',
    { extension: { ...extension, approver: '科长' } },
    ['extension-terms extension.approver'],
  ],
  [
    'an extension on another basis',
    '行政许可法 §42',
    { extension: { ...extension, basis: '内部规定' } },
    ['extension-terms extension.basis'],
  ],
  [
    'a special procedure more',
    '行政许可法 §45',
    { specialProcedures: [{ ...review, kind: 'hearing', name: '听证' }] },
    ['procedure-added specialProcedures[0]'],
  ],
  [
    'a special procedure by another name',
    '行政许可法 §45',
    { specialProcedures: [{ ...review, name: '专家会' }] },
    ['procedure-added specialProcedures[0]'],
  ],
  [
    'an evaluation of 31 days',
    '国务院令673 §9–10',
    { specialProcedures: [{ ...evaluation, days: 31 }] },
    ['procedure-longer specialProcedures[0].days'],
  ],
  [
    'an evaluation without end',
    '国务院令673 §9–10',
    { specialProcedures: [{ ...evaluation, days: null }] },
    ['procedure-longer specialProcedures[0].days'],
  ],
  [
    'a visit that stops the statute',
    '行政许可法 §45',
    { specialProcedures: [evaluation, { ...visit, stopsStatutory: true }] },
    ['procedure-stops-statutory specialProcedures[1].stopsStatutory'],
  ],
  [
    'a review on another basis',
    '行政许可法 §45',
    { specialProcedures: [{ ...review, basis: '惯例' }] },
    ['procedure-basis specialProcedures[0].basis'],
  ],
  [
    'a review twice',
    '行政许可法 §45',
    { specialProcedures: [review, review] },
    ['twice specialProcedures[1]'],
  ],
];

test.each(refused)('%s is refused (%s)', (_, __, elements, expected) => {
  const standard = _.startsWith('nine working days')
    ? { ...STANDARD, committed: { ...committed, unit: 'calendar-day' as const } }
    : STANDARD;
  const { refusals } = checkConformity(standard, draft(elements), [], TODAY);
  expect(refusals.map(({ code, at }) => `${code.replace('conformity-', '')} ${at}`)).toEqual(expected);
  for (const { message, source } of refusals) {
    expect(message).toMatch(/[。]$/);
    expect(source).not.toBe('');
  }
});
