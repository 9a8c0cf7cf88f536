import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SOURCE_FIELDS } from '../sources/fields.ts';
import { applyMapping, isReported } from './apply.ts';
import { checkMapping, orders, readMappings } from './library.ts';
import type { Column, Mapping } from './mapping.ts';

const PACK = fileURLToPath(new URL('../../../packs/liaoning/', import.meta.url));
const mappings = readMappings(`${PACK}national`);
const known = orders(mappings);

const columnRow = z.tuple([z.string(), z.enum(['text', 'integer', 'decimal', 'date', 'binary']), z.string()]);
const tables = z
  .record(z.string(), z.strictObject({ title: z.string(), columns: z.array(columnRow) }))
  .parse(readJson(fileURLToPath(new URL('../construction/tables.json', import.meta.url))));
const lists = new Map(
  z
    .object({
      lists: z.array(z.object({ id: z.string(), rows: z.array(z.object({ code: z.string() })) })),
    })
    .parse(readJson(`${PACK}code-lists.json`))
    .lists.map(({ id, rows }) => [id, new Set(rows.map(({ code }) => code))]),
);
const inList = (list: string, code: string) => lists.get(list)?.has(code);

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function mapping(kind: string): Mapping {
  const found = mappings.find((each) => each.kind === kind);
  if (!found) throw new Error(kind);
  return found;
}

/** Every column with its place, those of lists included. */
function columnsOf({ kind, columns }: Mapping): readonly { readonly at: string; readonly column: Column }[] {
  const walk = (given: readonly Column[], at: string): { at: string; column: Column }[] =>
    given.flatMap((column) => [
      { at: `${at} ${column.column}`, column },
      ...walk(column.columns ?? [], `${at} ${column.column}`),
    ]);
  return walk(columns, kind);
}
const all = mappings.flatMap(columnsOf);

const INVESTMENT = ['apply', 'cancel', 'project', 'case', 'document', 'report', 'supervision'];
const CONSTRUCTION = [
  ...['flow', 'stage', 'item', 'item-extension', 'item-material', 'stage-item', 'project', 'case'],
  ...['case-step', 'special', 'document', 'attachment', 'material', 'land-permit', 'planning-permit'],
  ...['construction-permit', 'completion-filing', 'fire-design', 'fire-acceptance', 'fire-filing'],
  ...['drawing-review', 'unit', 'supervision'],
];
/** Tables of their own for what one item grants. */
const GRANTED = {
  'land-permit': 'land-planning-permit',
  'planning-permit': 'eng-planning-permit',
  'construction-permit': 'construction-permit',
  'completion-filing': 'completion-file',
  'fire-design': 'fire-design',
  'fire-acceptance': 'fire-accept',
  'fire-filing': 'fire-file',
  'drawing-review': 'drawing-review',
} as const;

describe('the files', () => {
  test('are there, each of its line, and pass the check of the start', () => {
    const kinds = [
      ...INVESTMENT.map((kind) => `investment.${kind}`),
      ...CONSTRUCTION.map((kind) => `construction.${kind}`),
    ];
    expect(mappings.map(({ kind }) => kind).toSorted()).toEqual(kinds.toSorted());
    expect(mappings.filter(({ kind, line }) => !kind.startsWith(`${line}.`))).toEqual([]);
  });

  test('a field the source does not have, and a parent that comes later, are found', () => {
    const given = mapping('construction.flow');
    const columns = given.columns.map((each) =>
      each.column === 'SPLCMC' ? { ...each, from: 'flow.nme' } : each,
    );
    const { problems } = checkMapping({ ...given, columns, parents: ['construction.case'] }, known);
    expect(problems.map(({ path }) => path)).toEqual(['columns.SPLCMC', 'parents']);
  });

  test('parents are sent before their children', () => {
    const late = mappings.flatMap(({ kind, order, parents }) =>
      parents.filter((parent) => !((known.get(parent) ?? 1000) < order)).map((parent) => [kind, parent]),
    );
    expect(late).toEqual([]);
  });

  test('conditions name fields of the source', () => {
    const unknown = mappings.flatMap(({ kind, source, only }) =>
      Object.keys(only ?? {})
        .filter((path) => !Object.hasOwn(SOURCE_FIELDS[source], path))
        .map((path) => [kind, path]),
    );
    expect(unknown).toEqual([]);
  });
});

describe('tables', () => {
  test('all 37 of the third version, and no column twice', () => {
    expect(Object.keys(tables)).toHaveLength(37);
    for (const { columns } of Object.values(tables)) {
      expect(new Set(columns.map(([column]) => column)).size).toBe(columns.length);
    }
  });

  test.each(mappings.filter(({ line }) => line === 'construction').map((each) => [each.kind, each] as const))(
    '%s: exactly the columns of its table, in order',
    (_, { target, columns }) => {
      const kind = (type: Column['type']) => (type === 'day' || type === 'time' ? 'date' : type);
      expect(columns.map(({ column, type, name }) => [column, kind(type), name])).toEqual(
        tables[target]?.columns,
      );
    },
  );
});

