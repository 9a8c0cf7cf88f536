import type { PartElement } from './columns.ts';

/** Where a row stands in a workbook, and which column holds which field. */
export type RowPlace = {
  readonly sheet: string;
  /** From 0. */
  readonly row: number;
  readonly columns: Readonly<Record<string, number>>;
};
export type Rows = {
  readonly main: RowPlace;
  readonly parts: Partial<Record<PartElement, readonly RowPlace[]>>;
};

/** An entry of an imported file. `rows` null: of a JSON file, where a place is a path. */
export type ParsedEntry = {
  readonly subject: string;
  readonly content: unknown;
  readonly rows: Rows | null;
  /** Path of it in a JSON file. */
  readonly path?: string;
};
