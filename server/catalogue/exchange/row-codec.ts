import { type CellError, cellName, type RawCell, textOf } from './cell.ts';
import type { Column } from './columns.ts';
import type { Lists } from './lists.ts';
import { MESSAGES as say } from './messages.ts';

/** What a row says, by the fields of its columns. */
export type Fields = Readonly<Record<string, unknown>>;

/** The cells of a row. Numbers stay numbers, so that a spreadsheet can sort by them. */
export function cellsOf(
  columns: readonly Column[],
  fields: Fields,
  lists: Lists,
): (string | number | null)[] {
  return columns.map(({ field, kind, list }) => {
    const value = fields[field];
    if (value === undefined || value === null) return null;
    if (kind === 'integer' || kind === 'decimal') return Number(value);
    if (kind === 'lines')
      return (value as readonly string[]).length === 0 ? '无' : (value as string[]).join('\n');
    if (kind === 'choice' && list) return lists.label(list, value);
    if (kind === 'choices' && list)
      return (value as unknown[]).map((each) => lists.label(list, each)).join('\n');
    return String(value);
  });
}

export type Place = {
  readonly sheet: string;
  readonly row: number;
  readonly at: ReadonlyMap<string, number>;
};
type Tell = (error: Omit<CellError, 'sheet' | 'source' | 'item'>) => void;

/**
 * What the cells of a row say; faults are told of cell by cell, and the field then left out.
 *
 * @param row place of the row from 0; `at`: place of each column, by its heading
 */
export function fieldsOf(
  columns: readonly Column[],
  cells: readonly RawCell[],
  { row, at }: Place,
  lists: Lists,
  tell: Tell,
): Fields {
  const fields: Record<string, unknown> = {};
  for (const column of columns) {
    const place = at.get(column.header);
    if (column.kind === 'shown' || place === undefined) continue;
    const cell = cells[place];
    const say = (code: string, message: string): void => tell({ cell: cellName(row, place), code, message });
    const value = readCell(column, cell, lists, say);
    if (value !== undefined) fields[column.field] = value;
  }
  return fields;
}

function readCell(
  column: Column,
  cell: RawCell | undefined,
  lists: Lists,
  tell: (code: string, message: string) => void,
) {
  const text = textOf(cell);
  if (text === '') {
    if (column.empty === 'required') tell('required', say.required(column.header));
    return column.empty === 'null' ? null : undefined;
  }
  if (typeof cell === 'object' && cell !== null) return void tell('date', say.isDate);
  switch (column.kind) {
    case 'integer':
      return /^\d{1,6}$/.test(text) ? Number(text) : void tell('integer', say.integer(text));
    case 'decimal':
      return /^-?\d{1,4}(\.\d+)?$/.test(text) ? Number(text) : void tell('decimal', say.decimal(text));
    case 'code':
      return typeof cell === 'number' ? void tell('number', say.isNumber) : text;
    case 'lines':
      return text === '无' ? [] : linesOf(text);
    case 'choice':
    case 'choices':
      return chosen(column, text, lists, tell);
    default:
      return typeof cell === 'boolean' ? void tell('text', say.notText) : text;
  }
}

function chosen(column: Column, text: string, lists: Lists, tell: (code: string, message: string) => void) {
  const { list = 'yesNo', kind } = column;
  const one = (given: string) => {
    const value = lists.value(list, given);
    if (value !== undefined) return value;
    if (list === 'materials') return void tell('unknown-material', say.unknownMaterial(given));
    if (list === 'bodies' || list === 'supervisors') return void tell('unknown-body', say.unknownBody(given));
    if (list === 'items') return void tell('unknown-item', say.unknownItem(given));
    return void tell('choice', list === 'yesNo' ? say.yesNo(given) : say.notInList(given));
  };
  return kind === 'choice'
    ? one(text)
    : linesOf(text)
        .map(one)
        .filter((value) => value !== undefined);
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
