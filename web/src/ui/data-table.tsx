import { Checkbox } from 'antd';
import { type ReactNode, useRef } from 'react';
import './data-table.css';
import { useRowKeys } from './use-row-keys.ts';

export type Column<Row> = {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  align?: 'right';
  /** What the column needs to be legible, in pixels. */
  width?: number;
  /** A column that names the row: it cannot be hidden. */
  always?: true;
};
export type Density = 'roomy' | 'dense';

type Selection<Row> = {
  keys: ReadonlySet<string>;
  onChange: (keys: Set<string>) => void;
  /** Why a row cannot be selected, or null. */
  blocked?: (row: Row) => string | null;
};
type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  rowName: (row: Row) => string;
  onOpen?: (row: Row) => void;
  selection?: Selection<Row>;
  density?: Density;
};

/**
 * A plain table: sticky head, rows that open by click or Enter, arrows from row to row, Space to select.
 * Stays quick with hundreds of rows because a row is nothing but its cells.
 */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  rowName,
  onOpen,
  selection,
  density = 'roomy',
}: Props<Row>) {
  const selectable = rows.filter((row) => (selection?.blocked?.(row) ?? null) === null);
  const toggle = (row: Row): void => {
    if (!selection || selection.blocked?.(row)) return;
    const keys = new Set(selection.keys);
    if (!keys.delete(rowKey(row))) keys.add(rowKey(row));
    selection.onChange(keys);
  };
  const body = useRef<HTMLTableSectionElement>(null);
  const rowProps = useRowKeys({
    body,
    count: rows.length,
    onOpen: (index) => {
      const row = rows[index];
      if (row !== undefined) onOpen?.(row);
    },
    onToggle: (index) => {
      const row = rows[index];
      if (row !== undefined) toggle(row);
    },
  });
  const allSelected = selectable.length > 0 && selectable.every((row) => selection?.keys.has(rowKey(row)));
  return (
    <div className="table-frame">
      <table className={`table table-${density}`}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection ? (
              <th scope="col" className="table-check">
                <Checkbox
                  aria-label="全选本页可办的件"
                  disabled={selectable.length === 0}
                  checked={allSelected}
                  indeterminate={!allSelected && selection.keys.size > 0}
                  onChange={() => selection.onChange(new Set(allSelected ? [] : selectable.map(rowKey)))}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.align === 'right' ? 'number' : undefined}
                style={column.width === undefined ? undefined : { minWidth: column.width }}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => {
            const key = rowKey(row);
            const blocked = selection?.blocked?.(row) ?? null;
            return (
              <tr
                key={key}
                {...rowProps(index)}
                className={selection?.keys.has(key) ? 'table-selected' : undefined}
              >
                {selection ? (
                  <td className="table-check">
                    <Checkbox
                      aria-label={`选择 ${rowName(row)}`}
                      {...(blocked === null ? {} : { title: blocked })}
                      disabled={blocked !== null}
                      checked={selection.keys.has(key)}
                      onChange={() => toggle(row)}
                    />
                  </td>
                ) : null}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-label={column.title}
                    className={column.align === 'right' ? 'number' : undefined}
                  >
                    {column.render(row)}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
