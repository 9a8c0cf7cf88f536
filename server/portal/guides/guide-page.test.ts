import type { Implementation, StandardItem } from '@zongheng/core/catalogue';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  bookOf,
  type Catalogue,
  createCatalogue,
  type Law,
  loadPack,
  type Version,
} from '../../catalogue/index.ts';
import { PACK_FOLDER } from '../../services.ts';
import { page } from '../page.ts';
import { findEdition } from './editions.ts';
import { guidePage } from './guide-page.ts';
import { type GuideView, guideSchema } from './guide-schema.ts';
import { robots, sitemap } from './sitemap.ts';
import { structuredGuide } from './structured.ts';
import { viewGuide } from './view-guide.ts';

const EVIL = '<script>alert("x")</script>&\'';
const MARK = '示例数据,待本地核定';
const ORIGIN = 'https://example.gov.cn';
const ON = Date.parse('2026-11-23T02:00:00.000Z');

const STANDARD: StandardItem = {
  ...{ id: 'build-permit', name: '建筑工程施工许可证核发', version: 2, kind: '行政许可', stage: 3 },
  department: 'housing-construction',
  levels: ['city', 'county'],
  basis: [
    {
      ...{ law: '中华人民共和国建筑法', article: '第七条', verified: true, via: '法律条文文本' },
      ...{ wording: '建筑工程开工前,建设单位应当申请领取施工许可证。', link: 'https://flk.npc.gov.cn/x' },
    },
    { law: '某办法', article: '第三条', verified: false, via: '未见条文', link: 'javascript:alert(1)' },
  ],
  statutory: { value: 7, unit: 'working-day', basis: '建筑法第八条', start: 'received' },
  committed: { value: 5, unit: 'working-day', basis: '示例流程图', start: 'received', mark: MARK },
  extension: {
    value: 10,
    unit: 'working-day',
    approver: '本机关负责人',
    basis: '行政许可法第四十二条',
    times: 1,
  },
  specialProcedures: [
    {
      kind: 'expert-review',
      name: '专家评审',
      basis: '行政许可法第四十五条',
      days: 15,
      stopsStatutory: true,
    },
    { kind: 'other', name: '现场踏勘', basis: '本地规则', days: null, stopsStatutory: false },
  ],
  stops: { statutory: [], committed: [{ ground: 'correction', basis: '国家平台口径', mark: '待确认' }] },
  correctionSilence: { outcome: 'withdrawn', basis: '本地规则' },
  conditions: ['已经办理用地批准手续', EVIL],
  review: '看工程是否具备开工条件。',
  materials: [
    {
      ...{ key: 'contract', name: '施工合同', necessity: 'required', when: null, source: 'applicant' },
      ...{ resultOf: null, holder: null, owable: true },
    },
    {
      ...{ key: 'land-permit', name: '建设用地规划许可证', necessity: 'conditional', when: '城镇范围内的' },
      ...{ source: 'shared', resultOf: null, holder: '自然资源部门' },
    },
  ],
  result: '建筑工程施工许可证',
  validity: '自领取之日起三个月内开工',
  needs: ['plan-permit', 'unknown-item'],
  appliesWhen: '新建、扩建、改建房屋建筑时需要。',
  mustBefore: '开工前',
  applicantDeadline: null,
  promise: true,
  note: '另有说明',
  mark: MARK,
  guide: {
    basicCode: '000117001000',
    itemType: '01',
    serviceObjects: ['2'],
    handling: '2',
    visits: 0,
    process: [{ key: 'accept', name: '受理', post: '窗口人员', task: '核对材料', limit: 1 }],
    fee: { charged: false, standard: null, basis: '不收费的文件' },
    situations: [
      {
        ...{ key: 'small', name: '小型工程', rule: null, adds: [], drops: ['contract'], committed: 3 },
        basis: '本地文件',
      },
    ],
    questions: [{ question: '能否分期申请?', answer: '可以,按单体工程申请。' }],
    afterGrant: { check: '核查资金到位', withinDays: 30, basis: '告知承诺办法' },
    resultSample: '许可证样本',
  },
};
const PLAN: StandardItem = { ...STANDARD, id: 'plan-permit', name: '建设工程规划许可证核发', needs: [] };

