import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { overviewQuery } from '../api/oversight.ts';
import type { SignalName } from '../api/types.ts';
import { caseColumns, seldomCaseColumns } from '../case/case-columns.tsx';
import { useFace } from '../frame/use-face.ts';
import { tableTime } from '../lib/format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Signal } from '../ui/signal.tsx';
import { CityLights } from './city-lights.tsx';
import './oversight.css';

const shown: readonly SignalName[] = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
];

/** The one-minute page: how the province stands, which city, which cases. Every figure leads to its list. */
export function OverviewPage() {
  const face = useFace();
  const { data } = useSuspenseQuery(overviewQuery);
  const columns = caseColumns(face).filter((column) => !seldomCaseColumns.includes(column.key));
  return (
    <>
      <PageHead title="一分钟总览" meta={`截至 ${tableTime(data.asOf)}，每分钟更新`} />
      <div className="stack">
        <section className="figures" aria-label="在办件亮灯">
          <Link to="/$face/watch" params={{ face }} className="figure">
            <span>在办</span>
            <strong>{data.open}</strong>
          </Link>
          {shown.map((signal) => (
            <Link
              key={signal}
              to="/$face/watch"
              params={{ face }}
              search={{ light: signal, city: undefined, department: undefined }}
              className="figure"
            >
              <Signal signal={signal} />
              <strong>{data.lights[signal]}</strong>
            </Link>
          ))}
        </section>
        <CityLights cities={data.cities} />
        <section>
          <h2 className="panel-title">最需要督办的件</h2>
          {data.worst.length === 0 ? (
            <div className="panel">
              <Empty title="没有逾期或预警的件">出现逾期、超法定或预警的件，最严重的排在这里。</Empty>
            </div>
          ) : (
            <DataTable
              caption="最需要督办的件"
              columns={columns}
              rows={data.worst}
              rowKey={(row) => row.id}
              rowName={(row) => row.itemName}
              density="dense"
            />
          )}
        </section>
      </div>
    </>
  );
}
