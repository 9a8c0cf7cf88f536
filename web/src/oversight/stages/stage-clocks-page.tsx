import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useReference } from '../../api/reference.ts';
import { type StageClockFilter, stageClockPages } from '../../api/stage-clocks.ts';
import type { StageClockRow } from '../../api/types.ts';
import { StageLight } from '../../clock/stage-light.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { WatchTabs } from './watch-tabs.tsx';

const route = getRouteApi('/$face/watch/stages');
const lights = ['overdue', 'warning', 'reminder', 'normal', 'stopped', 'done'] as const;
const kinds = [
  { value: 'project', label: '全流程' },
  { value: 'stage', label: '阶段' },
] as const;

const columns: Column<StageClockRow>[] = [
  { key: 'project', title: '项目', always: true, width: 280, render: (row) => row.projectName },
  {
    key: 'what',
    title: '阶段',
    width: 220,
    render: (row) => (
      <>
        {row.stageName}{' '}
        {row.workName === row.projectName ? null : <span className="soft">{row.workName}</span>}
      </>
    ),
  },
  {
    key: 'light',
    title: '用时和到期',
    always: true,
    width: 360,
    render: (row) => (
      <span className="row">
        <StageLight clock={row} projectId={row.projectId} />
      </span>
    ),
  },
  { key: 'unit', title: '建设单位', width: 200, render: (row) => row.unitName },
  { key: 'city', title: '市', width: 90, render: (row) => row.city.name },
];

/** Stages and whole projects under their limits, due first; one opens to its project. */
export function StageClocksPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/watch/stages' });
  const { divisions } = useReference();
  const query = useInfiniteQuery({ ...stageClockPages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const counts = query.data?.pages.at(-1)?.counts;
  const set = (change: StageClockFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead title="阶段与项目时限" />
      <WatchTabs />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="按阶段或全流程筛选"
            allowClear
            placeholder="阶段和全流程"
            style={{ width: 140 }}
            value={filter.kind ?? null}
            options={[...kinds]}
            onChange={(kind) => set({ kind: kind ?? undefined })}
          />
          <Select
            aria-label="按亮灯筛选"
            allowClear
            placeholder="全部在办"
            style={{ width: 150 }}
            value={filter.light ?? null}
            options={lights.map((light) => ({
              value: light,
              label: (
                <span className="row">
                  <Signal signal={light} /> {counts?.[light] ?? ''}
                </span>
              ),
            }))}
            onChange={(light) => set({ light: light ?? undefined })}
          />
          <Select
            aria-label="按市筛选"
            allowClear
            placeholder="全部市"
            style={{ width: 130 }}
            value={filter.city ?? null}
            options={divisions
              .filter((division) => division.level === 'city' || division.level === 'province')
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(city) => set({ city: city ?? undefined })}
          />
        </div>
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的阶段或项目">
            阶段从首个办件受理起计时，受理后在这里出现。请放宽筛选条件。
          </Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="阶段与项目时限，先到期的在前"
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.projectId}-${row.workId}-${row.stage}`}
            rowName={(row) => `${row.projectName} ${row.stageName}`}
            density="dense"
            onOpen={(row) =>
              void navigate({
                to: '/$face/projects/$projectId',
                params: { face, projectId: row.projectId },
                search: { tab: undefined },
              })
            }
          />
          <LoadMore
            shown={rows.length}
            total={total}
            unit="项"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
  );
}
