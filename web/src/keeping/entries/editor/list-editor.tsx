import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import './editor.css';
import { Findings } from './findings.tsx';

type Props<Row> = {
  /** Wire path of the list: what is wrong with a row is said in it. */
  path: string;
  /** What one row is called: 材料, 环节. */
  what: string;
  rows: readonly Row[];
  onChange: (rows: Row[]) => void;
  rowName: (row: Row, index: number) => string;
  children: (row: Row, put: (change: Partial<Row>) => void, index: number) => ReactNode;
  /** A new row; without it rows come from elsewhere. */
  blank?: (() => Row) | undefined;
  most?: number;
  empty?: string;
};

/** Rows in an order that counts: each can be moved by buttons, taken out and added to. */
export function ListEditor<Row>({
  path,
  what,
  rows,
  onChange,
  rowName,
  children,
  blank,
  most = 100,
  empty = `还没有${what}。`,
}: Props<Row>) {
  const list = useRef<HTMLOListElement>(null);
  const put = (index: number, change: Partial<Row>): void =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  const move = (index: number, by: -1 | 1): void => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row === undefined) return;
    next.splice(index + by, 0, row);
    onChange(next);
    // The focus goes with the row, so that it can be moved on by the same key.
    requestAnimationFrame(() => {
      const moved = list.current?.children[index + by];
      const buttons = moved?.querySelectorAll<HTMLButtonElement>(':scope > .list-editor-tools button') ?? [];
      (by < 0 ? [...buttons] : [...buttons].slice(1)).find((button) => !button.disabled)?.focus();
    });
  };
  return (
    <div className="stack-tight">
      {rows.length === 0 ? <p className="soft">{empty}</p> : null}
      <ol ref={list} className="list-editor">
        {rows.map((row, index) => {
          const name = rowName(row, index) || `第${index + 1}个${what}`;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are moved and typed into; all they show is given to them
            <li key={index}>
              <span className="list-editor-number" aria-hidden="true">
                {index + 1}
              </span>
              <div className="list-editor-row">
                {children(row, (change) => put(index, change), index)}
                <Findings path={`${path}[${index}]`} />
              </div>
              <div className="list-editor-tools">
                <Button
                  size="small"
                  aria-label={`上移：${name}`}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                >
                  上移
                </Button>
                <Button
                  size="small"
                  aria-label={`下移：${name}`}
                  disabled={index === rows.length - 1}
                  onClick={() => move(index, 1)}
                >
                  下移
                </Button>
                <Button
                  size="small"
                  aria-label={`删去：${name}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  删去
                </Button>
              </div>
            </li>
          );
        })}
      </ol>
      {blank && rows.length < most ? (
        <div>
          <Button size="small" onClick={() => onChange([...rows, blank()])}>
            增加{what}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
