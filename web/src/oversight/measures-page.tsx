import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { type MeasuresFilter, measuresFile, measuresQuery } from '../api/measures.ts';
import type { MeasureGroup, Measures } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { stageOptions } from '../lib/stages.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { type MeasuresRow, measuresColumns, seldomMeasures } from './measures-columns.tsx';
import { MeasuresPeriod } from './measures-period.tsx';
import { MeasuresTabs } from './measures-tabs.tsx';
import { groupWords, measureGroups, nextGroup } from './measures-words.ts';
import { Narrowed } from './narrowed.tsx';
import './oversight.css';
import './measures.css';

const route = getRouteApi('/$face/measures');

/** Figures of a period by city, body, item and so on; every figure leads to its cases. */
export function MeasuresPage() {
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/measures' });
  const query = useQuery({ ...measuresQuery(filter), placeholderData: keepPreviousData });
  const { data } = query;
  const set = (change: MeasuresFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const groups = measureGroups.filter((by) => by !== 'person' || data?.mayMeasurePersons === true);
  return (
    <>
      <PageHead
        title="效能统计"
        meta={
          data
            ? `${data.from} 至 ${data.to}，截至 ${tableTime(data.asOf)}（事实序号 ${data.position}${data.behind > 0 ? `，另有 ${data.behind} 条待计入` : ''}）`
            : undefined
        }
        actions={
          <>
            <Button onClick={() => window.print()}>打印</Button>
            <Button href={measuresFile(filter)} download>
              导出 CSV
            </Button>
          </>
        }
      />
      <MeasuresTabs />
      <div className="stack">
        <div className="row no-print">
          <MeasuresPeriod from={data?.from} to={data?.to} onChange={set} />
          <div className="measures-groups">
            <Segmented
              aria-label="按什么分组"
              value={filter.by ?? 'city'}
              options={groups.map((value) => ({ value, label: groupWords[value] }))}
              onChange={(by) => set({ by: by as MeasureGroup })}
            />
          </div>
          <Select
            aria-label="按阶段筛选"
            allowClear
            placeholder="全部阶段"
            style={{ width: 180 }}
            value={filter.stage ?? null}
            options={stageOptions}
            onChange={(stage) => set({ stage: stage ?? undefined })}
          />
        </div>
        {data ? <Narrowed narrowed={data.narrowed} onDrop={(by) => set({ [by]: undefined })} /> : null}
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {data ? <Table data={data} filter={filter} /> : null}
      </div>
    </>
  );
}

function Table({ data, filter: { by: _, ...filter } }: { data: Measures; filter: MeasuresFilter }) {
  const { face } = route.useParams();
  const [settings, setSettings] = useTableSettings('measures', seldomMeasures);
  // The days as they were counted: a list opened tomorrow from this page is still this page's.
  const of = { ...filter, from: data.from, to: data.to };
  const rows: MeasuresRow[] = data.rows.map(({ key, name, figures }) => ({
    key,
    name,
    figures,
    of: { ...of, [data.by]: key },
    title: (
      <Link
        to="/$face/measures"
        params={{ face }}
        search={{ ...of, [data.by]: key, by: nextGroup[data.by] }}
        title={`按${groupWords[nextGroup[data.by]]}看 ${name}`}
      >
        {name}
      </Link>
    ),
  }));
  const total: MeasuresRow = {
    key: 'total',
    name: '合计',
    title: <strong>合计</strong>,
    figures: data.total,
    of,
  };
  const columns = measuresColumns(data.byName, data.position);
  if (rows.length === 0) {
    return (
      <div className="panel">
        <Empty title="本期没有办件">换一个期间，或去掉筛选条件。收到第一件后，这里就有数字。</Empty>
      </div>
    );
  }
  return (
    <>
      <div className="row row-apart no-print">
        <span className="soft">
          {rows.length} 个{data.byName}
        </span>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      <DataTable
        caption={`效能统计，按${data.byName}`}
        columns={columns.filter(({ key }) => !settings.hidden.includes(key))}
        rows={[total, ...rows]}
        rowKey={(row) => row.key}
        rowName={(row) => row.name}
        density={settings.density}
      />
      <p className="soft">{data.semantics}平均、九成用时的单位是工作日，只计承诺时限以工作日计的件。</p>
    </>
  );
}
