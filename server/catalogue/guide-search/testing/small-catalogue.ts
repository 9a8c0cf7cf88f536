import type { Body, Department, Division } from '../../pack/index.ts';
import type { GuideSource, SearchedImplementation, SearchedItem } from '../source.ts';

/** For tests: a province small enough to know every answer beforehand. */

const MARK = '示例数据,待本地核定';

const division = (code: string, name: string, level: Division['level'], parent: string | null): Division => ({
  code,
  name,
  level,
  parent,
});

const DIVISIONS = [
  division('210000', '辽宁省', 'province', null),
  division('210100', '沈阳市', 'city', '210000'),
  division('210102', '和平区', 'county', '210100'),
  division('210103', '沈河区', 'county', '210100'),
  division('210106', '铁西区', 'county', '210100'),
  division('210200', '大连市', 'city', '210000'),
  division('210300', '鞍山市', 'city', '210000'),
  division('210303', '铁西区', 'county', '210300'),
  division('210323', '岫岩满族自治县', 'county', '210300'),
];

const DEPARTMENTS: readonly Department[] = [
  { id: 'development-reform', name: '发展改革', shortName: '发改', kind: 'department' },
  { id: 'housing-construction', name: '住房城乡建设', shortName: '住建', kind: 'department' },
  { id: 'water', name: '水利', shortName: '水利', kind: 'department' },
  { id: 'natural-resources', name: '自然资源', shortName: '自然资源', kind: 'department' },
  { id: 'administrative-approval', name: '行政审批/营商环境', shortName: '审批', kind: 'approval' },
];

const item = (
  id: string,
  name: string,
  stage: number,
  department: string,
  result: string,
  materials: readonly string[],
): SearchedItem => ({
  id,
  name,
  version: 2,
  kind: '行政许可',
  department,
  stage,
  levels: ['province', 'city', 'county'],
  result,
  appliesWhen: '按项目情况需要。',
  mark: MARK,
  materials: materials.map((each) => ({ name: each })),
});

const ITEMS = [
  item('proposal', '政府投资项目建议书审批', 1, 'development-reform', '项目建议书批复', ['项目建议书']),
  item('land-permit', '建设用地规划许可证核发', 1, 'natural-resources', '建设用地规划许可证', ['出让合同']),
  item('plan-permit', '建设工程规划许可证核发', 2, 'natural-resources', '建设工程规划许可证', ['设计方案']),
  item('build-permit', '建筑工程施工许可证核发', 3, 'housing-construction', '建筑工程施工许可证', [
    '建设工程规划许可证',
    '施工合同',
  ]),
  item('fire-accept', '特殊建设工程消防验收', 4, 'housing-construction', '消防验收意见书', ['竣工验收报告']),
  item('joint-accept', '工程竣工联合验收', 4, 'housing-construction', '联合验收意见', ['竣工验收报告']),
  item('water-intake', '取水许可审批', 5, 'water', '取水申请批复', ['水资源论证报告书']),
  item('soil', '生产建设项目水土保持方案审批', 5, 'water', '水土保持方案批复', ['水土保持方案']),
  item('flood', '洪水影响评价报告审批', 5, 'water', '洪水影响评价批复', ['洪水影响评价审批申请书']),
];

/** A published implementation, by a body of that department. */
export function implementationAt(itemId: string, code: string, department: string): SearchedImplementation {
  return {
    item: itemId,
    division: code,
    version: 3,
    mark: MARK,
    local: { bodyId: `${code}-${department}` },
  };
}

/** The catalogue with these implementations; both can be replaced later. */
export function smallCatalogue(implementations: readonly SearchedImplementation[]) {
  const byCode = new Map(DIVISIONS.map((row) => [row.code, row]));
  const lineage = (code: string): readonly string[] => {
    const row = byCode.get(code);
    return row === undefined ? [] : [code, ...(row.parent === null ? [] : lineage(row.parent))];
  };
  const held = { serial: 1, implementations };
  const source: GuideSource = {
    get serial() {
      return held.serial;
    },
    today: '2026-11-23',
    province: '210000',
    items: () => ITEMS,
    implementations: () => held.implementations,
    // Every level decides everything here: only its own is followed.
    implementation: (id, code) =>
      held.implementations.find((each) => each.item === id && each.division === code),
    divisions: () => DIVISIONS,
    division: (code) => byCode.get(code),
    lineage,
    departments: () => DEPARTMENTS,
    body: (id): Body => ({
      id,
      name: id,
      shortName: id,
      department: id.slice(7),
      division: id.slice(0, 6),
      creditCode: '',
    }),
    codeName: (_list, code) =>
      ['', '立项用地规划许可', '工程建设许可', '施工许可', '竣工验收', '并行推进'][Number(code)] ?? code,
  };
  return { source, held, items: ITEMS };
}
