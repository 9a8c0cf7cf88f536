import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { CATALOGUE_EXPORT_MESSAGES as say } from './messages.ts';
import type { ExportedTable } from './tables.ts';

/** A sheet a table: the standard's column names, their Chinese names below, values as they would be sent. */
export function writeTables(tables: readonly ExportedTable[]): Promise<Uint8Array> {
  const sheets = tables.map(({ mapping, rows }): WriteSheet => {
    const columns = mapping.columns.map(({ column }) => column);
    const body = rows.map((row) => columns.map((column) => textOf(row[column])));
    return {
      name: mapping.target ?? mapping.kind,
      columns: columns.map(() => ({ width: 20, style: { numFmt: '@' } })),
      rows: [columns, mapping.columns.map(({ name }) => name), ...body],
      freezePane: { rows: 2 },
    };
  });
  const faults = tables.flatMap(({ mapping, faults: found }) =>
    found.map(({ row, column, message }) => [mapping.target ?? mapping.kind, row + 3, column ?? '', message]),
  );
  const marks: WriteSheet = {
    name: say.faults,
    columns: [{ width: 24 }, { width: 8 }, { width: 16 }, { width: 80 }],
    rows: [[...say.faultColumns], ...faults],
    freezePane: { rows: 1 },
  };
  return writeXlsx({ sheets: [...sheets, marks] });
}

function textOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'number' ? value : String(value);
}
