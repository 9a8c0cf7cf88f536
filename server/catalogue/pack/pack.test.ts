import type { ItemRule } from '@zongheng/core/catalogue';
import { describe, expect, test } from 'vitest';
import { factsOf } from './facts.ts';
import { formCode } from './industry.ts';
import { describeProblems, loadPack } from './load.ts';
import { LIAONING } from './testing/broken-pack.ts';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;

describe('divisions', () => {
  test('know their parents and their home', () => {
    expect(pack.division('211221')).toMatchObject({ name: '铁岭县', level: 'county', parent: '211200' });
    expect(pack.parentOf('211221')?.name).toBe('铁岭市');
    expect(pack.parentOf('210000')).toBeUndefined();
    expect(pack.lineage('211221')).toEqual(['211221', '211200', '210000']);
    expect(pack.cityOf('211221')).toBe('211200');
    expect(pack.cityOf('211200')).toBe('211200');
    expect(pack.cityOf('210000')).toBe('210000');
    expect(pack.cityOf('330100')).toBeUndefined();
  });

  test('a zone run by the province is at home there', () => {
    expect(pack.cityOf('L21001')).toBe('210000');
  });

  test('within a city: itself and its counties', () => {
    expect(pack.within('211200')).toEqual([
      '211200',
      '211202',
      '211204',
      '211221',
      '211223',
      '211224',
      '211281',
      '211282',
    ]);
    expect(pack.within('210000')).toHaveLength(pack.divisions.length);
  });
});

describe('who decides', () => {
  const decides = (item: string, division: string) => pack.implementingBody(item, division)?.name;

  test('the department of the place', () => {
    expect(decides('land-planning-permit', '211221')).toBe('铁岭县自然资源局');
    expect(decides('land-planning-permit', '210100')).toBe('沈阳市自然资源局');
    expect(decides('land-prereview', '210000')).toBe('辽宁省自然资源厅');
  });

  test('the province for what only it may decide, wherever the place', () => {
    expect(decides('seismic', '211221')).toBe('辽宁省地震局');
    expect(decides('forest-use', '210100')).toBe('辽宁省林业和草原局');
  });

  test('nobody where the level may not: 施工许可 is not the province’s', () => {
    expect(decides('construction-permit', '210000')).toBeUndefined();
    expect(decides('nothing', '210100')).toBeUndefined();
    expect(decides('soil', '330100')).toBeUndefined();
  });

  test('the 行政审批局 where there is one, and the line body supervises (审管衔接)', () => {
    expect(decides('soil', '210800')).toBe('营口市行政审批局');
    expect(pack.supervisingBody('soil', '210800')?.name).toBe('营口市水利局');
    expect(pack.supervisingBody('soil', '210100')?.id).toBe(pack.implementingBody('soil', '210100')?.id);
  });

  test('but not for items it has not taken over', () => {
    expect(decides('land-planning-permit', '210800')).toBe('营口市自然资源局');
  });

  test('a functional zone decides like a county, supervised by the province', () => {
    expect(decides('construction-permit', 'L21001')).toBe('沈抚改革创新示范区行政审批局');
    expect(pack.supervisingBody('waste', 'L21001')?.name).toBe('辽宁省住房和城乡建设厅');
  });

  test('立项 follows the approval, everything else the place', () => {
    const places = { approvalDivision: '210100', place: '210102' };
    expect(pack.decidingDivision('feasibility', places)).toBe('210100');
    expect(pack.decidingDivision('construction-permit', places)).toBe('210102');
    expect(pack.decidingDivision('nothing', places)).toBeUndefined();
  });
});

