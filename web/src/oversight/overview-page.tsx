import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { overviewQuery, useLive } from '../api/oversight.ts';
import { useSession } from '../api/session.ts';
import type { SignalName } from '../api/types.ts';
import { caseColumns, seldomCaseColumns } from '../case/case-columns.tsx';
import { useFace } from '../frame/use-face.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Signal } from '../ui/signal.tsx';
import { CityLights } from './city-lights.tsx';
import { CityMap } from './city-map.tsx';
import { DepartmentLights } from './department-lights.tsx';
import { LiveIndicator } from './live-state.tsx';
import { MatrixLights } from './matrix-lights.tsx';
import { PendingMeasures } from './pending-measures.tsx';
import { watchOf } from './watch-words.ts';
import './oversight.css';

const others: readonly SignalName[] = ['warning', 'reminder', 'normal', 'stopped'];

/** The one-minute page: how the province stands, which city, which cases. Every figure leads to its list. */
export function OverviewPage() {
  const face = useFace();
  const live = useLive();
  const { seat } = useSession();
  // Below the province a seat sees its own division alone.
  const own = seat?.division && !seat.division.code.endsWith('0000') ? seat.division.name : null;
  // Where the stream does not come through, the page asks every minute.
  const refetchInterval = live.link === 'live' ? false : 60_000;
  const { data, refetch, isFetching } = useSuspenseQuery({ ...overviewQuery, refetchInterval });
  const columns = caseColumns(face).filter((column) => !seldomCaseColumns.includes(column.key));
  const figure = (name: ReactNode, count: number, narrowing: Parameters<typeof watchOf>[0], big = false) => (
    <Link
      to="/$face/watch"
      params={{ face }}
      search={watchOf(narrowing)}
      className={big ? 'figure figure-big' : 'figure'}
    >
      <span>{name}</span>
      <strong>{count}</strong>
    </Link>
  );
  return (
    <>
      <PageHead title="一分钟总览" meta={<LiveIndicator link={live.link} asOf={live.asOf ?? data.asOf} />} />
      <div className="stack">
        <PendingMeasures />
        <section aria-label="最要紧的三个数">
          <div className="figures figures-big">
            {figure(<Signal signal="overdue" />, data.lights.overdue, { light: 'overdue' }, true)}
            {figure(
              <Signal signal="beyond-statute" />,
              data.lights['beyond-statute'],
              { light: 'beyond-statute' },
              true,
            )}
            {figure('2日内到期', data.soon, { soon: '1' }, true)}
          </div>
          <div className="figures">
            {figure('在办', data.open, {})}
            {others.map((signal) => (
              <span key={signal} className="figure-slot">
                {figure(<Signal signal={signal} />, data.lights[signal], { light: signal })}
              </span>
            ))}
          </div>
        </section>
        <div className="map-and-table">
          <CityMap cities={data.cities} title={own ?? '全省各市'} />
          <CityLights cities={data.cities} title={`${own ?? '各市'}亮灯`} />
        </div>
        <section>
          <div className="row city-map-head">
            <h2 className="panel-title">最需要督办的件</h2>
            {/* The rows stay as they are until the reader asks: nothing moves under a finger. */}
            {live.changed ? (
              <Button
                size="small"
                loading={isFetching}
                onClick={() => void refetch().then(() => live.taken())}
              >
                数字有变化，刷新这张清单
              </Button>
            ) : null}
          </div>
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
        <DepartmentLights departments={data.departments} />
        <MatrixLights />
      </div>
    </>
  );
}
