import { MESSAGES } from '../messages.ts';
import { valueAt } from '../sources/fields.ts';
import type { Column, Mapping } from './mapping.ts';
import { applyRule } from './rules.ts';

/** One thing wrong with a message. `rule`: the quality rule of the exchange standard, 1–15, where one is broken. */
export type Fault = {
  readonly rule: number | null;
  readonly column: string | null;
  readonly message: string;
};

export type Row = Readonly<Record<string, unknown>>;

/** Whether a code is in a list; undefined where the list itself is not known. */
export type InList = (list: string, code: string) => boolean | undefined;

/** Values of the code lists are rule 6's matter, a unit's are rule 8's, a document's rule 9's, a procedure's 10's. */
const RULE_OF_SOURCE: Readonly<Record<string, number>> = { unit: 8, document: 9, special: 10 };

/** Makes the row of one message; every fault is named, so that a person mends all of them at once. */
export function applyMapping(
  mapping: Mapping,
  source: unknown,
  inList: InList,
): { readonly row: Row; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const rule = RULE_OF_SOURCE[mapping.source] ?? 6;
  const row = mapColumns(mapping.columns, source, inList, (column, message) =>
    faults.push({ rule, column, message }),
  );
  return { row, faults };
}

/** Whether a thing is reported by this mapping at all. */
export function isReported(mapping: Mapping, source: unknown): boolean {
  return Object.entries(mapping.only ?? {}).every(([path, values]) =>
    values.some((value) => String(value) === String(valueAt(source, path))),
  );
}

type Tell = (column: string, message: string) => void;

function mapColumns(columns: readonly Column[], source: unknown, inList: InList, tell: Tell): Row {
  const row: Record<string, unknown> = {};
  for (const column of columns) {
    const say = (message: string) => tell(column.column, `${column.name}:${message}`);
    const value = columnValue(column, source, inList, say);
    row[column.column] = value ?? null;
    if (value === null && column.required) say(MESSAGES.faults.required);
  }
  return row;
}

function columnValue(
  column: Column,
  source: unknown,
  inList: InList,
  say: (message: string) => void,
): unknown {
  if (column.const !== undefined) return column.const;
  if (column.from === null || column.from === undefined) return null;
  const given = valueAt(source, column.from);
  if (given === undefined || given === null || given === '') return null;
  if (column.type === 'list') return list(column, given, inList, say);
  const mapped = mapValue(column, given, say);
  if (mapped === null || mapped === undefined) return null;
  const ruled = column.rule === undefined ? mapped : applyRule(column.rule, mapped, column.length);
  if (ruled === undefined) {
    say(MESSAGES.faults.form(String(given)));
    return null;
  }
  const value = typed(column, ruled);
  if (value === undefined) {
    say(MESSAGES.faults.type(column.type, String(ruled)));
    return null;
  }
  check(column, value, inList, say);
  return value;
}

function list(column: Column, given: unknown, inList: InList, say: (message: string) => void): unknown {
  if (!Array.isArray(given)) return null;
  return given.map((entry, i) =>
    mapColumns(column.columns ?? [], entry, inList, (_, message) =>
      say(MESSAGES.faults.entry(i + 1, message)),
    ),
  );
}

function mapValue(column: Column, given: unknown, say: (message: string) => void): unknown {
  if (!column.map) return given;
  const key = String(given);
  if (Object.hasOwn(column.map, key)) return column.map[key];
  if (column.otherwise === undefined) say(MESSAGES.faults.unmapped(key));
  return column.otherwise ?? null;
}

const DECIMAL = /^-?\d{1,18}(\.\d{1,8})?$/;

function typed(column: Column, value: unknown): string | number | undefined {
  switch (column.type) {
    case 'integer': {
      const number = typeof value === 'boolean' ? Number(value) : Number(value);
      return Number.isSafeInteger(number) ? number : undefined;
    }
    // As text: an amount must not pass through a binary fraction.
    case 'decimal':
      return DECIMAL.test(String(value)) ? String(value) : undefined;
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? String(value) : undefined;
    case 'time':
      return /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2})?$/.test(String(value)) ? String(value) : undefined;
    case 'text':
    case 'binary':
      return Array.isArray(value) ? value.join(';') : String(value);
    case 'list':
      return undefined;
  }
}

function check(column: Column, value: string | number, inList: InList, say: (message: string) => void): void {
  const text = String(value);
  if (column.length !== undefined && [...text].length > column.length) {
    say(MESSAGES.faults.length(column.length, [...text].length));
  }
  if (column.list !== undefined && inList(column.list, text) === false) {
    say(MESSAGES.faults.list(column.list, text));
  }
}