const own = (version: number, days: number): Implementation => ({
  item: 'build-permit',
  division: '210100',
  version,
  standard: version === 1 ? 1 : 2,
  mark: MARK,
  local: {
    ...{ bodyId: '210100-housing-construction', supervisedBy: '210100-housing-construction' },
    ...{ code: '1121010000TEXT0001300011700100', powerSource: '1', bodyNature: '1' },
    places: [
      {
        ...{ name: '沈阳市政务服务中心', address: `沈阳市示例路1号${EVIL}`, hours: '工作日 9:00–17:00' },
        ...{ phone: '024-12340001', point: { lon: 123.43, lat: 41.8 }, mark: MARK },
      },
    ],
    consult: '电话 024-12340009',
    complaint: '电话 12345',
  },
  elements: { committed: { value: days, unit: 'working-day', basis: '沈阳承诺', start: 'received' } },
});

type Times = Pick<Version, 'validFrom' | 'validTo'>;
const entry = { publishedAt: '2026-01-01T00:00:00.000Z', origin: 'pack', withdrawnAt: null } as const;
const rest = { ...entry, withdrawnReason: null, serial: 1, exceptions: [] } as const;
const standardVersion = (body: StandardItem, times: Times): Version => {
  const key = { kind: 'standard', subject: body.id, division: '210000', version: body.version } as const;
  return { ...rest, ...key, ...times, body, standard: null };
};
const ownVersion = (body: Implementation, times: Times): Version => {
  const key = { kind: 'implementation', subject: body.item, division: '210100' } as const;
  return { ...rest, ...key, ...times, body, version: body.version, standard: body.standard };
};

const loaded = loadPack(PACK_FOLDER);
if (!loaded.ok) throw new Error('the pack does not load');
const nothing = (): never => {
  throw new Error('a guide asks no clock');
};
const law: Law = {
  version: '1',
  get calendar() {
    return nothing();
  },
  ...{ calendarFor: nothing, signalRule: nothing, refresh: async () => {} },
};
const book = bookOf(
  [
    standardVersion({ ...STANDARD, version: 1 }, { validFrom: null, validTo: '2026-06-01' }),
    standardVersion(STANDARD, { validFrom: '2026-06-01', validTo: null }),
    standardVersion(PLAN, { validFrom: null, validTo: null }),
    ownVersion(own(1, 4), { validFrom: null, validTo: '2026-07-01' }),
    ownVersion(own(2, 3), { validFrom: '2026-07-01', validTo: null }),
  ],
  { now: () => ON },
);
const catalogue: Catalogue = createCatalogue(loaded.value, book, law);

const view = (division: string, version?: number): GuideView | undefined => {
  const edition = findEdition(catalogue, 'build-permit', division, version);
  return edition && viewGuide(catalogue, edition, ORIGIN);
};
const render = (guide: GuideView | undefined): string => {
  if (guide === undefined) throw new Error('no guide');
  const head = { canonical: guide.url, hidden: !guide.current, structured: structuredGuide(guide) };
  return page(guide.name, guidePage(guide, '<svg id="qr"></svg>'), { practice: false, head });
};