describe('flows', () => {
  const suggested = (facts: Parameters<typeof pack.suggestFlows>[0]) =>
    pack.suggestFlows(facts).map(({ id }) => id);

  test('are suggested by what the form says', () => {
    expect(suggested({ decisionType: 'A00001', investmentSource: '1' })).toEqual(['gov-building']);
    expect(suggested({ decisionType: 'A00002', investmentSource: '2' })).toEqual(['private-building']);
    expect(suggested({ decisionType: 'A00003', investmentSource: '3' })).toEqual(['private-building']);
    expect(suggested({ decisionType: 'A00001', investmentSource: '2' })).toEqual([]);
    expect(suggested({})).toEqual([]);
  });

  test('with the answers still open', () => {
    expect(pack.suggestFlows({ decisionType: 'A00001' })).toMatchObject([
      { id: 'gov-building', open: ['investmentSource'], mark: '示例数据,待本地核定' },
    ]);
  });

  test('a filed project takes four days less than an approved one', () => {
    expect(pack.limitDays('private-building', { decisionType: 'A00002' })).toBe(56);
    expect(pack.limitDays('private-building', { decisionType: 'A00003' })).toBe(52);
    expect(pack.limitDays('private-building', { decisionType: 'A00003' }, 1)).toBe(14);
    expect(pack.limitDays('private-building', {}, 1)).toBe(18);
    expect(pack.limitDays('private-building', {}, 5)).toBeUndefined();
    expect(pack.limitDays('nothing', {})).toBeUndefined();
  });

  test('conditions that data can answer are answered', () => {
    const items = (decisionType: string) =>
      pack
        .itemsFor('private-building', { decisionType })
        .filter(({ item }) => item.startsWith('ent-'))
        .map(({ item, necessity }) => [item, necessity]);
    expect(items('A00002')).toEqual([['ent-approval', 'required']]);
    expect(items('A00003')).toEqual([['ent-filing', 'required']]);
  });

  test('the longest chain of a stage and of the whole', () => {
    expect(pack.criticalPath('gov-building', 3)).toMatchObject({ days: 8 });
    expect(pack.criticalPath('gov-building')?.path.at(-1)).toBe('completion-file');
    expect(pack.criticalPath('gov-building', 9)).toBeUndefined();
  });

  test('a flow may promise less than the item, never more', () => {
    expect(pack.committedLimit('scheme-review', 'gov-building')).toMatchObject({
      value: 10,
      start: 'accepted',
    });
    expect(pack.committedLimit('scheme-review', 'private-building')).toMatchObject({ value: 15 });
    expect(pack.committedLimit('ent-filing', 'private-building')).toMatchObject({ value: 0 });
    expect(pack.committedLimit('ent-filing', 'gov-building')).toBeUndefined();
  });
});

describe('industries', () => {
  test('a class as the form carries it', () => {
    expect(pack.readIndustry('A3912X')).toMatchObject({
      digits: '3912',
      row: { name: '计算机零部件制造' },
      warning: null,
    });
    expect(formCode('3912')).toBe('A3912X');
  });

  test('a well-formed class that is not listed is taken, and known as such', () => {
    expect(pack.readIndustry('A9999X')).toEqual({
      code: 'A9999X',
      digits: '9999',
      row: null,
      warning: '行业小类 9999 不在本平台收录的国民经济行业分类中,按代码原样保留,请核对',
    });
  });

  test('what is no class is not', () => {
    expect(pack.readIndustry('C3912')).toBeUndefined();
    expect(pack.readIndustry('3912')).toBeUndefined();
    expect(pack.readIndustry('A39X')).toBeUndefined();
  });
});

test('names of codes; an open one is shown by its number', () => {
  expect(pack.codeName('decisionType', 'A00002')).toBe('核准');
  expect(pack.codeName('landMode', '2')).toBe('2');
  expect(pack.codeName('landMode', '7')).toBeUndefined();
  expect(pack.codeName('nothing', '1')).toBeUndefined();
});

test('windows and bodies of a place', () => {
  expect(pack.windowOf('210102')).toMatchObject({
    body: '210102-service-centre',
    hours: '工作日 9:00–17:00',
  });
  expect(pack.windowOf('210000')).toBeUndefined();
  expect(pack.bodiesIn('211221').every(({ division }) => division === '211221')).toBe(true);
  expect(pack.body('210100-natural-resources')?.shortName).toBe('沈阳市自然资源局');
});

test('every item is a rule that casework can run on', () => {
  const rules: readonly ItemRule[] = pack.items;
  expect(rules.map(({ id }) => id)).toContain('construction-permit');
});

test('facts are the coded answers of a form, and nothing else of it', () => {
  const form = {
    name: '某项目',
    decisionType: 'A00001',
    areaAssessed: false,
    landMode: undefined,
    capital: 7,
  };
  expect(factsOf(form)).toEqual({ decisionType: 'A00001', areaAssessed: false });
});
