import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EventFilter, ReportingFilter } from '../api/reporting.ts';
import type { ReportingFigures } from '../api/types.ts';
import { useFace } from '../frame/use-face.ts';
import { percent } from '../lib/format.ts';
import { Signal } from '../ui/signal.tsx';
import '../ui/data-table.css';
import { ageSince, hoursWords } from './reporting-words.ts';

export type ReportingRow = ReportingFigures & { code: string; name: string };

/** The cells that count messages, each of which leads to them. */
const counted = [
  { key: 'told', title: '应报', status: undefined },
  { key: 'inTime', title: '按时入库', status: 'in-time' },
  { key: 'late', title: '逾时入库', status: 'late' },
  { key: 'pastDue', title: '逾期未入库', status: 'past-due' },
  { key: 'pending', title: '未到期', status: 'pending' },
  { key: 'refused', title: '现被退回', status: 'refused' },
] as const;

const lights = { normal: '正常', warning: '偏低', overdue: '有逾期' } as const;

type Props = {
  caption: string;
  head: string;
  rows: readonly ReportingRow[];
  total?: ReportingFigures;
  asOf: string;
  filter: ReportingFilter;
  /** What a row's messages are found by. */
  by: (code: string) => EventFilter;
  name?: (row: ReportingRow) => ReactNode;
};

/** Figures by city or by body; every figure leads to its messages. */
export function ReportingTable({ caption, head, rows, total, asOf, filter, by, name }: Props) {
  return (
    <div className="table-frame">
      <table className="table table-dense cities">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">时效</th>
            <th scope="col" className="number">
              按时率
            </th>
            {counted.map(({ key, title }) => (
              <th key={key} scope="col" className="number">
                {title}
              </th>
            ))}
            <th scope="col" className="number">
              九成入库用时
            </th>
            <th scope="col" className="number">
              最久未入库
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{name?.(row) ?? row.name}</th>
              <Cells figures={row} name={row.name} asOf={asOf} filter={{ ...filter, ...by(row.code) }} />
            </tr>
          ))}
          {total ? (
            <tr className="strong">
              <th scope="row">合计</th>
              <Cells figures={total} name="合计" asOf={asOf} filter={filter} />
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

type CellsProps = { figures: ReportingFigures; name: string; asOf: string; filter: EventFilter };

function Cells({ figures, name, asOf, filter }: CellsProps) {
  const { light, share, p90Hours, oldestOpenAt } = figures;
  return (
    <>
      <td data-label="时效">
        {light === null ? (
          <span className="soft">没有应报</span>
        ) : (
          <Signal signal={light} word={lights[light]} />
        )}
      </td>
      <td className="number" data-label="按时率">
        {share === null ? '' : percent(share)}
      </td>
      {counted.map(({ key, title, status }) => (
        <td key={key} className="number" data-label={title}>
          <Figure count={figures[key]} name={`${name}${title}`} filter={{ ...filter, status }} />
        </td>
      ))}
      <td className="number" data-label="九成入库用时">
        {p90Hours === null ? '' : hoursWords(p90Hours)}
      </td>
      <td className="number" data-label="最久未入库">
        {oldestOpenAt === null ? (
          ''
        ) : (
          <Figure
            count={ageSince(oldestOpenAt, asOf)}
            name={`${name}未入库`}
            filter={{ ...filter, status: 'open' }}
          />
        )}
      </td>
    </>
  );
}

type FigureProps = { count: number | string; name: string; filter: EventFilter };

/** A figure that leads to the messages behind it. */
export function Figure({ count, name, filter }: FigureProps) {
  const face = useFace();
  if (count === 0) return <span className="soft">0</span>;
  return (
    <Link to="/$face/reporting/messages" params={{ face }} search={filter} aria-label={`${name}，${count}`}>
      {count}
    </Link>
  );
}
