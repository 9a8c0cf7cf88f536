/** A cell as it stands in a workbook. Dates are kept apart: no column takes one. */
export type RawCell = string | number | boolean | null | { readonly date: string };

/** A sheet as read: rows from the first line on; places of merged cells and formulas by their names (`B7`). */
export type RawSheet = {
  readonly name: string;
  readonly rows: readonly (readonly RawCell[])[];
  readonly merged: readonly string[];
  readonly formulas: readonly string[];
};

/** What is wrong at a place of the file. `item`: the entry it belongs to, where that is known. */
export type CellError = {
  readonly sheet: string;
  /** `B7`; of a JSON file the path; empty: the whole sheet. */
  readonly cell: string;
  readonly code: string;
  readonly message: string;
  readonly source: string;
  readonly item: string | null;
};

/** Name of a column by its place from 0: A, B … Z, AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ''}${String.fromCharCode(65 + (index % 26))}`;
}

/** Name of a cell by row and column from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** The cell's text, trimmed; empty for none. */
export function textOf(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? cell.date : String(cell).trim();
}
