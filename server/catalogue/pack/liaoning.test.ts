import { parseCreditCode } from '@zongheng/core/codes';
import { describe, expect, test } from 'vitest';
import { describeProblems, loadPack } from './load.ts';
import type { Flow, Stage } from './schema/flow.ts';
import { LIAONING } from './testing/broken-pack.ts';

const SAMPLE = '示例数据,待本地核定';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;

const flow = (id: string): Flow => {
  const found = pack.flow(id);
  if (found === undefined) throw new Error(id);
  return found;
};
const count = (level: string) => pack.divisions.filter((division) => division.level === level).length;

describe('divisions', () => {
  test('one province, 14 cities, 100 counties', () => {
    expect([count('province'), count('city'), count('county')]).toEqual([1, 14, 100]);
    expect(pack.manifest.homes).toHaveLength(15);
  });

  test('沈抚示范区 is a local extension: no code of GB/T 2260, and marked', () => {
    const zones = pack.divisions.filter(({ level }) => level === 'zone');
    expect(zones.map(({ code }) => code)).toEqual(['L21001']);
    expect(zones[0]?.mark).toContain('不在 GB/T 2260 内');
  });

  test('every city has its counties, as many as the list says', () => {
    const counties = pack.divisions.filter(({ level }) => level === 'county');
    const perCity = pack.manifest.homes
      .filter((home) => home !== '210000')
      .map((home) => counties.filter(({ parent }) => parent === home).length);
    expect(perCity).toEqual([13, 10, 7, 7, 6, 6, 7, 6, 7, 7, 4, 7, 7, 6]);
  });
});

describe('bodies', () => {
  test('carry valid credit codes that are nobody’s', () => {
    for (const { creditCode, mark } of pack.bodies) {
      expect(parseCreditCode(creditCode).ok).toBe(true);
      expect(creditCode.slice(10, 14)).toBe('TEXT');
      expect(mark).toBe(SAMPLE);
    }
  });

  test('are called as they are really formed', () => {
    const names = ['210100-natural-resources', '211221-natural-resources', '210000-natural-resources'];
    expect(names.map((id) => pack.body(id)?.name)).toEqual([
      '沈阳市自然资源局',
      '铁岭县自然资源局',
      '辽宁省自然资源厅',
    ]);
    expect(pack.body('210113-ecology-environment')?.name).toBe('沈阳市生态环境局沈北分局');
    expect(pack.body('210323-public-security')?.name).toBe('岫岩满族自治县公安局');
  });

  test('weather and earthquakes have no body in districts, and the city’s stands in', () => {
    expect(pack.body('210102-meteorology')).toBeUndefined();
    expect(pack.body('210123-meteorology')?.name).toBe('康平县气象局');
  });

  test('a window in every city, county and zone; telephone numbers are samples', () => {
    expect(pack.windows).toHaveLength(14 + 100 + 1);
    expect(pack.windows.every(({ phone }) => /^024-1234\d{4}$/.test(phone))).toBe(true);
  });
});

