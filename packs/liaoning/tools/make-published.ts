import { type DivisionRow, SAMPLE } from './make-bodies.ts';

/** What the tool needs of the map: a point inside every city. */
export type MapFile = {
  readonly features: readonly {
    readonly properties: { readonly code: string; readonly label: readonly [number, number] };
  }[];
};

/** Counties that have published, beside the province, every city and the zone. */
const COUNTIES: readonly string[] = [
  ...['210102', '210105', '210106', '210112', '210113', '210181', '210202', '210204', '210212', '210213'],
  ...['210281', '210302', '210311', '210323', '210381', '210411', '210423', '210502', '210522', '210602'],
  ...['210624', '210681', '210702', '210726', '210804', '210882', '210902', '210921', '211002', '211021'],
  ...['211103', '211122', '211202', '211221', '211282', '211302', '211322', '211382', '211402', '211421'],
];

/** Items some counties have not published yet. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  '210323': ['channel', 'scenic', 'climate'],
  '210423': ['sea-use', 'channel', 'pipeline', 'temp-build'],
  '210522': ['sea-use', 'forest-temp'],
  '210726': ['river-works', 'flood-plan', 'occ-health'],
  '210921': ['sea-use', 'relic-zone', 'relic-protect', 'village-permit'],
  '211021': ['pipeline', 'highway-work'],
  '211322': ['sea-use', 'channel', 'special-equip', 'radiation-pre', 'radiation-accept'],
  '211382': ['climate', 'stability'],
  '211421': ['drain-permit', 'facility-change', 'tv'],
};

/** Still under the version of the standard before: what the matrix shows as 落后. */
const BEHIND: readonly (readonly [item: string, standard: number, divisions: readonly string[]])[] = [
  [
    'feasibility',
    1,
    ['210400', '210500', '210900', '211300', '210423', '210522', '210921', '211322', '211382', '211421'],
  ],
  [
    'ent-approval',
    2,
    ['210500', '210900', '211300', '211400', '210323', '210522', '211221', '211282', '211402'],
  ],
  ['land-grant', 1, ['210700', '211000', '211300', '210624', '210726', '211021', '211302', '211402']],
  [
    'land-planning-permit',
    1,
    ['210900', '211200', '210323', '210423', '210726', '210882', '211103', '211421'],
  ],
  [
    'eng-planning-permit',
    1,
    ['210400', '211000', '210624', '210681', '211122', '211202', '211282', '211382'],
  ],
];

const tighter = (divisions: readonly string[], items: readonly string[], committed: number, why: string) => ({
  divisions,
  items,
  committed,
  basis: `示例:${why}`,
  mark: SAMPLE,
});

const CITY_CENTRES = ['210102', '210105', '210106', '210112'];

/** Tighter commitments, materials not asked for, and the few deviations the province has allowed. */
const DEVIATIONS = [
  tighter(['210100', ...CITY_CENTRES], ['feasibility', 'prelim-design', 'energy'], 3, '沈阳市压缩承诺时限'),
  tighter(['210100', ...CITY_CENTRES], ['construction-permit'], 2, '沈阳市压缩承诺时限'),
  tighter(
    ['210200', '210202', '210204', '210212'],
    ['ent-approval', 'land-planning-permit'],
    3,
    '大连市压缩承诺时限',
  ),
  tighter(
    ['210200', '210202', '210204', '210212'],
    ['eng-planning-permit', 'scheme-approval'],
    2,
    '大连市压缩承诺时限',
  ),
  tighter(
    ['210800', '210804', '210882'],
    ['soil', 'flood-impact', 'river-works'],
    4,
    '营口市相对集中许可后压缩',
  ),
  tighter(['211100', '211103', '211122'], ['joint-accept'], 7, '盘锦市压缩承诺时限'),
  tighter(['211100', '211103', '211122'], ['real-estate-reg', 'water-intake'], 2, '盘锦市压缩承诺时限'),
  tighter(['210300', '210302', '210311'], ['land-allot', 'green-tree', 'waste'], 2, '鞍山市压缩承诺时限'),
  tighter(['210700', '210702'], ['forest-temp', 'temp-land'], 4, '锦州市压缩承诺时限'),
  tighter(['L21001'], ['construction-permit', 'eng-planning-permit', 'soil'], 1, '示范区压缩承诺时限'),
  {
    ...{ divisions: ['210100', '210200', '211200'], items: ['feasibility'] },
    ...{ without: ['request-for-approval'], basis: '示例:报批请示由系统生成,不再提交', mark: SAMPLE },
  },
  {
    ...{ divisions: ['210400', '210411'], items: ['construction-permit'], without: ['wage-guarantee'] },
    ...{ basis: '示例:工资保证由监管平台核验,不再提交', mark: SAMPLE },
  },
  {
    ...{ divisions: ['210100', '210200', '211200', '211100'], items: ['land-prereview', 'scheme-review'] },
    ...{ visits: 0, basis: '示例:全程网办', mark: SAMPLE },
  },
  {
    ...{ divisions: ['210600', '210602'], items: ['eng-planning-permit'] },
    with: [
      {
        ...{ key: 'local-sponge-plan', name: '海绵城市专项设计说明', necessity: 'conditional' },
        ...{
          when: '建筑面积2万平方米以上的',
          source: 'applicant',
          resultOf: null,
          holder: null,
          mark: SAMPLE,
        },
      },
    ],
    exceptions: [
      { element: 'materials', reason: '示例:本市地方性法规要求的专项设计,省级主管部门同意保留', until: null },
    ],
    ...{ basis: '示例:地方性法规', mark: SAMPLE },
  },
  {
    ...{ divisions: ['211300'], items: ['flood-impact'], committed: 8 },
    exceptions: [
      { element: 'committed', reason: '示例:汛期技术力量不足,准许延至2027年汛期结束', until: '2027-10-31' },
    ],
    ...{ basis: '示例:经省级主管部门同意的例外', mark: SAMPLE },
  },
  {
    ...{ divisions: ['211402'], items: ['temp-land'], visits: 2 },
    exceptions: [{ element: 'visits', reason: '示例:用地现场须指界,准许到场两次', until: '2027-12-31' }],
    ...{ basis: '示例:经省级主管部门同意的例外', mark: SAMPLE },
  },
];

/** The part of implementations.json on what has been published where. */
export function makePublished(
  divisions: readonly DivisionRow[],
  map: MapFile,
): Readonly<Record<string, unknown>> {
  const whole = divisions.filter(({ level }) => level !== 'county').map(({ code }) => code);
  return {
    divisions: [...whole, ...COUNTIES],
    provincePlace: {
      name: '省级部门行政审批受理窗口',
      address: '省政务服务大厅(示例地址)',
      hours: '工作日 9:00–17:00',
      phone: '024-12340000',
      mark: SAMPLE,
    },
    complaint: '12345 政务服务便民热线',
    points: map.features
      .map(({ properties }) => properties)
      .map(({ code, label: [lon, lat] }) => ({ division: code, lon, lat, mark: '区划内示意点,不是窗口位置' }))
      .sort((a, b) => a.division.localeCompare(b.division)),
    missing: Object.entries(MISSING).map(([division, items]) => ({ division, items })),
    behind: BEHIND.map(([item, standard, where]) => ({ item, standard, divisions: where })),
    deviations: DEVIATIONS,
    mark: SAMPLE,
  };
}
