import type { StandardItem } from '@zongheng/core/catalogue';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import type { Caller } from '../../journey/world.ts';
import { COUNTY, ITEM, implementationOf, PROVINCE, urlOf, useKeepers } from '../entries/entries-fixture.ts';
import type { DraftView } from '../entries/schema-parts.ts';
import { publishVersions } from '../store-versions.ts';
import {
  apply,
  type Book,
  bytesOf,
  checked,
  download,
  EXCHANGE,
  openBook,
  recheck,
  setCell,
  XLSX_NAME,
} from './exchange-fixture.ts';

const { scene, as } = useKeepers();
const HERE = `kind=implementation&division=${COUNTY}`;
const MAIN = '实施清单';
let office: Caller;
beforeAll(async () => {
  office = await scene().as('catalogue-keeper', { bodyId: `${COUNTY}-administrative-approval` });
});

const exported = async (who: Caller, more = '&what=missing') =>
  download(who, `${EXCHANGE}/export?${HERE}${more}`);
const draftOf = async (item: string): Promise<DraftView | null> =>
  (await as('county').get(urlOf(implementationOf(COUNTY, item), '/draft'))).json().draft;
const drafts = async () => {
  const [row] = await scene().database.app.read<{ n: number }>({
    name: 'test_drafts',
    text: 'SELECT count(*)::int AS n FROM catalogue.drafts',
  });
  return row?.n ?? -1;
};
const own = async (): Promise<Book> => openBook(await exported(as('county'), '&what=missing&body=own'));

describe('what is exported can be imported again unchanged', () => {
  test.each(['xlsx', 'json'])('an implementation as %s', async (format) => {
    const bytes = await exported(as('county'), `&body=own&format=${format}`);
    const found = await checked(as('county'), `清单.${format}`, bytes, HERE);
    expect(found.errors).toEqual([]);
    expect(found.items.length).toBeGreaterThan(0);
    expect(found.items.filter(({ status }) => status !== 'same')).toEqual([]);
    expectRefusal(await apply(as('county'), found.id), 422, 'import-empty');
  });

  test.each(['xlsx', 'json'])('the standards of a department as %s', async (format) => {
    const query = `kind=standard&division=${PROVINCE}`;
    const bytes = await download(as('province'), `${EXCHANGE}/export?${query}&body=own&format=${format}`);
    const found = await checked(as('province'), `标准.${format}`, bytes, query);
    expect(found.errors).toEqual([]);
    expect(found.items.length).toBeGreaterThan(0);
    expect(found.items.filter(({ status }) => status !== 'same')).toEqual([]);
  });

  test('all standards, as far as their form goes', async () => {
    const query = `kind=standard&division=${PROVINCE}`;
    const bytes = await download(as('province'), `${EXCHANGE}/export?${query}`);
    const found = await checked(as('province'), '标准.xlsx', bytes, query);
    // Those of other departments are refused for whose they are, and for nothing else.
    expect([...new Set(found.errors.map(({ code }) => code))]).toEqual(['entry-not-drafter']);
  });

  test('the workbook has its sheets, lists to choose from and a fixed heading', async () => {
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(await exported(as('county')));
    expect(sheets.map(({ name }) => name)).toEqual([
      ...[
        MAIN,
        '材料',
        '办理流程',
        '特别程序',
        '收费',
        '情形',
        '窗口',
        '常见问题',
        '设定依据',
        '说明',
        '代码',
      ],
    ]);
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 1 });
    expect(sheets[1]?.dataValidations?.length).toBeGreaterThan(3);
    expect(sheets.at(-1)?.hidden).toBe(true);
  });
});

