import { Button } from 'antd';
import type { Measures } from '../api/types.ts';

type Narrowing = Measures['narrowed'][number];
type Props = { narrowed: readonly Narrowing[]; onDrop?: (by: Narrowing['by']) => void };

/** What narrows a table, each to be taken away. */
export function Narrowed({ narrowed, onDrop }: Props) {
  if (narrowed.length === 0) return null;
  return (
    <ul className="row narrowed" aria-label="筛选条件">
      {narrowed.map(({ by, byName, name }) => (
        <li key={by} className="narrowed-one">
          {byName}：{name}
          {onDrop ? (
            <Button
              size="small"
              type="text"
              aria-label={`去掉筛选 ${byName}：${name}`}
              onClick={() => onDrop(by)}
            >
              ×
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
