import type { Catalogue } from '../../catalogue/index.ts';
import type { Fault, Row } from '../mapping/apply.ts';
import type { Column, Mapping } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import type { PayloadRow } from './schema.ts';

/**
 * A message's row as a table for people: every column with its name, value, the name of its code, its mark
 * and what is wrong with it. Columns the mapping does not name (any more) come last, under their own name.
 */
export function payloadRows(
  catalogue: Catalogue,
  mapping: Pick<Mapping, 'columns'> | undefined,
  payload: Row,
  faults: readonly Fault[],
): PayloadRow[] {
  const columns = mapping?.columns ?? [];
  const named = new Set(columns.map(({ column }) => column));
  const rest = Object.keys(payload).filter((column) => !named.has(column));
  return [
    ...columns.flatMap((column) => rowsOf(catalogue, column, payload[column.column], faults)),
    ...rest.map((column) => ({
      column,
      name: column,
      value: text(payload[column]),
      codeName: null,
      required: false,
      mark: null,
      fault: faultOf(faults, column),
    })),
  ];
}

function rowsOf(
  catalogue: Catalogue,
  column: Column,
  value: unknown,
  faults: readonly Fault[],
): PayloadRow[] {
  const entries = column.type === 'list' && Array.isArray(value) ? value : null;
  const own: PayloadRow = {
    column: column.column,
    name: column.name,
    value: entries ? MESSAGES.console.entries(entries.length) : shown(column, value),
    codeName: entries ? null : codeName(catalogue, column, value),
    required: column.required === true,
    mark: column.mark ?? null,
    fault: faultOf(faults, column.column),
  };
  const below = (entries ?? []).flatMap((entry: unknown, i) =>
    (column.columns ?? []).flatMap((inner) => {
      const given = typeof entry === 'object' && entry !== null ? (entry as Row)[inner.column] : undefined;
      return rowsOf(catalogue, inner, given, []).map((row) => ({
        ...row,
        column: `${column.column}[${i + 1}].${row.column}`,
        name: MESSAGES.console.entry(column.name, i + 1, row.name),
      }));
    }),
  );
  return [own, ...below];
}

function faultOf(faults: readonly Fault[], column: string): string | null {
  const own = faults.filter((fault) => fault.column === column).map((fault) => fault.message);
  return own.length === 0 ? null : own.join(';');
}

function codeName(catalogue: Catalogue, column: Column, value: unknown): string | null {
  if (column.list === undefined || value === null || value === undefined) return null;
  const list = catalogue.codeLists().find(({ id }) => id === column.list);
  return list?.rows.find(({ code }) => code === String(value))?.name ?? null;
}

/** Who mends a message needs to know that a telephone number is there and how long, not whom it reaches. */
function shown(column: Column, value: unknown): string | null {
  const plain = text(value);
  return plain !== null && /mobile$/i.test(column.from ?? '')
    ? plain.replace(/^(.{3}).+(.{4})$/, '$1****$2')
    : plain;
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
