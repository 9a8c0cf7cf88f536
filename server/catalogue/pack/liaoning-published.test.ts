import { expect, test } from 'vitest';
import { describeProblems, loadPack } from './load.ts';
import { LIAONING } from './testing/broken-pack.ts';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;
const at = (item: string, division: string) =>
  pack.implementations.find((each) => each.item === item && each.division === division);

test('published in the province, all cities, the zone and forty counties', () => {
  const places = new Set(pack.implementations.map(({ division }) => division));
  const levels = Object.groupBy(places, (code) => pack.division(code)?.level ?? 'none');
  expect([levels.province?.length, levels.city?.length, levels.zone?.length, levels.county?.length]).toEqual([
    1, 14, 1, 40,
  ]);
  expect(pack.implementations.length).toBeGreaterThan(4000);
});

test('by the place’s own body, a 行政审批局 where it stands in, and never by the one above', () => {
  for (const { item, division, local } of pack.implementations) {
    expect(pack.body(local.bodyId)?.division).toBe(division);
    expect(pack.implementingBody(item, division)?.id).toBe(local.bodyId);
  }
  expect(at('soil', '210800')?.local).toMatchObject({
    bodyId: '210800-administrative-approval',
    supervisedBy: '210800-water',
  });
  // A district has no 气象局: the city's own implementation holds there.
  expect(at('lightning-design', '210102')).toBeUndefined();
  expect(at('lightning-design', '210100')?.local.bodyId).toBe('210100-meteorology');
});

test('what is not said is inherited; what every body says itself comes from its window', () => {
  const plain = at('seismic', '210000');
  expect(plain).toMatchObject({ version: 1, standard: 2, elements: {} });
  expect(at('soil', '211221')?.local.places).toMatchObject([
    { address: '铁岭县政务服务中心(示例地址)', hours: '工作日 9:00–17:00', point: null },
  ]);
  expect(at('soil', '211200')?.local.places[0]?.mark).toContain('不是窗口位置');
});

test('some counties have left items out, some stand under an earlier standard', () => {
  expect(at('river-works', '210726')).toBeUndefined();
  expect(at('river-works', '210624')).toBeDefined();
  const behind = pack.implementations.filter((each) => each.standard !== pack.item(each.item)?.version);
  expect(behind).toHaveLength(43);
  expect(new Set(behind.map(({ item }) => item))).toEqual(new Set(pack.earlierItems.map(({ id }) => id)));
});

test('tighter in some places; beyond the standard only with the exception that allows it', () => {
  expect(at('construction-permit', '210100')?.elements.committed).toMatchObject({
    value: 2,
    start: 'received',
    mark: '示例数据,待本地核定',
  });
  expect(at('feasibility', '210100')?.elements).toMatchObject({ committed: { value: 3 } });
  expect(at('feasibility', '210100')?.elements.materials?.map(({ key }) => key)).not.toContain(
    'request-for-approval',
  );
  const excepted = pack.implementations.filter(({ exceptions }) => exceptions !== undefined);
  expect(excepted.map(({ item, division }) => `${item} ${division}`)).toEqual([
    'eng-planning-permit 210600',
    'flood-impact 211300',
    'eng-planning-permit 210602',
    'temp-land 211402',
  ]);
});
