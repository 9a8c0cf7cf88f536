// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of WAI-ARIA on a table
import { type KeyboardEvent, type MouseEvent, memo, useRef } from 'react';
import type { CatalogueMatrix, MatrixColumn, MatrixRow } from '../../api/catalogue-types.ts';
import { type Cell, cellAfter, cellOrder, shortPlace } from './matrix-model.ts';
import { cellStates } from './words.ts';
import './matrix.css';

type Props = {
  matrix: CatalogueMatrix;
  onCell: (row: MatrixRow, column: MatrixColumn) => void;
  /** Only where the column has counties below it. */
  onColumn: ((column: MatrixColumn) => void) | undefined;
  onItem: (row: MatrixRow) => void;
  onRemind: (row: MatrixRow) => void;
};

/**
 * Items × divisions. Up to ten thousand cells, so that a cell is a plain td, clicks and keys are heard once for
 * all of them, and the focus moves without drawing anything anew.
 */
export function MatrixTable({ matrix, onCell, onColumn, onItem, onRemind }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows, columns, bodies } = matrix;
  const open = (cell: Cell | null): void => {
    const [row, column] = [rows[cell?.row ?? -1], columns[cell?.column ?? -1]];
    if (row && column && row.states[cell?.column ?? -1] !== null) onCell(row, column);
  };
  const focus = (cell: Cell): void => {
    const target = cellElement(body.current, cell);
    if (!target) return;
    for (const former of body.current?.querySelectorAll<HTMLElement>('td[tabindex="0"]') ?? [])
      former.tabIndex = -1;
    target.tabIndex = 0;
    target.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const at = cellOf(event.target);
    if (at === null) return;
    const next = cellAfter(event.key, at, { rows: rows.length, columns: columns.length });
    if (next !== null) {
      event.preventDefault();
      focus(next);
    } else if (event.key === 'Enter') open(at);
  };
  return (
    <div className="table-frame matrix-frame">
      <table className="matrix" role="grid" aria-label="一致性矩阵">
        <caption className="visually-hidden">
          各事项在各地的实施清单。用方向键在格子间移动，回车打开。
        </caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-corner">
              事项（{rows.length}）
            </th>
            {columns.map((column) => (
              <th key={column.code} scope="col" className="matrix-place">
                {onColumn && column.level === 'city' ? (
                  <button
                    type="button"
                    className="link-button"
                    title={`查看${column.name}各县区`}
                    onClick={() => onColumn(column)}
                  >
                    {shortPlace(column)}
                  </button>
                ) : (
                  <span>{shortPlace(column)}</span>
                )}
              </th>
            ))}
            {cellOrder.map((state) => (
              <th key={state} scope="col" className="matrix-count" title={cellStates[state].word}>
                {cellStates[state].letter}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">催办</span>
            </th>
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={onKeyDown}
          onClick={(event: MouseEvent<HTMLElement>) => open(cellOf(event.target))}
        >
          {rows.map((row, index) => (
            <MatrixLine
              key={row.item}
              row={row}
              index={index}
              columns={columns}
              bodies={bodies}
              onItem={onItem}
              onRemind={onRemind}
            />
          ))}
        </tbody>
        <tfoot>
          {cellOrder.map((state) => (
            <tr key={state}>
              <th scope="row">
                {cellStates[state].letter} {cellStates[state].word}
              </th>
              {columns.map(({ code, counts }) => (
                <td key={code} className={counts[state] === 0 ? 'soft' : undefined}>
                  {counts[state]}
                </td>
              ))}
              <td colSpan={cellOrder.length + 1} className="strong">
                {matrix.total[state]}
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}

type LineProps = {
  row: MatrixRow;
  index: number;
  columns: readonly MatrixColumn[];
  bodies: CatalogueMatrix['bodies'];
  onItem: (row: MatrixRow) => void;
  onRemind: (row: MatrixRow) => void;
};

const MatrixLine = memo(function MatrixLine({ row, index, columns, bodies, onItem, onRemind }: LineProps) {
  const drafting = new Set(row.drafting);
  return (
    <tr data-row={index}>
      <th scope="row">
        <button type="button" className="link-button" onClick={() => onItem(row)}>
          {row.name}
        </button>{' '}
        <span className="soft">{row.department.name}</span>
      </th>
      {columns.map((column, at) => {
        const state = row.states[at] ?? null;
        const first = index === 0 && at === 0 ? 0 : -1;
        if (state === null) {
          return (
            <td key={column.code} role="gridcell" tabIndex={first} aria-label={`${column.name}不行使`}>
              ·
            </td>
          );
        }
        const { letter, word } = cellStates[state];
        const body = bodies[row.bodies[at] ?? -1]?.name ?? '';
        const also = drafting.has(at) ? '，另有新草稿' : '';
        const name = `${letter}：${row.name}，${column.name}${body}，${word}${also}`;
        return (
          <td
            key={column.code}
            role="gridcell"
            tabIndex={first}
            className={`cell-${state}${also === '' ? '' : ' cell-drafting'}`}
            aria-label={name}
            title={name}
          >
            {letter}
          </td>
        );
      })}
      {cellOrder.map((state) => (
        <td key={state} className={row.counts[state] === 0 ? 'matrix-count soft' : 'matrix-count'}>
          {row.counts[state]}
        </td>
      ))}
      <td className="matrix-count">
        {row.counts.behind + row.counts.missing > 0 ? (
          <button
            type="button"
            className="link-button"
            aria-label={`催办：${row.name}`}
            onClick={() => onRemind(row)}
          >
            催办
          </button>
        ) : null}
      </td>
    </tr>
  );
});

/** The cell an event came from: its row carries a number, its place follows from the table. */
function cellOf(target: EventTarget): Cell | null {
  if (!(target instanceof HTMLTableCellElement) || target.getAttribute('role') !== 'gridcell') return null;
  const line = target.parentElement;
  return { row: Number(line?.dataset.row), column: target.cellIndex - 1 };
}

function cellElement(body: HTMLTableSectionElement | null, { row, column }: Cell): HTMLElement | null {
  return body?.rows[row]?.cells[column + 1] ?? null;
}
