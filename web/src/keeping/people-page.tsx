import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select, Tabs } from 'antd';
import { peoplePages } from '../api/pages.ts';
import { bodiesQuery, useDivisionName, useReference } from '../api/reference.ts';
import { useSession } from '../api/session.ts';
import type { BodyRow, PersonRow, Reference } from '../api/types.ts';
import { behalfOf } from '../frame/seat-switcher.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { rowsOf } from '../ui/use-pages.ts';

const route = getRouteApi('/$face/people');

const bodyColumns = (divisionName: (code: string) => string): Column<BodyRow>[] => [
  { key: 'name', title: '机关', always: true, render: (row) => row.name },
  { key: 'short', title: '简称', render: (row) => row.shortName },
  { key: 'department', title: '部门', render: (row) => row.departmentName },
  { key: 'division', title: '区划', render: (row) => divisionName(row.division) },
];
const personColumns: Column<PersonRow>[] = [
  { key: 'name', title: '姓名', always: true, render: (row) => row.name },
  { key: 'login', title: '登录名', render: (row) => <span className="code">{row.login}</span> },
  {
    key: 'seats',
    title: '岗位',
    render: (row) => (
      <ul>
        {row.seats.map((seat) => (
          <li key={seat.id}>
            {seat.roleName} · {behalfOf(seat)}
            {seat.body && seat.division ? `（${seat.division.name}）` : ''}
          </li>
        ))}
      </ul>
    ),
  },
  { key: 'state', title: '状态', render: (row) => (row.disabled ? '已停用' : '在用') },
];

/** The division itself and all below it: one sees no further than one's seat reaches. */
function within(divisions: Reference['divisions'], top: string): Reference['divisions'] {
  const inside = new Set([top]);
  // Parents stand before their children in the pack.
  return divisions.filter(({ code, parent }) => {
    if (code !== top && (parent === null || !inside.has(parent))) return false;
    inside.add(code);
    return true;
  });
}

/** Bodies and the people who act for them, by division. */
export function PeoplePage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/people' });
  const { divisions } = useReference();
  const { seat } = useSession();
  const top = seat.division?.code ?? divisions.find((each) => each.level === 'province')?.code ?? '';
  const division = search.division ?? top;
  const bodies = useQuery({ ...bodiesQuery(division), placeholderData: keepPreviousData });
  const people = useInfiniteQuery({
    ...peoplePages({ ...search, division }),
    placeholderData: keepPreviousData,
  });
  const divisionName = useDivisionName();
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const bodyRows = bodies.data?.rows ?? [];
  const { rows: personRows, total } = rowsOf(people.data);
  return (
    <>
      <PageHead title="机构与人员" />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="区划"
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: 200 }}
            value={division}
            options={within(divisions, top).map(({ code, name }) => ({
              value: code,
              label: `${name} ${code}`,
            }))}
            onChange={(code) => set({ division: code, body: undefined })}
          />
          <Select
            aria-label="机关"
            allowClear
            placeholder="全部机关"
            style={{ width: 240 }}
            value={search.body ?? null}
            options={bodyRows.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(body) => set({ body: body ?? undefined })}
          />
          <SearchBox
            label="查找人员"
            placeholder="姓名或登录名"
            value={search.q}
            onSearch={(q) => set({ q })}
          />
        </div>
      </div>
      {bodies.isError ? <ProblemAlert error={bodies.error} onReload={() => void bodies.refetch()} /> : null}
      {people.isError ? <ProblemAlert error={people.error} onReload={() => void people.refetch()} /> : null}
      {bodies.isPending || people.isPending ? <Loading /> : null}
      <Tabs
        items={[
          {
            key: 'people',
            label: `人员（${total}）`,
            children:
              personRows.length === 0 ? (
                <div className="panel">
                  <Empty title="没有符合条件的人员">请选择上级或下级区划，或换一个关键词。</Empty>
                </div>
              ) : (
                <>
                  <DataTable
                    caption="人员"
                    columns={personColumns}
                    rows={personRows}
                    rowKey={(row) => row.id}
                    rowName={(row) => row.name}
                  />
                  <LoadMore
                    shown={personRows.length}
                    total={total}
                    unit="人"
                    hasMore={people.hasNextPage}
                    loading={people.isFetchingNextPage}
                    onMore={() => void people.fetchNextPage()}
                  />
                </>
              ),
          },
          {
            key: 'bodies',
            label: `机关（${bodyRows.length}）`,
            children:
              bodyRows.length === 0 ? (
                <div className="panel">
                  <Empty title="本区划没有登记的机关">机关随省级数据包导入。</Empty>
                </div>
              ) : (
                <DataTable
                  caption="机关"
                  columns={bodyColumns(divisionName)}
                  rows={bodyRows}
                  rowKey={(row) => row.id}
                  rowName={(row) => row.name}
                />
              ),
          },
        ]}
      />
    </>
  );
}
