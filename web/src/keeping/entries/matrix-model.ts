import { type CellState, cellStates } from './words.ts';

export const cellOrder = Object.keys(cellStates) as readonly CellState[];

/** A place in the matrix: row and column, from 0. */
export type Cell = { readonly row: number; readonly column: number };

const steps: Readonly<Record<string, (at: Cell, size: { rows: number; columns: number }) => Cell>> = {
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
  PageDown: ({ row, column }) => ({ row: row + 10, column }),
  PageUp: ({ row, column }) => ({ row: row - 10, column }),
};

/** Where a key leads from a cell, within the matrix; null for other keys. */
export function cellAfter(key: string, at: Cell, size: { rows: number; columns: number }): Cell | null {
  const next = steps[key]?.(at, size);
  if (next === undefined) return null;
  return {
    row: Math.max(0, Math.min(size.rows - 1, next.row)),
    column: Math.max(0, Math.min(size.columns - 1, next.column)),
  };
}

/** 沈阳市 → 沈阳; a county keeps its whole name, two may differ in the last letter only. */
export function shortPlace({ name, level }: { name: string; level: string }): string {
  if (level === 'province') return '省本级';
  return level === 'city' ? name.replace(/市$/, '') : name;
}