test('a change is shown, applied as a draft, and can be handed in at once', async () => {
  const book = await own();
  setCell(book, MAIN, ITEM, '咨询方式', '024-00001111');
  const found = await checked(as('county'), XLSX_NAME, await bytesOf(book), HERE);
  expect(found.errors).toEqual([]);
  const item = found.items.find(({ subject }) => subject === ITEM);
  expect(item?.differences.map(({ path, afterWords }) => [path, afterWords])).toContainEqual([
    'local.consult',
    '024-00001111',
  ]);
  expect(await draftOf(ITEM)).toBeNull();
  const done = await apply(as('county'), found.id, { submit: true, deviating: true });
  expect(done.statusCode, done.body).toBe(200);
  const { outcome } = done.json();
  expect(outcome.saved).toBeGreaterThan(0);
  expect(outcome.submitted + outcome.notSubmitted.length).toBe(outcome.saved);
  expectRefusal(await apply(as('county'), found.id), 409, 'state-conflict');
  const status = (await draftOf(ITEM))?.status.code;
  expect(status).toBe('submitted');
  // What is in review is not written over.
  const again = await checked(as('county'), XLSX_NAME, await bytesOf(book), HERE);
  expect(again.errors.map(({ code }) => code)).toContain('entry-in-review');
  await as('county').post(urlOf(implementationOf(COUNTY), '/commands'), { command: { type: 'recall' } });
});

test('what the standard does not allow is named at its cell, and is a draft only where that is asked for', async () => {
  const book = await own();
  for (const [header, value] of [
    ['承诺时限数值', 500],
    ['承诺时限单位', '工作日'],
    ['承诺时限依据', '示例'],
    ['承诺时限起算', '自受理起'],
  ] as const)
    setCell(book, MAIN, ITEM, header, value);
  const found = await checked(as('county'), XLSX_NAME, await bytesOf(book), HERE);
  expect(found.errors).toEqual([]);
  const findings = found.items.find(({ subject }) => subject === ITEM)?.findings ?? [];
  const cell = setCell(book, MAIN, ITEM, '承诺时限数值', 500);
  expect(findings.map((each) => [each.sheet, each.cell])).toContainEqual([
    MAIN,
    cell.length > 3 ? expect.any(String) : cell,
  ]);
  expectRefusal(await apply(as('county'), found.id), 422, 'import-deviating');
  const done = await apply(as('county'), found.id, { deviating: true });
  expect(done.json().outcome.deviating, done.body).toBeGreaterThan(0);
});

test('errors come back in the workbook, beside their cells; mended, it goes in', async () => {
  const book = await own();
  const cell = setCell(book, MAIN, ITEM, '监督投诉方式', null);
  const found = await checked(as('county'), XLSX_NAME, await bytesOf(book), HERE);
  const bytes = await download(as('county'), `${EXCHANGE}/imports/${found.id}/errors`);
  const { readXlsx } = await import('hucre/xlsx');
  const main = (await readXlsx(bytes)).sheets.find(({ name }) => name === MAIN);
  const rows = main?.rows ?? [];
  const row = rows.findIndex(([id]) => id === ITEM);
  expect(rows[0]?.at(-1)).toBe('错误');
  expect(String(rows[row]?.at(-1))).toContain(`${cell}:“监督投诉方式”必须填写`);
  const place = rows[0]?.indexOf('监督投诉方式');
  expect(main?.cells?.get(`${row},${place}`)?.comment?.text).toContain('必须填写');
  const mended = await openBook(bytes);
  setCell(mended, MAIN, ITEM, '监督投诉方式', '12345');
  mended.delete('错误清单');
  const again = await checked(as('county'), XLSX_NAME, await bytesOf(mended), HERE);
  expect(again.errors).toEqual([]);
});

