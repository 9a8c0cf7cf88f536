import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Select } from 'antd';
import { useFollow, useLive } from '../api/oversight.ts';
import { casePages, lightPages } from '../api/pages.ts';
import { useReference } from '../api/reference.ts';
import type { CaseRow } from '../api/types.ts';
import { caseColumns, seldomCaseColumns } from '../case/case-columns.tsx';
import { tableTime } from '../lib/format.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { Signal } from '../ui/signal.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { LiveIndicator } from './live-state.tsx';
import { useOrderColumn } from './orders/order-about-case.tsx';
import { WatchTabs } from './stages/watch-tabs.tsx';
import { useHeldRows } from './use-held-rows.ts';
import { kindWords, lightKinds, lightWords, watchLights, watchOf } from './watch-words.ts';

const MINUTE_MS = 60_000;

const route = getRouteApi('/$face/watch');

/** The cases behind a figure of the overview, by light, city and department. */
export function WatchPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/watch' });
  const { divisions, departments } = useReference();
  const { light, city, department, item, q } = search;
  const done = light === 'done';
  const open = useInfiniteQuery({
    ...lightPages({ ...search, light: light === 'done' ? undefined : light }),
    placeholderData: keepPreviousData,
    enabled: !done,
    // Lights change by time alone, too.
    refetchInterval: MINUTE_MS,
  });
  // What is done has no light that changes: the list of cases itself, last ended first.
  const ended = useInfiniteQuery({
    ...casePages({ box: 'done', city, department, item, q }),
    placeholderData: keepPreviousData,
    enabled: done,
  });
  const query = done ? ended : open;
  const live = useLive();
  const { rows: read, total } = rowsOf<CaseRow>(query.data);
  const pages = query.data?.pages.length ?? 0;
  useFollow(live, { readAt: query.dataUpdatedAt, pages, refetch: query.refetch });
  const { rows, moved, release, frame } = useHeldRows(
    read,
    (row) => row.id,
    query.isPlaceholderData ? '' : JSON.stringify(search),
  );
  const last = open.data?.pages.at(-1);
  const [settings, setSettings] = useTableSettings('watch', [...seldomCaseColumns, 'received']);
  const ordering = useOrderColumn();
  const columns = [...caseColumns(face), ...(done ? [] : ordering.columns)];
  const listAsOf = open.data?.pages[0]?.asOf;
  const asOf = live.changed ? listAsOf : (live.asOf ?? listAsOf);
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead
        title="办件清单"
        meta={
          asOf === undefined ? null : (
            <span className="row">
              <LiveIndicator link={live.link} asOf={asOf} />
              {moved ? (
                <Button size="small" onClick={release}>
                  有变化 · 刷新
                </Button>
              ) : null}
            </span>
          )
        }
      />
      <WatchTabs />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="按亮灯筛选"
            allowClear
            placeholder="全部亮灯"
            style={{ width: 140 }}
            value={search.light ?? null}
            options={watchLights.map((each) => ({
              value: each,
              label: each === 'late' ? lightWords.late : <Signal signal={each} />,
            }))}
            onChange={(light) => set({ light: light ?? undefined })}
          />
          <Select
            aria-label="按市筛选"
            allowClear
            placeholder="全部市"
            style={{ width: 130 }}
            value={search.city ?? null}
            options={divisions
              .filter((division) => division.level === 'city' || division.level === 'province')
              .map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(city) => set({ city: city ?? undefined })}
          />
          <Select
            aria-label="按部门筛选"
            allowClear
            placeholder="全部部门"
            style={{ width: 160 }}
            value={search.department ?? null}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(department) => set({ department: department ?? undefined })}
          />
          {done ? null : (
            <>
              <Select
                aria-label="按时钟筛选"
                allowClear
                placeholder="办件所示时钟"
                style={{ width: 150 }}
                value={search.kind ?? null}
                options={lightKinds.map((kind) => ({ value: kind, label: kindWords[kind] }))}
                onChange={(kind) => set({ kind: kind ?? undefined })}
              />
              <Checkbox
                checked={search.soon === '1'}
                onChange={({ target }) => set({ soon: target.checked ? '1' : undefined })}
              >
                2日内到期
              </Checkbox>
            </>
          )}
          <SearchBox
            label="查找办件"
            placeholder="项目、单位、编号"
            value={q}
            onSearch={(word) => set({ q: word })}
          />
          {Object.values(search).some((value) => value !== undefined) ? (
            <Button onClick={() => set(watchOf({}))}>清除筛选</Button>
          ) : null}
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的件">请放宽筛选条件。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <div {...frame}>
            <DataTable
              caption="办件，最需要督办的在前"
              columns={columns.filter((column) => !settings.hidden.includes(column.key))}
              rows={rows}
              rowKey={(row) => row.id}
              rowName={(row) => row.itemName}
              density={settings.density}
              onOpen={(row) =>
                void navigate({
                  to: '/$face/cases/$caseId',
                  params: { face, caseId: row.id },
                  search: { clock: undefined },
                })
              }
            />
          </div>
          {last && !done && last.totalIs !== 'exact' ? (
            <p className="soft">
              {last.totalIs === 'rolled-up'
                ? `共 ${last.total} 件，截至 ${tableTime(last.countedAt)}；亮灯为此刻的亮灯。`
                : `超过 ${last.total} 件，请再加筛选条件。`}
            </p>
          ) : null}
          <LoadMore
            shown={rows.length}
            total={total}
            unit="件"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      ) : null}
      {ordering.dialog}
    </div>
  );
}
