import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Catalogue } from '../catalogue.ts';
import { type CellError, type RawSheet, textOf } from './cell.ts';
import { type ExchangeKind, sheetsOf } from './columns.ts';
import { ERROR_COLUMN, MESSAGES as say } from './messages.ts';
import { templateSheets } from './write-workbook.ts';

const RED = {
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD6D6' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const;
const LIST = '错误清单';

/** The workbook as it was sent, with each error beside its cell: red, a comment, and in words at the end of the row. */
export function writeErrorWorkbook(
  catalogue: Catalogue,
  kind: ExchangeKind,
  division: string,
  sheets: readonly RawSheet[],
  errors: readonly CellError[],
): Promise<Uint8Array> {
  const own = new Set(sheetsOf(kind).map(({ name }) => name));
  const template = templateSheets(catalogue, kind, division);
  const marked = sheets
    .filter(({ name }) => own.has(name.trim()))
    .map((sheet) => ({ ...template.get(sheet.name.trim()), ...mark(sheet, errors) }));
  const lists = [...template.values()].filter(({ name }) => !own.has(name));
  return writeXlsx({ sheets: [...marked, listOf(errors), ...lists] });
}

/** Of a file that has no sheets: the errors alone. */
export function writeErrorList(errors: readonly CellError[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: [listOf(errors)] });
}

function mark(sheet: RawSheet, all: readonly CellError[]): WriteSheet {
  const errors = all.filter((error) => error.sheet === sheet.name);
  const header = sheet.rows[0] ?? [];
  const found = header.findIndex((cell) => textOf(cell) === ERROR_COLUMN);
  const column = found < 0 ? header.length : found;
  const byRow = new Map<number, string[]>();
  const cells = new Map<string, Partial<Cell>>();
  for (const { cell, message } of errors) {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const row = Number(digits) - 1;
    const at = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const value = sheet.rows[row]?.[at] ?? null;
    const before = cells.get(`${row},${at}`)?.comment?.text;
    const text = before === undefined ? message : `${before}\n${message}`;
    cells.set(`${row},${at}`, {
      value: plain(value),
      style: RED,
      comment: { author: say.errorAuthor, text },
    });
    byRow.set(row, [...(byRow.get(row) ?? []), cell === '' ? message : `${cell}:${message}`]);
  }
  const length = Math.max(sheet.rows.length, ...[...byRow.keys()].map((row) => row + 1), 1);
  const rows = Array.from({ length }, (_, row) => {
    const given = (sheet.rows[row] ?? []).slice(0, column).map(plain);
    const padded = [...given, ...Array.from({ length: column - given.length }, () => null)];
    const text =
      row === 0 ? [ERROR_COLUMN, ...(byRow.get(0) ?? [])].join('\n') : (byRow.get(row)?.join('\n') ?? null);
    return [...padded, text];
  });
  // The heading itself must stay what it is, or the sheet could not be sent in again.
  if (rows[0]) rows[0][column] = ERROR_COLUMN;
  if (errors.length > 0) cells.set(`0,${column}`, { value: ERROR_COLUMN, style: RED });
  return { name: sheet.name, rows, cells };
}

function plain(cell: RawSheet['rows'][number][number]): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? cell.date : cell;
}

function listOf(errors: readonly CellError[]): WriteSheet {
  const rows = errors.map(({ sheet, cell, item, message, source }) => [
    sheet,
    cell,
    item ?? '',
    message,
    source,
  ]);
  return {
    name: LIST,
    columns: [{ width: 16 }, { width: 12 }, { width: 20 }, { width: 80 }, { width: 30 }],
    rows: [['工作表', '单元格', '事项编码', '错误', '依据'], ...rows],
    freezePane: { rows: 1 },
  };
}
