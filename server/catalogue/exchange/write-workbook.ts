import { type Cell, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Catalogue } from '../catalogue.ts';
import { MOST_ROWS } from './archive.ts';
import { cellName, columnName } from './cell.ts';
import {
  type Column,
  type ExchangeKind,
  GUIDE_SHEET,
  LIST_SHEET,
  type ListName,
  sheetsOf,
} from './columns.ts';
import { guideRows } from './guide-sheet.ts';
import { type Lists, listsOf } from './lists.ts';
import { MESSAGES as say } from './messages.ts';
import { cellsOf, type Fields } from './row-codec.ts';
import { rowsOf } from './to-fields.ts';

/** An entry to be written out. */
export type Written = { readonly itemName: string; readonly content: object };

const HEAD = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8EEF7' } },
  alignment: { wrapText: true, vertical: 'center' },
} as const;
const BODY = { alignment: { wrapText: true, vertical: 'top' } } as const;
/** Text, so that a spreadsheet keeps leading zeros. */
const TEXT = { ...BODY, numFmt: '@' } as const;

/** A workbook of a division's entries, with lists to choose from; without entries it is the template. */
export function writeWorkbook(
  catalogue: Catalogue,
  kind: ExchangeKind,
  division: string,
  entries: readonly Written[],
): Promise<Uint8Array> {
  const place = catalogue.division(division)?.name ?? division;
  const properties = { title: `${place}${say.kinds[kind]}`, creator: say.errorAuthor };
  return writeXlsx({ sheets: sheetsWith(catalogue, kind, division, entries), properties });
}

/** The sheets of an empty workbook, by their names: headings, widths and lists to choose from. */
export function templateSheets(
  catalogue: Catalogue,
  kind: ExchangeKind,
  division: string,
): ReadonlyMap<string, WriteSheet> {
  return new Map(sheetsWith(catalogue, kind, division, []).map((sheet) => [sheet.name, sheet]));
}

function sheetsWith(
  catalogue: Catalogue,
  kind: ExchangeKind,
  division: string,
  entries: readonly Written[],
): WriteSheet[] {
  const lists = listsOf(catalogue, division);
  const all = entries.map(({ itemName, content }) => rowsOf(kind, content, itemName));
  const specs = sheetsOf(kind);
  const used = [...new Set(specs.flatMap(({ columns }) => columns.flatMap(({ list }) => list ?? [])))];
  const sheets = specs.map(({ name, columns, element }): WriteSheet => {
    const rows: Fields[] = all.flatMap(({ main, parts }) =>
      element === null ? [main] : (parts[element] ?? []),
    );
    return sheetOf(name, columns, rows, lists, used);
  });
  const place = catalogue.division(division)?.name ?? division;
  const guide: WriteSheet = {
    name: GUIDE_SHEET,
    columns: [{ width: 24 }, { width: 90, style: BODY }],
    rows: guideRows(kind, place, division, entries.length).map((row) => [...row]),
  };
  return [...sheets, guide, listSheet(lists, used)];
}

function sheetOf(
  name: string,
  columns: readonly Column[],
  rows: readonly Fields[],
  lists: Lists,
  used: readonly ListName[],
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  for (const [place, { header, note }] of columns.entries()) {
    const comment = note === undefined ? {} : { comment: { author: say.errorAuthor, text: note } };
    cells.set(`0,${place}`, { value: header, type: 'string', style: HEAD, ...comment });
  }
  return {
    name,
    columns: columns.map(({ kind, width = 18 }) => ({ width, style: kind === 'integer' ? BODY : TEXT })),
    rows: [columns.map(({ header }) => header), ...rows.map((row) => cellsOf(columns, row, lists))],
    cells,
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${cellName(rows.length, columns.length - 1)}` },
    dataValidations: columns.flatMap((column, place) => validationOf(column, place, lists, used)),
  };
}

/** A list drops down from the sheet of lists: one in the rule itself may not be longer than 255 characters. */
function validationOf(
  { kind, list }: Column,
  place: number,
  lists: Lists,
  used: readonly ListName[],
): readonly DataValidation[] {
  if (list === undefined || kind === 'choices') return [];
  const column = columnName(used.indexOf(list));
  const range = `${columnName(place)}2:${columnName(place)}${MOST_ROWS + 1}`;
  const last = Math.max(lists.of(list).length, 1) + 1;
  return [
    {
      ...{ type: 'list', formula1: `${LIST_SHEET}!$${column}$2:$${column}$${last}`, range },
      ...{ allowBlank: true, showErrorMessage: true, errorStyle: 'stop' },
      errorMessage: '请从下拉列表选择。',
    },
  ];
}

function listSheet(lists: Lists, used: readonly ListName[]): WriteSheet {
  const columns = used.map((list) => lists.of(list).map(({ label }) => label));
  const longest = Math.max(...columns.map(({ length }) => length), 0);
  const rows = Array.from({ length: longest }, (_, row) => columns.map((column) => column[row] ?? null));
  return { name: LIST_SHEET, hidden: true, rows: [used.map((list) => list), ...rows] };
}
