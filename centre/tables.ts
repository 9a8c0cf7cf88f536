import data from './data/tables.json' with { type: 'json' };

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'instant' | 'binary';

/** A row of this table names a row of another, which must be valid and stored before it. */
export type Reference = {
  readonly rule: number;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  /** True where the row may go without: only what is filled in is looked up. */
  readonly optional?: boolean;
};

export type Unit = { readonly code: string; readonly name: string; readonly required: boolean };

/** One table of the front database and what its rows are held to. Names as in PostgreSQL, lower case. */
export type FrontTable = {
  readonly name: string;
  readonly title: string;
  /** Checked in this order: parents first. */
  readonly order: number;
  readonly columns: readonly (readonly [name: string, type: ColumnType, title: string])[];
  readonly required?: readonly string[];
  /** Columns another rule than 6 asks for. */
  readonly requiredBy?: Readonly<Record<string, readonly string[]>>;
  /** At least one of these is filled in. */
  readonly requiredOne?: { readonly rule: number; readonly columns: readonly string[] };
  readonly lists?: Readonly<Record<string, string>>;
  readonly lengths?: Readonly<Record<string, number>>;
  readonly units?: readonly Unit[];
  readonly references?: readonly Reference[];
  readonly indexes?: readonly (readonly string[])[];
};

export type ValueList = {
  readonly codes: readonly string[];
  /** Several codes may be joined by commas. */
  readonly several?: boolean;
  readonly mark?: string;
};

/** JSON imports widen tuples to arrays; `tables.test.ts` holds the file to this shape. */
const standard = data as unknown as {
  readonly version: string;
  readonly mark: string;
  readonly instantHours: number;
  readonly officeFrom: string;
  readonly officeTo: string;
  readonly lists: Readonly<Record<string, ValueList>>;
  readonly tables: readonly FrontTable[];
};

export const FRONT_TABLES: readonly FrontTable[] = standard.tables;
export const VALUE_LISTS = standard.lists;
export const STANDARD = {
  version: standard.version,
  mark: standard.mark,
  /** A decision in fewer hours than this is flagged 秒办 [check]. */
  instantHours: standard.instantHours,
  officeFrom: standard.officeFrom,
  officeTo: standard.officeTo,
} as const;

const byName = new Map(FRONT_TABLES.map((table) => [table.name, table]));

/** @throws Error for a table the standard does not have. */
export function frontTable(name: string): FrontTable {
  const table = byName.get(name);
  if (table === undefined) throw new Error(`no such table: ${name}`);
  return table;
}

export function titleOf(table: FrontTable, column: string): string {
  return table.columns.find(([name]) => name === column)?.[2] ?? column;
}

/** Tables other rules are about. */
export const PROJECTS = 'spgl_xmjbxxb';
export const CASES = 'spgl_xmspsxblxxb';
export const DETAILS = 'spgl_xmspsxblxxxxb';
export const FLOWS = 'spgl_splcxxb';
export const DOCUMENTS = 'spgl_xmspsxpfwjxxb';
export const SPECIAL = 'spgl_xmspsxbltbcxxxb';
