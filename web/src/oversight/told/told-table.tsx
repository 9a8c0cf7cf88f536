import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ToldListFilter } from '../../api/told.ts';
import type { ToldFigures } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { percent } from '../../lib/format.ts';
import { Signal } from '../../ui/signal.tsx';
import '../../ui/data-table.css';

export type ToldTableRow = ToldFigures & { code: string; name: string };

const counted = [
  { key: 'told', title: '登记', status: undefined },
  { key: 'inTime', title: '按时', status: 'in-time' },
  { key: 'late', title: '逾时', status: 'late' },
] as const;
const lights = { normal: '正常', warning: '偏低', overdue: '过低' } as const;

type Props = {
  caption: string;
  head: string;
  rows: readonly ToldTableRow[];
  total?: ToldFigures;
  filter: ToldListFilter;
  /** What a row's facts are found by. */
  by: (code: string) => ToldListFilter;
  name?: (row: ToldTableRow) => ReactNode;
};

/** Timeliness by city, body or month; every figure leads to the facts behind it. */
export function ToldTable({ caption, head, rows, total, filter, by, name }: Props) {
  return (
    <div className="table-frame">
      <table className="table table-dense cities">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">及时性</th>
            <th scope="col" className="number">
              按时率
            </th>
            {counted.map(({ key, title }) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
            <th scope="col" className="number">
              九成用时
            </th>
            <th scope="col" className="number">
              最长用时
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{name?.(row) ?? row.name}</th>
              <Cells figures={row} name={row.name} filter={{ ...filter, ...by(row.code) }} />
            </tr>
          ))}
          {total ? (
            <tr className="strong">
              <th scope="row">合计</th>
              <Cells figures={total} name="合计" filter={filter} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

type CellsProps = { figures: ToldFigures; name: string; filter: ToldListFilter };

function Cells({ figures, name, filter }: CellsProps) {
  const face = useFace();
  const { light, share, p90, longest } = figures;
  const days = (count: number | null) => (count === null ? '' : `${count} 个工作日`);
  return (
    <>
      <td data-label="及时性">
        {light === null ? (
          <span className="soft">没有登记</span>
        ) : (
          <Signal signal={light} word={lights[light]} />
        )}
      </td>
      <td className="number" data-label="按时率">
        {share === null ? '' : percent(share)}
      </td>
      {counted.map(({ key, title, status }) => (
        <td key={key} className="number" data-label={title}>
          {figures[key] === 0 ? (
            <span className="soft">0</span>
          ) : (
            <Link
              to="/$face/reporting-clock/facts"
              params={{ face }}
              search={{ ...filter, status }}
              aria-label={`${name}${title}，${figures[key]}`}
            >
              {figures[key]}
            </Link>
          )}
        </td>
      ))}
      <td className="number" data-label="九成用时">
        {days(p90)}
      </td>
      <td className="number" data-label="最长用时">
        {days(longest)}
      </td>
    </>
  );
}
