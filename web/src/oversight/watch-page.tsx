import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { casePages } from '../api/pages.ts';
import { useReference } from '../api/reference.ts';
import { caseColumns, seldomCaseColumns } from '../case/case-columns.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Signal, signalOrder } from '../ui/signal.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { rowsOf } from '../ui/use-pages.ts';

const route = getRouteApi('/$face/watch');

/** The cases behind a figure of the overview, by light, city and department. */
export function WatchPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/watch' });
  const { divisions, departments } = useReference();
  const query = useInfiniteQuery({
    ...casePages({ ...search, box: search.light === 'done' ? 'done' : 'body' }),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const [settings, setSettings] = useTableSettings('watch', seldomCaseColumns);
  const columns = caseColumns(face);
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead title="办件清单" />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="按亮灯筛选"
            allowClear
            placeholder="全部亮灯"
            style={{ width: 130 }}
            value={search.light ?? null}
            options={signalOrder.map((signal) => ({ value: signal, label: <Signal signal={signal} /> }))}
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
          {search.light || search.city || search.department ? (
            <Button onClick={() => set({ light: undefined, city: undefined, department: undefined })}>
              清除筛选
            </Button>
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
    </div>
  );
}
