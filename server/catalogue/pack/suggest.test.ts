import { expect, test } from 'vitest';
import { compiledRules } from './compiled-rules.ts';
import { describeProblems, loadPack } from './load.ts';
import { suggestFlows } from './suggest.ts';
import { LIAONING } from './testing/broken-pack.ts';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;
const rules = compiledRules(pack.facts);

const GOVERNMENT = { decisionType: 'A00001', investmentSource: '1' };
const FILED = { decisionType: 'A00003', investmentSource: '2' };

const suggested = (form: Record<string, string>, known = {}, division = '210000') =>
  suggestFlows(pack.flows, form, pack.lineage(division), (text) => {
    const rule = rules(text);
    return { verdict: rule?.test(known) ?? 'unknown', open: rule?.open(known) ?? [] };
  }).map(({ id }) => id);

test.each<[string, string[], string[]]>([
  ['a building', suggested(GOVERNMENT), ['gov-building']],
  ['a road', suggested({ ...GOVERNMENT, workCategory: '土木工程' }), ['linear']],
  ['a building by its category', suggested({ ...GOVERNMENT, workCategory: '建筑工程' }), ['gov-building']],
  [
    'equipment of the government, nothing built',
    suggested(GOVERNMENT, { 工程类型: '其他', 新建房屋: false }),
    ['investment-approval'],
  ],
  ['equipment on file', suggested(FILED, { 工程类型: '设备改造', 新建房屋: false }), ['investment-filing']],
  [
    'an old plant renewed',
    suggested({ ...FILED, nature: '3' }, { 工程类型: '设备改造', 工业技术改造: true, 新建房屋: false }),
    ['technical-renovation'],
  ],
  ['a small house', suggested(FILED, { 新建房屋: true, 建筑面积: 3000 }), ['small-private']],
  ['a large one', suggested(FILED, { 新建房屋: true, 建筑面积: 30000 }), ['private-building']],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('a city’s own flow stands in for the province’s there and in its counties, and nowhere else', () => {
  expect(suggested(GOVERNMENT, {}, '210100')).toEqual(['gov-building@210100']);
  expect(suggested(GOVERNMENT, {}, '210112')).toEqual(['gov-building@210100']);
  expect(suggested(GOVERNMENT, {}, '211200')).toEqual(['gov-building']);
});