describe('values', () => {
  test('a column without a source says so, and is not required', () => {
    const silent = all.filter(({ column }) => column.from === null && (!column.mark || column.required));
    expect(silent.map(({ at }) => at)).toEqual([]);
  });

  test('lists exist, and hold every code a mapping writes', () => {
    const wrong = all.flatMap(({ at, column }) => {
      if (column.list === undefined) return [];
      const codes = lists.get(column.list);
      if (!codes) return [`${at}: ${column.list}`];
      const written = [column.const, column.otherwise, ...Object.values(column.map ?? {})];
      return written
        .filter((code) => code !== undefined && code !== null && !codes.has(String(code)))
        .map((code) => `${at}: ${code}`);
    });
    expect(wrong).toEqual([]);
  });

  test('days and times are made by the rules for them', () => {
    const rules = { day: ['day', 'month-start', 'month-end'], time: ['time'] };
    const wrong = all.filter(
      ({ column: { type, from, rule } }) =>
        (type === 'day' || type === 'time') && from && !rules[type].includes(rule ?? ''),
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });
});

const PROJECT = {
  code: '2404-640502-04-01-942249',
  name: '示例项目',
  decisionType: 'A00003',
  nature: '3',
  industry: 'A4710X',
  plannedStart: '2026-03',
  plannedEnd: '2028-02',
  investment: '1200.5',
  content: '新建厂房',
  placeDivision: 'L21001',
  placeDetail: '示例路 1 号',
  registeredAt: '2026-01-05T17:30:00.000Z',
  landMode: '5',
  landArea: '1000',
  floorArea: '2000',
  investmentSource: '2',
  landWithScheme: false,
  areaAssessed: true,
  flowCode: '210100-social',
  flowVersion: 1,
  flowType: '3',
  done: false,
  doneAt: null,
  unitName: '示例公司',
  unitCertNumber: '91210100MA0TEXT04E',
};

describe('the cross-walk', () => {
  test('from the declaration to the project table', () => {
    const source = { project: PROJECT, work: { code: `${PROJECT.code}-01`, scope: '厂房' } };
    const { row, faults } = applyMapping(mapping('construction.project'), source, inList);
    expect(faults).toEqual([]);
    expect(row).toMatchObject({
      XMDM: PROJECT.code,
      LXLX: 3,
      JSXZ: 4,
      GBHY: '4710',
      GBHYDMFBND: '2017',
      NKGSJ: '2026-03-01',
      NJCSJ: '2028-02-29',
      ZTZE: '1200.5',
      JSDDXZQH: '210000',
      SBSJ: '2026-01-06 01:30:00',
      TDSFDSJFA: 0,
      SFWCQYPG: 1,
      SPLCLX: 3,
      GCFL: null,
    });
  });

  test('of the case states to the investment line; 2, 14 and 15 are not reported', () => {
    const { only, columns } = mapping('investment.case');
    const map = columns.find(({ column }) => column === 'current_state')?.map ?? {};
    expect(Object.keys(map).toSorted()).toEqual((only?.['step.stateKey'] ?? []).map(String).toSorted());
    const state = (stateKey: string) =>
      isReported(mapping('investment.case'), { step: { stateKey } }) ? map[stateKey] : null;
    const keys = Array.from({ length: 15 }, (_, i) => String(i + 1));
    expect([...keys, '6-before', '7-before'].map(state)).toEqual([
      ...['A0100', null, 'A0200', 'A0101', 'A0300', 'A0200', 'A0200', 'A0200', 'A0200', 'A0200'],
      ...['A0501', 'A0501', 'A0502', null, null, 'A0100', 'A0100'],
    ]);
  });

  test('of the ways of acceptance, and of the standard items that are certain', () => {
    const slfs = mapping('construction.case').columns.find(({ column }) => column === 'SLFS');
    expect(slfs?.map).toEqual({ online: 4, window: 1 });
    const item = mapping('construction.item').columns.find(({ column }) => column === 'DYBZSPSXBM');
    expect(item).toMatchObject({
      map: { 'fire-design': '0100000', 'fire-accept': '0140000', 'fire-file': '0150000' },
      otherwise: '9990000',
    });
  });

  test('a licence table takes the grants of its own item only', () => {
    const reported = (id: string, kind: string) =>
      Object.keys(GRANTED).filter((name) =>
        isReported(mapping(`construction.${name}`), { item: { id }, document: { kind } }),
      );
    for (const [name, item] of Object.entries(GRANTED)) expect(reported(item, 'grant')).toEqual([name]);
    expect(reported('fire-design', 'refusal')).toEqual([]);
    expect(reported('construction-permit', 'refusal')).toEqual([]);
    expect(reported('feasibility', 'grant')).toEqual([]);
  });

  test.each(Object.entries(GRANTED))('%s: a grant of its item makes a row without faults', (name, id) => {
    const source = {
      project: PROJECT,
      work: { code: `${PROJECT.code}-01`, name: '示例厂房' },
      item: { id, version: 1, code: '112101000000000000300000000001' },
      body: { name: '示例机关', creditCode: '112101000000000000' },
      case: {
        number: '2101002026110200001',
        receivedAt: '2026-11-02T01:00:00.000Z',
        endedAt: '2026-11-05T17:00:00.000Z',
      },
      document: { number: '沈示例〔2026〕1号', issuedOn: '2026-11-06', kind: 'grant' },
    };
    const { row, faults } = applyMapping(mapping(`construction.${name}`), source, inList);
    expect(faults).toEqual([]);
    expect(row.GCDM).toBe(source.work.code);
    // Which case it is of, whatever the table calls it.
    expect(row.SPSXSLBM ?? row.STYWBH).toBe(source.case.number);
    // Signed on the 6th, and ended on it in Shanghai.
    expect(Object.values(row).some((value) => String(value).startsWith('2026-11-06'))).toBe(true);
  });
});
