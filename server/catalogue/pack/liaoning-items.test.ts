import { describe, expect, test } from 'vitest';
import { describeProblems, loadPack } from './load.ts';
import { LIAONING } from './testing/broken-pack.ts';

const SAMPLE = '示例数据,待本地核定';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const pack = loaded.value;

describe('the items of a project’s whole life', () => {
  test('89 of the collected list, and the two steps of the published charts', () => {
    expect(pack.items).toHaveLength(89 + 2);
    expect(pack.items.flatMap(({ basis }) => basis)).toHaveLength(256 + 3);
    const stages = Object.groupBy(pack.items, ({ stage }) => stage);
    expect([1, 2, 3, 4, 5].map((stage) => stages[stage]?.length)).toEqual([14, 7, 6, 16, 48]);
  });

  test('the kinds they are, 报装 of companies among 其他', () => {
    const kinds = Object.groupBy(pack.items, ({ kind }) => kind);
    expect(Object.fromEntries(Object.entries(kinds).map(([kind, rows]) => [kind, rows?.length]))).toEqual({
      政府内部审批: 4,
      行政许可: 53,
      备案: 9,
      其他: 19,
      技术审查: 3,
      行政确认: 3,
    });
    const services = pack.items.filter(({ guide }) => guide.itemType === '20').map(({ id }) => id);
    expect(services).toEqual([
      ...['rail-safe', 'water-supply', 'power-supply', 'gas-supply', 'heat-supply', 'telecom', 'tv'],
    ]);
  });

  test('no basic code is invented, fees not known to be charged say so', () => {
    expect(pack.items.every(({ guide }) => guide.basicCode === null)).toBe(true);
    expect(pack.items.every(({ guide }) => guide.fee.mark?.startsWith('待确认'))).toBe(true);
    const charged = pack.items.filter(({ guide }) => guide.fee.charged);
    expect(charged.map(({ id }) => id)).toEqual(['civil-defence-alt', 'real-estate-reg']);
  });

  test('situations where the data bears them, each marked as a sample', () => {
    const situations = pack.items.flatMap(({ guide }) => guide.situations);
    expect(pack.items.filter(({ guide }) => guide.situations.length > 0).length).toBeGreaterThanOrEqual(12);
    expect(situations.every(({ basis }) => basis.endsWith(SAMPLE))).toBe(true);
  });

  test('a later version keeps what cases and implementations stand on', () => {
    expect(pack.earlierItems.map(({ id, version }) => [id, version])).toEqual([
      ['feasibility', 1],
      ['ent-approval', 2],
      ['land-grant', 1],
      ['land-planning-permit', 1],
      ['eng-planning-permit', 1],
    ]);
    expect(pack.earlierItems.every(({ id, version }) => pack.item(id)?.version === version + 1)).toBe(true);
  });

  test('only the ways 行政许可法 §45 lists stop a statutory clock, and 委托评估 of 核准', () => {
    const kinds = pack.items.flatMap(({ id, specialProcedures }) =>
      specialProcedures.filter(({ stopsStatutory }) => stopsStatutory).map(({ kind }) => `${id} ${kind}`),
    );
    const commissioned = kinds.filter((each) => each.endsWith('commissioned-evaluation'));
    expect(commissioned.map((each) => each.split(' ')[0])).toEqual(['ent-approval', 'foreign-approval']);
    expect(kinds.filter((each) => each.endsWith(' other'))).toEqual([]);
  });
});

describe('marks are kept', () => {
  test('articles nobody could read stay unverified, with how they were looked for', () => {
    const unread = pack.items.flatMap(({ id, basis }) =>
      basis.filter((each) => !each.verified).map(() => id),
    );
    expect(unread.length).toBe(21);
    expect(new Set(unread)).toEqual(
      new Set([
        'energy',
        'land-prereview',
        'soil',
        'over-limit',
        'fire-design',
        'waste',
        'fire-accept',
        'fire-file',
        'archive-accept',
        'joint-accept',
        'completion-file',
        'foreign-approval',
        'stability',
        'lightning-accept',
        'energy-accept',
        'soil-accept',
        'env-accept',
        'hazchem-condition',
        'heat-supply',
      ]),
    );
    expect(pack.items.flatMap(({ basis }) => basis).every(({ via }) => via.length > 0)).toBe(true);
  });

  test('limits whose source was not read say so', () => {
    const unread = pack.items.filter(({ statutory }) => statutory?.mark?.startsWith('法定依据未核对原文'));
    expect(unread.map(({ id }) => id)).toEqual([
      ...['fire-accept', 'fire-file', 'completion-file', 'lightning-accept', 'soil-accept', 'eia-register'],
      ...['channel', 'drain-permit'],
    ]);
    expect(pack.item('construction-permit')?.statutory?.mark).toContain('单位待核');
  });

  test('changes of law to be looked at stay beside their article', () => {
    const changing = pack.items.filter(({ basis }) => basis.some(({ currency }) => currency !== undefined));
    const all = pack.items.flatMap(({ basis }) => basis);
    expect(all.filter(({ currency }) => currency !== undefined)).toHaveLength(14);
    expect(changing.map(({ id }) => id)).toEqual(expect.arrayContaining(['eia-report', 'eia-form']));
    expect(pack.item('eia-report')?.basis[0]?.currency).toContain('生态环境法典');
  });
});

describe('limits are the law’s', () => {
  const statutory = (id: string) => {
    const limit = pack.item(id)?.statutory;
    return limit === null || limit === undefined ? limit : [limit.value, limit.unit, limit.start];
  };

  test('as the statutes read', () => {
    expect(statutory('ent-approval')).toEqual([20, 'working-day', 'accepted']);
    expect(statutory('ent-filing')).toEqual([0, 'working-day', 'received']);
    expect(statutory('eia-report')).toEqual([60, 'calendar-day', 'received']);
    expect(statutory('eia-form')).toEqual([30, 'calendar-day', 'received']);
    expect(statutory('construction-permit')).toEqual([7, 'calendar-day', 'received']);
    expect(statutory('water-intake')).toEqual([45, 'working-day', 'accepted']);
    expect(statutory('feasibility')).toBeNull();
  });

  test('beside the clocks: what else its law sets, with its mark', () => {
    const own = (id: string) =>
      (pack.item(id)?.furtherLimits ?? []).map(({ value, unit, whose, mark }) => [value, unit, whose, mark]);
    expect(own('ent-approval')).toEqual([
      [5, 'working-day', 'lower-body', undefined],
      [4, 'working-day', 'body', '待确认'],
    ]);
    expect(own('completion-file')).toEqual([
      [15, 'calendar-day', 'applicant', expect.stringContaining('待确认')],
    ]);
    expect(pack.item('water-intake')?.validityTerm).toMatchObject({
      value: null,
      renewal: { applyBefore: 45, mark: expect.stringContaining('待确认') },
    });
  });

  test('企业投资项目核准 may be lengthened once by forty days, its evaluation takes thirty off the clock', () => {
    const item = pack.item('ent-approval');
    expect(item?.extension).toMatchObject({ value: 40, times: 1, approver: '本机关主要负责人' });
    expect(item?.specialProcedures[0]).toMatchObject({
      kind: 'commissioned-evaluation',
      days: 30,
      stopsStatutory: true,
    });
  });

  test('a hearing stops a licence’s clock, publicity does not', () => {
    const procedures = pack.item('eng-planning-permit')?.specialProcedures ?? [];
    const stops = Object.fromEntries(procedures.map(({ name, stopsStatutory }) => [name, stopsStatutory]));
    expect(stops).toEqual({ 公示: false, 听证: true, 专家评审: true });
  });
});
