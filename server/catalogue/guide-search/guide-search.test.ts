import { describe, expect, it } from 'vitest';
import { editsWithin } from './one-edit.ts';
import { createGuideSearch, type GuideQuery } from './search-guides.ts';
import { implementationAt, smallCatalogue } from './testing/small-catalogue.ts';

const { source, held, items } = smallCatalogue([
  implementationAt('build-permit', '210000', 'housing-construction'),
  implementationAt('build-permit', '210100', 'housing-construction'),
  implementationAt('build-permit', '210102', 'administrative-approval'),
  implementationAt('water-intake', '210100', 'water'),
  implementationAt('soil', '210102', 'administrative-approval'),
]);
const search = createGuideSearch(() => source);
const rows = (query: GuideQuery) => search(query).rows.map((row) => `${row.item}@${row.division}`);
const ids = (query: GuideQuery) => search(query).rows.map((row) => row.item);

describe('how far a typed word is from what stands in a text', () => {
  it.each([
    ['施工许可', '建筑工程施工许可证核发', 0],
    ['施工许克', '建筑工程施工许可证核发', 1],
    ['施许可', '建筑工程施工许可证核发', 1],
    ['施工的许可', '建筑工程施工许可证核发', 1],
    ['工施许可', '建筑工程施工许可证核发', 1],
    ['施工许证可', '建筑工程施工许可证核发', 1],
    ['住建局', '住建', 1],
    ['施公许克', '建筑工程施工许可证核发', null],
    ['取水许可', '建筑工程施工许可证核发', null],
    ['证件照片', '证', null],
  ] as const)('%s in %s: %s', (word, text, edits) => {
    expect(editsWithin(word, text)).toBe(edits);
  });
});

describe('the best answer', () => {
  it.each([
    ['to a name', '建筑工程施工许可证核发', 'build-permit'],
    ['to part of it', '施工许可证', 'build-permit'],
    ['to one wrong character', '施工许克证', 'build-permit'],
    ['to the middle of three wrong', '消方验', 'fire-accept'],
    ['to a missing one', '施工许证', 'build-permit'],
    ['to one too many', '施工的许可证', 'build-permit'],
    ['to two that changed places', '施工可许证', 'build-permit'],
    ['to a homophone', '取水许可审屁', 'water-intake'],
    ['to a whole sentence', '我要办理取水许可需要什么材料', 'water-intake'],
    ['to quotation marks and width', '“施工许可证”，', 'build-permit'],
    ['to words in any order', '审批 水土保持', 'soil'],
    ['to a material', '水资源论证报告书', 'water-intake'],
    ['to a material, mistyped', '洪水影向评价审批申请书', 'flood'],
    ['to a department beside a word', '住建 联合验收', 'joint-accept'],
    ['to its office', '住建局 联合验收', 'joint-accept'],
    ['to what it gives', '联合验收意见', 'joint-accept'],
    ['to what is nowhere', '婚姻登记离婚', undefined],
  ])('%s: %s', (_, q, item) => {
    expect(ids({ q })[0]).toBe(item);
  });

  it('to signs and to nothing is the whole list', () => {
    expect(ids({ q: '%_()[' })).toEqual(items.map(({ id }) => id));
    expect(ids({})).toEqual(items.map(({ id }) => id));
  });

  it('is the name before the material of the same words', () => {
    expect(ids({ q: '建设工程规划许可证' }).slice(0, 2)).toEqual(['plan-permit', 'build-permit']);
  });

  it('to a single character is where it stands', () => {
    expect(ids({ q: '洪' })).toEqual(['flood']);
  });

  it('keeps to a department and a stage', () => {
    expect(ids({ department: 'water' })).toEqual(['water-intake', 'soil', 'flood']);
    expect(ids({ q: '水利' }).toSorted()).toEqual(['flood', 'soil', 'water-intake']);
    expect(ids({ stage: 4 })).toEqual(['fire-accept', 'joint-accept']);
    expect(ids({ q: '验收', stage: 3 })).toEqual([]);
  });
});

describe('with a division', () => {
  const q = '建筑工程施工许可证核发';

  it.each([
    ['its own guides come before those above', { division: '210102' }, ['210102', '210100', '210000']],
    ['none of its own, then those above', { division: '210103' }, ['210103', '210100', '210000']],
    ['a level can be asked for', { division: '210102', level: 'county' }, ['210102']],
    ['those above alone', { division: '210103', level: 'city' }, ['210100']],
  ] as const)('%s', (_, query, places) => {
    expect(rows({ q, ...query })).toEqual(places.map((place) => `build-permit@${place}`));
  });

  it('what nobody there has published stands as the province’s standard, and says so', () => {
    const [found] = search({ q: '取水许可审批', division: '210200' }).rows;
    expect(found).toMatchObject({
      item: 'water-intake',
      division: '210200',
      state: 'standard',
      bodyId: null,
    });
  });

  it('a name in the query is as good', () => {
    expect(rows({ q: `沈阳市和平区${q}` })).toEqual(rows({ q, division: '210102' }));
    expect(rows({ q: `沈阳 ${q}` })).toEqual(rows({ q, division: '210100' }));
    expect(search({ q: '岫岩 施工许可' }).division).toBe('210323');
    // Two cities have a 铁西区, and only one of them is Shenyang's.
    expect(search({ q: `铁西区 ${q}` }).division).toBeNull();
    expect(search({ q: `沈阳市铁西区${q}` }).division).toBe('210106');
  });

  it('a 行政审批局 is found by what it decides', () => {
    const own = ['build-permit@210102', 'soil@210102'];
    expect(rows({ q: '行政审批局', division: '210102' })).toEqual(own);
    expect(rows({ department: 'administrative-approval', division: '210102' })).toEqual(own);
    expect(rows({ department: 'administrative-approval', division: '210200' })).toEqual([]);
    expect(ids({ department: 'administrative-approval' })).toEqual(['build-permit', 'soil']);
  });
});

describe('rows and pages', () => {
  it('say whose guide it is, its version and how many places there are', () => {
    expect(search({ q: '施工许可证', division: '210100' }).rows[0]).toMatchObject({
      version: 3,
      state: 'published',
      places: 3,
      mark: '示例数据,待本地核定',
    });
  });

  it('have the real count, each row once, and no page beyond the last', () => {
    const whole = search({ size: 4 });
    expect([whole.total, whole.pages]).toEqual([9, 3]);
    const seen = [1, 2, 3].flatMap((page) => rows({ size: 4, page }));
    expect(new Set(seen).size).toBe(9);
    expect(search({ size: 4, page: 99 }).page).toBe(3);
  });

  it('follow the catalogue when its serial changes', () => {
    const state = () => search({ q: '水土保持方案', division: '210200' }).rows[0]?.state;
    expect(state()).toBe('standard');
    held.implementations = [...held.implementations, implementationAt('soil', '210200', 'water')];
    held.serial += 1;
    expect(state()).toBe('published');
  });
});