describe('the page of a guide', () => {
  let text: string;
  beforeAll(() => {
    text = render(view('210100'));
  });

  it.each([
    ['its name', '建筑工程施工许可证核发</h1>'],
    ['who decides', '沈阳市'],
    ['where, when, by which telephone', '工作日 9:00–17:00'],
    ['a telephone that can be called', 'href="tel:02412340001"'],
    ['the point on a map', 'https://uri.amap.com/marker?position=123.43%2C41.8'],
    ['when it is needed', '新建、扩建、改建房屋建筑时需要。'],
    ['before what', '开工前'],
    ['what is needed before, with a link to its guide there', 'href="/guides/plan-permit/210100"'],
    ['conditions', '已经办理用地批准手续'],
    ['what is reviewed', '看工程是否具备开工条件。'],
    ['a promise that may stand in', '告知承诺'],
    ['a material', '施工合同'],
    ['what may be owed', '可以容缺后补'],
    ['what need not be brought, and from where it comes', '不用您提供,由自然资源部门共享取得'],
    ['when a material is needed', '有条件时:城镇范围内的'],
    ['a situation and what it changes', '不用交:施工合同;承诺3个工作日办结'],
    ['a step with its post', '窗口人员'],
    ['the committed limit of the place', '<strong>3个工作日</strong>(收到申请之日起)'],
    ['its basis', '沈阳承诺'],
    ['the statutory limit', '<strong>7个工作日</strong>(收到申请之日起)'],
    ['the extension', '经本机关负责人批准,可以延长10个工作日'],
    ['a special procedure with its own limit', '15个工作日'],
    ['one that stops the commitment alone', '只停计承诺时限,法定时限照算'],
    ['what stops the clock', '受理后补正期间停计承诺时限'],
    ['a fee', '不收费'],
    ['its result', '建筑工程施工许可证'],
    ['how long it holds', '自领取之日起三个月内开工'],
    ['a sample of it', '许可证样本'],
    ['what is checked afterwards', '核查资金到位,30个工作日内'],
    ['an article that was read', '✓ 已核对条文'],
    ['its wording', '<blockquote>建筑工程开工前'],
    ['where it can be read', 'href="https://flk.npc.gov.cn/x"'],
    ['an article that was not read', '<span class="mark">条文未核对</span>'],
    ['that data are samples', `<span class="mark">${MARK}</span>`],
    ['what is to be confirmed', '<span class="mark">待确认</span>'],
    ['a question', '能否分期申请?'],
    ['where to complain', '电话 12345'],
    ['its codes', '1121010000TEXT0001300011700100'],
    ['its version and since when', '第2版,依据省标准第2版,2026-07-01起施行'],
    ['the version before', 'href="/guides/build-permit/210100?version=1"'],
    ['its address as a QR code', '<svg id="qr">'],
    ['its one address', `<link rel="canonical" href="${ORIGIN}/guides/build-permit/210100">`],
  ])('has %s', (_, piece) => {
    expect(text).toContain(piece);
  });

  it('writes whatever the catalogue holds as text', () => {
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('javascript:');
    expect(text).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;');
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'GovernmentService',
      areaServed: { name: '沈阳市' },
      availableChannel: [{ serviceLocation: { address: `沈阳市示例路1号${EVIL}` } }],
    });
  });

  it('leaves out what is needed but unknown, and never asks for the same heading twice', () => {
    expect(text).not.toContain('unknown-item');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('versions', () => {
  it('the one before is there, as it was, and says that it is no longer in force', () => {
    const old = view('210100', 1);
    expect(old).toMatchObject({
      ...{ version: 1, standardVersion: 1, current: false, validTo: '2026-07-01' },
      committed: { text: '4个工作日' },
      notice: '这是第1版,不是现行版本。',
      url: `${ORIGIN}/guides/build-permit/210100?version=1`,
    });
    expect(render(old)).toContain('<meta name="robots" content="noindex">');
    expect(render(old)).toContain('href="/guides/build-permit/210100">看现行版本');
  });

  it('asked for by number the present one is the present one', () => {
    expect(view('210100', 2)).toEqual(view('210100'));
    expect(view('210100', 9)).toBeUndefined();
  });

  it('where nobody has published one the standard stands, and says so', () => {
    const other = view('210200');
    expect(other).toMatchObject({ state: 'standard', version: 2, committed: { text: '5个工作日' } });
    expect(render(other)).toContain('大连市尚未公布本事项的实施清单');
    expect(view('210200', 1)).toMatchObject({ version: 1, current: false });
  });

  it('of an item that is not there: none', () => {
    expect(findEdition(catalogue, 'nothing', '210100', undefined)).toBeUndefined();
  });

  it('in words are the same shape for programs', () => {
    for (const guide of [view('210100'), view('210100', 1), view('210200')]) {
      expect(guideSchema.safeParse(guide).error).toBeUndefined();
    }
  });
});

describe('for search engines', () => {
  it('every published guide and every standard stands in the map of the site once', () => {
    const found = [...(sitemap(catalogue, 1, ORIGIN) ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, url]) => url,
    );
    expect(found).toEqual([
      `${ORIGIN}/guides/build-permit/210100`,
      `${ORIGIN}/guides/build-permit/210000`,
      `${ORIGIN}/guides/plan-permit/210000`,
    ]);
    expect(sitemap(catalogue, 2, ORIGIN)).toBeUndefined();
  });

  it('samples are not to be found', () => {
    expect(robots(ORIGIN, true)).toBe('User-agent: *\nDisallow: /\n');
    expect(robots(ORIGIN, false)).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
  });
});
