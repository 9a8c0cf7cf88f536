import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { projectPages } from '../api/pages.ts';
import { useReference } from '../api/reference.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { projectColumns } from './project-columns.tsx';

const route = getRouteApi('/$face/projects');

/** The projects one may see: one's own in the applicant's face, those of one's divisions elsewhere. */
export function ProjectsPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/projects' });
  const { divisions } = useReference();
  const own = face === 'applicant';
  const query = useInfiniteQuery({
    ...projectPages(search),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const [settings, setSettings] = useTableSettings('projects');
  const columns = projectColumns(face);
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const filtered = search.q !== undefined || search.city !== undefined;
  return (
    <div className="table-page">
      <PageHead
        title={own ? '我的项目' : '项目档案'}
        actions={
          own ? (
            <Link to="/$face/projects/new" params={{ face }}>
              <Button type="primary">新报项目</Button>
            </Link>
          ) : null
        }
      />
      <div className="table-tools">
        <div className="row">
          <SearchBox
            label="查找项目"
            placeholder="项目名称、项目代码或单位"
            value={search.q}
            onSearch={(q) => set({ q })}
          />
          {own ? null : (
            <Select
              aria-label="按市筛选"
              allowClear
              placeholder="全部市"
              style={{ width: 130 }}
              value={search.city ?? null}
              options={divisions
                .filter((division) => division.level !== 'county' && division.level !== 'zone')
                .map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(city) => set({ city: city ?? undefined })}
            />
          )}
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          {filtered ? (
            <Empty title="没有符合条件的项目">请换一个关键词，或清除筛选条件。</Empty>
          ) : own ? (
            <Empty title="还没有项目">
              <Link to="/$face/projects/new" params={{ face }}>
                填报第一个项目
              </Link>
              ，提交后在这里查看代码、地图和办理进度。
            </Empty>
          ) : (
            <Empty title="本辖区还没有项目">项目单位填报后即在这里出现。</Empty>
          )}
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption={own ? '我的项目' : '项目'}
            columns={columns.filter((column) => !settings.hidden.includes(column.key))}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            density={settings.density}
            onOpen={(row) =>
              void navigate({
                to: '/$face/projects/$projectId',
                params: { face, projectId: row.id },
                search: { tab: undefined },
              })
            }
          />
          <LoadMore
            shown={rows.length}
            total={total}
            unit="个项目"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
  );
}
