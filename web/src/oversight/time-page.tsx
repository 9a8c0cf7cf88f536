import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { flowsQuery } from '../api/catalogue.ts';
import { type MeasuredFilter, type TimeFilter, timeQuery } from '../api/measures.ts';
import { useReference } from '../api/reference.ts';
import type { TimeSpent } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Count } from './measures-columns.tsx';
import { MeasuresPeriod } from './measures-period.tsx';
import { MeasuresTabs } from './measures-tabs.tsx';
import { whoWords } from './measures-words.ts';
import { TimeBars } from './time-bars.tsx';
import { TimePath } from './time-path.tsx';
import { WhatIfPanel } from './what-if-panel.tsx';
import './measures.css';

const route = getRouteApi('/$face/measures/time');

/** Where the time of decided cases went, what holds them up, and what if it were otherwise. */
export function TimePage() {
  const { from, to, city, flow, stage, item, department, body, division } = route.useSearch();
  const filter: TimeFilter = { from, to, city, flow, stage, item, department, body, division };
  const navigate = useNavigate({ from: '/$face/measures/time' });
  const query = useQuery({ ...timeQuery(filter), placeholderData: keepPreviousData });
  const { data: flows } = useQuery(flowsQuery);
  const { divisions } = useReference();
  const { data } = query;
  const set = (change: TimeFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const days = { from: data?.from, to: data?.to };
  return (
    <>
      <PageHead
        title="时间去哪了"
        meta={
          data
            ? `${data.from} 至 ${data.to} 办结的 ${data.total.cases} 件，截至 ${tableTime(data.asOf)}（事实序号 ${data.position}）`
            : undefined
        }
        actions={<Button onClick={() => window.print()}>打印</Button>}
      />
      <MeasuresTabs />
      <div className="stack">
        <div className="row no-print">
          <MeasuresPeriod from={data?.from} to={data?.to} onChange={set} />
          <Select
            aria-label="按流程筛选"
            allowClear
            placeholder="全部流程"
            style={{ width: 300, maxWidth: '100%' }}
            value={flow ?? null}
            options={(flows?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value) => set({ flow: value ?? undefined })}
          />
          <Select
            aria-label="按市筛选"
            allowClear
            placeholder="全部市"
            style={{ width: 130 }}
            value={city ?? null}
            options={divisions
              .filter(({ level }) => level === 'city' || level === 'province')
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(value) => set({ city: value ?? undefined })}
          />
        </div>
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {data && data.total.cases === 0 ? (
          <div className="panel">
            <Empty title="本期没有办结的件">换一个期间或流程。有件办结后，这里就能看到时间用在哪里。</Empty>
          </div>
        ) : null}
        {data && data.total.cases > 0 ? <Picture data={data} filter={{ ...filter, ...days }} /> : null}
        <WhatIfPanel flow={flow} flows={flows?.rows ?? []} from={data?.from} to={data?.to} city={city} />
      </div>
    </>
  );
}

type Bottleneck = TimeSpent['bottlenecks'][number];

function Picture({ data, filter }: { data: TimeSpent; filter: Omit<MeasuredFilter, 'figure'> }) {
  const of = (row: Bottleneck): MeasuredFilter => ({
    ...filter,
    figure: 'decided',
    item: row.item.id,
    step: row.step,
  });
  const columns: Column<Bottleneck>[] = [
    { key: 'item', title: '事项', always: true, width: 200, render: (row) => row.item.name },
    { key: 'step', title: '环节', render: (row) => row.name },
    { key: 'who', title: '等谁', render: (row) => whoWords[row.who] },
    {
      key: 'excess',
      title: '超出天数合计',
      align: 'right',
      render: (row) => (row.excess === null ? <span className="soft">无时限</span> : row.excess),
    },
    {
      key: 'exceeded',
      title: '超出次数',
      align: 'right',
      render: (row) => (
        <Count
          count={row.exceeded}
          name={`${row.item.name}${row.name}超出`}
          filter={{ ...of(row), excess: 'true' }}
          position={data.position}
        />
      ),
    },
    {
      key: 'cases',
      title: '件数',
      align: 'right',
      render: (row) => (
        <Count
          count={row.cases}
          name={`${row.item.name}${row.name}`}
          filter={of(row)}
          position={data.position}
        />
      ),
    },
    { key: 'working', title: '用时合计', align: 'right', render: (row) => row.working },
    { key: 'median', title: '中位', align: 'right', render: (row) => row.median },
    { key: 'p90', title: '九成', align: 'right', render: (row) => row.p90 },
  ];
  return (
    <>
      <section className="panel">
        <h2>各环节用时（平均每件，工作日）</h2>
        <TimeBars data={data} filter={filter} />
      </section>
      <section className="panel">
        <h2>实际路径</h2>
        <TimePath data={data} />
      </section>
      <section>
        <h2 className="panel-title">堵点（超出所定时限的天数从多到少）</h2>
        <DataTable
          caption="堵点"
          columns={columns}
          rows={data.bottlenecks}
          rowKey={(row) => `${row.item.id} ${row.step}`}
          rowName={(row) => `${row.item.name} ${row.name}`}
          density="dense"
        />
        <p className="soft">{data.semantics}</p>
      </section>
    </>
  );
}