describe('flows', () => {
  /** The published charts: the steps of the main line of every stage, one after the other. */
  const CHARTS: readonly (readonly [string, readonly number[], readonly (readonly [string, number][])[]])[] =
    [
      [
        'gov-building',
        [16, 21, 8, 9],
        [
          [
            ['proj-proposal', 0],
            ['land-prereview', 6],
            ['feasibility', 5],
            ['land-planning-permit', 5],
          ],
          [
            ['scheme-review', 10],
            ['scheme-approval', 3],
            ['prelim-design', 5],
            ['eng-planning-permit', 3],
          ],
          [
            ['drawing-filing', 1],
            ['drawing-review', 4],
            ['construction-permit', 3],
          ],
          [
            ['joint-accept', 9],
            ['completion-file', 0],
          ],
        ],
      ],
      [
        'private-building',
        [18, 21, 8, 9],
        [
          [
            ['land-grant', 10],
            ['ent-approval', 5],
            ['land-planning-permit', 3],
          ],
          [
            ['scheme-review', 15],
            ['scheme-approval', 3],
            ['eng-planning-permit', 3],
          ],
          [
            ['drawing-filing', 1],
            ['drawing-review', 4],
            ['construction-permit', 3],
          ],
          [
            ['joint-accept', 9],
            ['completion-file', 0],
          ],
        ],
      ],
    ];

  const daysOf = (stage: Stage | undefined, item: string) =>
    stage?.items.find((entry) => entry.item === item)?.days;

  test.each(CHARTS)('%s: stage limits are the sums of the chart', (id, limits, stages) => {
    expect(flow(id).stages.map(({ limitDays }) => limitDays)).toEqual(limits);
    stages.forEach((line, index) => {
      const stage = flow(id).stages[index];
      for (const [item, days] of line) expect([item, daysOf(stage, item)]).toEqual([item, days]);
      expect(line.reduce((sum, [, days]) => sum + days, 0)).toBe(stage?.limitDays);
    });
  });

  test('two families and what cities derived, within the 90 working days of the province', () => {
    expect(pack.flows.map(({ id, splclx, totalDays }) => [id, splclx, totalDays])).toEqual([
      ['gov-building', '1', 54],
      ['private-building', '3', 56],
      ['linear', '2', 51],
      ['small-private', '4', 23],
      ['investment-approval', null, 54],
      ['investment-permit', null, 54],
      ['investment-filing', null, 49],
      ['technical-renovation', null, 49],
      ['gov-building@210100', '1', 48],
      ['private-building@210200', '3', 51],
    ]);
    expect(pack.manifest.wholeChain).toEqual({
      targetWorkingDays: 90,
      basis: '辽政办发〔2019〕18号',
      nationalWorkingDays: 120,
      nationalBasis: '国办发〔2019〕11号',
    });
  });

  test('every item of the province stands in a flow, and every flow has the whole list of its kind', () => {
    const inFlows = new Set(
      pack.flows.flatMap(({ stages }) => stages.flatMap(({ items }) => items)).map(({ item }) => item),
    );
    expect(pack.items.map(({ id }) => id).filter((id) => !inFlows.has(id))).toEqual([]);
    expect(
      pack.flows.map(({ id, stages }) => [id, stages.reduce((sum, { items }) => sum + items.length, 0)]),
    ).toEqual([
      // 方案审定 and 图纸备案 of the published charts and 压覆矿产 stand beside the lists of the building flows.
      ['gov-building', 66],
      ['private-building', 64],
      ['linear', 56],
      ['small-private', 33],
      ['investment-approval', 78],
      ['investment-permit', 79],
      ['investment-filing', 75],
      ['technical-renovation', 44],
      ['gov-building@210100', 66],
      ['private-building@210200', 64],
    ]);
  });

  test('沈阳 merges steps, 大连 merges two stages: both shorter than the province’s', () => {
    const steps = flow('gov-building@210100').stages.flatMap(({ items }) =>
      items.flatMap(({ merged }) => merged ?? []),
    );
    expect(new Set(steps)).toEqual(
      new Set(['城市管理类合并审批', '施工许可与质量安全监督合并办理', '联合验收']),
    );
    expect(flow('private-building@210200').stages.map(({ no }) => no)).toEqual([1, 2, 4]);
  });

  test('filing instead of approval: one day for five, 52 in all', () => {
    const stage = flow('private-building').stages[0];
    expect(daysOf(stage, 'ent-filing')).toBe(1);
    expect(stage?.variants).toMatchObject([{ limitDays: 14 }]);
  });

  test('the line departments’ own items stand in stage 1, wait only for what the law says, and are conditional', () => {
    const own = [
      'mineral',
      'water-intake',
      'soil',
      'flood-impact',
      'eia-report',
      'eia-form',
      'seismic',
      'energy',
    ];
    for (const { stages, splclx } of pack.flows) {
      // What a small or an equipment project may run into is less: the lists of the law say what.
      if (splclx === null || splclx === '4') continue;
      const entries = stages[0]?.items.filter(({ item }) => own.includes(item)) ?? [];
      expect(entries.map(({ item }) => item).sort()).toEqual([...own].sort());
      expect(entries.every(({ after, necessity }) => after.length === 0 && necessity === 'conditional')).toBe(
        true,
      );
    }
  });
});

describe('marks are kept', () => {
  test('every item, promise, flow, window and override of the sample is marked as one', () => {
    expect(pack.items.every(({ mark, committed }) => mark === SAMPLE && committed.mark === SAMPLE)).toBe(
      true,
    );
    expect(pack.flows.every(({ mark, source }) => mark === SAMPLE && source.length > 0)).toBe(true);
    expect(pack.windows.every(({ mark }) => mark === SAMPLE)).toBe(true);
  });

  test('codes without a name keep their number and say so', () => {
    for (const [list, codes] of [
      ['attribute', ['A00001', 'A00002', 'A00003']],
      ['landMode', ['1', '2', '3', '4']],
      ['specialProcedure', ['1', '2', '3', '4', '5', '6', '7']],
      ['acceptanceMode', ['2', '3']],
    ] as const) {
      const rows = pack.codeList(list)?.rows ?? [];
      const open = rows.filter(({ mark }) => mark === '名称待确认,按编号显示');
      expect(open.map(({ code }) => code)).toEqual(codes);
      expect(open.every(({ code, name }) => code === name)).toBe(true);
    }
  });
});

test('industries: all sections and divisions; classes without a doubt only', () => {
  const level = (name: string) => pack.industries.filter((row) => row.level === name).length;
  expect([level('section'), level('division')]).toEqual([20, 97]);
  expect(level('class')).toBe(796);
});

test('the vocabulary of case states is whole', () => {
  const states = pack.codeList('caseStatus')?.rows ?? [];
  expect(states.map(({ code }) => Number(code))).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
  expect(states.filter(({ ends }) => ends).map(({ code }) => code)).toEqual([
    '2',
    '4',
    '5',
    '11',
    '12',
    '13',
    '14',
    '15',
  ]);
});
