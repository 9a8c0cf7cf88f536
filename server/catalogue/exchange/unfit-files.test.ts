import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import type { Caller } from '../../journey/world.ts';
import { COUNTY, ITEM, useKeepers } from '../entries/entries-fixture.ts';
import {
  apply,
  type Book,
  bytesOf,
  checked,
  columnOf,
  download,
  EXCHANGE,
  openBook,
  setCell,
  upload,
  XLSX_NAME,
} from './exchange-fixture.ts';
import { cut, EMPTY_ZIP, withPart } from './spoilt-archives.ts';

/** What is refused of a file, each with its sentence and place, and nothing written. */
const { scene, as } = useKeepers();
const HERE = `kind=implementation&division=${COUNTY}`;
const MAIN = '实施清单';

const exported = async (who: Caller, more: string) => download(who, `${EXCHANGE}/export?${HERE}${more}`);
const own = async (): Promise<Book> => openBook(await exported(as('county'), '&what=missing&body=own'));
const drafts = async () => {
  const [row] = await scene().database.app.read<{ n: number }>({
    name: 'test_drafts',
    text: 'SELECT count(*)::int AS n FROM catalogue.drafts',
  });
  return row?.n ?? -1;
};

describe('a workbook that is not fit', () => {
  type Case = readonly [
    what: string,
    make: (book: Book) => Promise<Buffer> | Buffer,
    code: string,
    place: string | null,
    words: RegExp,
  ];
  const sheet = (book: Book, name: string) => book.get(name) ?? [];
  const changed = (change: (book: Book) => void) => (book: Book) => {
    change(book);
    return bytesOf(book);
  };
  const CASES: readonly Case[] = [
    [
      'a sheet of another name',
      changed((book) => book.set('清单一', []) && void book.delete(MAIN)),
      'sheet',
      '',
      /清单一|实施清单/,
    ],
    [
      'a column is missing',
      changed((book) => {
        const at = columnOf(book, MAIN, '实施主体');
        for (const row of sheet(book, MAIN)) row.splice(at, 1);
      }),
      'column',
      'A1',
      /缺少“实施主体”列/,
    ],
    [
      'a column nobody knows',
      changed((book) => void (sheet(book, '材料')[0] ?? []).push('备用')),
      'column',
      null,
      /没有“备用”列/,
    ],
    [
      'a column twice',
      changed((book) => void (sheet(book, '材料')[0] ?? []).push('来源')),
      'column',
      null,
      /出现了两次/,
    ],
    [
      'merged cells',
      (book) => bytesOf(book, { 窗口: { merges: [{ startRow: 1, startCol: 3, endRow: 2, endCol: 3 }] } }),
      'merged',
      'D2',
      /合并单元格/,
    ],
    [
      'a formula',
      (book) => bytesOf(book, { 窗口: { cells: new Map([['1,3', { formula: 'A1&A2', value: 'x' }]]) } }),
      'formula',
      'D2',
      /公式/,
    ],
    [
      'a date',
      changed((book) => setCell(book, MAIN, ITEM, '数据说明', new Date('2026-01-02'))),
      'date',
      null,
      /日期格式/,
    ],
    [
      'a telephone number as a number',
      changed((book) => setCell(book, '窗口', ITEM, '电话', 24_1234_5678)),
      'number',
      null,
      /前导零/,
    ],
    [
      'a number with its unit',
      changed((book) => setCell(book, MAIN, ITEM, '到现场次数', '1次')),
      'integer',
      null,
      /应填不小于 0 的整数,现为“1次”/,
    ],
    [
      'neither yes nor no',
      changed((book) => setCell(book, MAIN, ITEM, '告知承诺', '可以')),
      'choice',
      null,
      /“是”或“否”/,
    ],
    [
      'an item nobody knows',
      changed((book) => void sheet(book, MAIN).push(['no-such-item', '没有的事项'])),
      'unknown-item',
      null,
      /没有编码为“no-such-item”/,
    ],
    [
      'an item of another level',
      changed((book) => void sheet(book, MAIN).push(['inter-basin-transfer-nobody', ''])),
      'unknown-item',
      null,
      /没有编码为/,
    ],
    [
      'an item twice',
      changed((book) => void sheet(book, MAIN).push([...(sheet(book, MAIN)[1] ?? [])])),
      'twice',
      null,
      /重复,第 2 行/,
    ],
    [
      'a material nobody knows',
      changed((book) => void sheet(book, '材料').push([ITEM, '', '没有的材料', '必要', null, '申请人提交'])),
      'unknown-material',
      null,
      /材料目录中没有“没有的材料”/,
    ],
    [
      'a body nobody knows',
      changed((book) => setCell(book, MAIN, ITEM, '实施主体', '没有的局')),
      'unknown-body',
      null,
      /没有名为“没有的局”/,
    ],
    [
      'a row twice',
      changed((book) => {
        const row = sheet(book, '窗口')[1] ?? [];
        sheet(book, '窗口').push([...row]);
      }),
      'twice',
      null,
      /与第 2 行重复/,
    ],
    [
      'a row of no item',
      changed((book) => void sheet(book, '常见问题').push(['fire-design', '', '问', '答'])),
      'unknown-item',
      null,
      /不在第一张表中/,
    ],
    [
      'something necessary left out',
      changed((book) => setCell(book, MAIN, ITEM, '监督投诉方式', null)),
      'required',
      null,
      /“监督投诉方式”必须填写/,
    ],
    [
      'members of an element that is inherited',
      changed((book) => {
        setCell(book, MAIN, ITEM, '常见问题由', '沿用标准');
        sheet(book, '常见问题').push([ITEM, '', '问', '答']);
      }),
      'inherited',
      null,
      /不能在此填写/,
    ],
    [
      '50,000 rows',
      changed((book) => {
        for (let i = 0; i < 50_000; i += 1) sheet(book, '常见问题').push([ITEM, '', `问${i}`, '答']);
      }),
      'too-many-rows',
      '',
      /超过 5000 行/,
    ],
    [
      'one cell far away',
      changed((book) => void (sheet(book, '常见问题')[0] ?? []).splice(200, 0, ...Array(200).fill('x'))),
      'too-many-columns',
      '',
      /超过 80 列/,
    ],
    [
      'macros',
      async (book) => withPart(await bytesOf(book), 'xl/vbaProject.bin', Buffer.from('macro')),
      'macros',
      '',
      /含有宏/,
    ],
    ['not an archive', () => Buffer.from('这不是工作簿'), 'file-type', '', /不是 Excel 工作簿/],
    [
      'an archive that is none of a workbook',
      async () => withPart(EMPTY_ZIP, 'a.txt', Buffer.from('x')),
      'file-type',
      '',
      /不是 Excel 工作簿/,
    ],
    ['an archive cut short', async (book) => cut(await bytesOf(book)), 'file-broken', '', /损坏/],
    [
      'an archive that grows without end',
      async (book) => withPart(await bytesOf(book), 'xl/media/a.bin', Buffer.alloc(200 * 1_048_576)),
      'archive-size',
      '',
      /展开后超过 96 MB/,
    ],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]),
      'file-type',
      '',
      /旧版 .xls/,
    ],
  ];

  test.each(CASES)('%s', async (_, make, code, place, words) => {
    const before = await drafts();
    const bytes = await make(await own());
    const started = performance.now();
    const found = await checked(as('county'), XLSX_NAME, bytes, HERE);
    expect(performance.now() - started).toBeLessThan(10_000);
    const error = found.errors.find((each) => each.code === code && words.test(each.message));
    expect(error, JSON.stringify(found.errors.slice(0, 5))).toBeDefined();
    if (place !== null) expect(error?.cell).toBe(place);
    expectRefusal(await apply(as('county'), found.id), 422, 'import-errors');
    expect(await drafts()).toBe(before);
  });

  test.each([
    ['of another kind', '清单.xlsm', 'file-type'],
    ['with nothing in it', '清单.xlsx', 'file-empty'],
  ])('a file %s', async (_, name, code) => {
    const bytes = code === 'file-empty' ? Buffer.alloc(0) : Buffer.from('x');
    expectRefusal(await upload(as('county'), name, bytes, HERE), 422, code, 'file');
  });

  test.each([
    ['no JSON', '{', /不是有效的 JSON/],
    ['of another format', '{"entries":[]}', /不是本平台导出的 JSON/],
    [
      'of another version',
      JSON.stringify({ format: 'zongheng-catalogue', schema: 9, entries: [] }),
      /格式版本“9”/,
    ],
    [
      'of another division',
      JSON.stringify({
        format: 'zongheng-catalogue',
        schema: 1,
        kind: 'implementation',
        division: '210100',
        entries: [{}],
      }),
      /文件是区划“210100”的/,
    ],
  ])('JSON %s', async (_, text, words) => {
    const found = await checked(as('county'), '清单.json', Buffer.from(text), HERE);
    expect(found.errors[0]?.message).toMatch(words);
  });

  test('JSON with a content of another shape: told by its path', async () => {
    const file = JSON.parse((await exported(as('county'), '&body=own&format=json')).toString());
    file.entries[0].local.consult = 7;
    const found = await checked(as('county'), '清单.json', Buffer.from(JSON.stringify(file)), HERE);
    expect(found.errors).toMatchObject([{ sheet: 'JSON', cell: 'entries[0].local.consult' }]);
  });
});