test('what has moved since the dry run refuses the whole; looked through again, it goes in', async () => {
  const book = await own();
  setCell(book, MAIN, ITEM, '咨询方式', '024-00002222');
  const found = await checked(as('county'), XLSX_NAME, await bytesOf(book), HERE);
  const draft = await draftOf(ITEM);
  const content = (draft?.content ?? {}) as { local: object };
  const between = await as('county').put(urlOf(implementationOf(COUNTY), '/draft'), {
    revision: draft?.revision ?? 0,
    content: { ...content, local: { ...content.local, consult: '024-00003333' } },
  });
  expect(between.statusCode, between.body).toBe(200);
  expectRefusal(await apply(as('county'), found.id, { deviating: true }), 409, 'version-conflict');
  expect((await draftOf(ITEM))?.content).toMatchObject({ local: { consult: '024-00003333' } });
  await recheck(as('county'), found.id);
  const done = await apply(as('county'), found.id, { deviating: true });
  expect(done.statusCode, done.body).toBe(200);
  expect((await draftOf(ITEM))?.content).toMatchObject({ local: { consult: '024-00002222' } });
});

describe('a whole county of 200 items', () => {
  let book: Book;
  let items: string[] = [];
  beforeAll(async () => {
    const { catalogue, database, clock } = scene().services;
    const base = catalogue.items().find(({ id }) => id === ITEM) as StandardItem;
    const publishedAt = new Date(clock.now()).toISOString();
    const made = Array.from({ length: 200 }, (_, i) => ({
      ...base,
      id: `bulk-${i + 1}`,
      name: `${base.name}${i + 1}`,
      version: 1,
    }));
    await database.pipeline(
      publishVersions(
        made.map((body) => ({
          ...{
            kind: 'standard' as const,
            subject: body.id,
            division: PROVINCE,
            version: 1,
            standard: null,
            body,
          },
          ...{ validFrom: catalogue.today, publishedAt, origin: 'keeper' as const },
        })),
      ),
    );
    await catalogue.law.refresh();
    items = made.map(({ id }) => id);
    book = await openBook(await exported(office));
    const wanted = new Set(items);
    for (const [name, rows] of book) {
      if (name === '说明' || name === '代码') continue;
      book.set(
        name,
        rows.filter(([id], row) => row === 0 || wanted.has(String(id))),
      );
    }
  });

  test('one bad row, and nothing is written', async () => {
    const before = await drafts();
    const bad = new Map([...book].map(([name, rows]) => [name, rows.map((row) => [...row])]));
    setCell(bad, MAIN, 'bulk-137', '权力来源', '没有的来源');
    const found = await checked(office, XLSX_NAME, await bytesOf(bad), HERE);
    expect(found.errors).toMatchObject([{ sheet: MAIN, code: 'choice', item: 'bulk-137' }]);
    expectRefusal(await apply(office, found.id, { deviating: true }), 422, 'import-errors');
    expect(await drafts()).toBe(before);
  });

  test('it becomes drafts in one go', async () => {
    const before = await drafts();
    const found = await checked(office, XLSX_NAME, await bytesOf(book), HERE);
    expect(found.errors).toEqual([]);
    expect([found.total, found.items.filter(({ status }) => status === 'new').length]).toEqual([200, 200]);
    const done = await apply(office, found.id);
    expect(done.json().outcome, done.body).toMatchObject({ saved: 200, deviating: 0 });
    expect(await drafts()).toBe(before + 200);
  });

  test('one that somebody else has begun meanwhile, and none of them is overwritten', async () => {
    const next = new Map([...book].map(([name, rows]) => [name, rows.map((row) => [...row])]));
    for (const item of items) setCell(next, MAIN, item, '咨询方式', '024-99990000');
    const found = await checked(office, XLSX_NAME, await bytesOf(next), HERE);
    const draft = await draftOf('bulk-7');
    await as('county').put(urlOf(implementationOf(COUNTY, 'bulk-7'), '/draft'), {
      revision: draft?.revision,
      content: draft?.content,
    });
    expectRefusal(await apply(office, found.id), 409, 'version-conflict');
    expect((await draftOf('bulk-8'))?.content).not.toMatchObject({ local: { consult: '024-99990000' } });
  });
});
