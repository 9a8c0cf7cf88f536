import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { itemsQuery } from '../api/catalogue.ts';
import type { CatalogueItem } from '../api/types.ts';
import { stageName, stageOptions } from '../lib/stages.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { departmentsOf, filterItems } from './filter-items.ts';
import { limitWords } from './limit-words.ts';

const route = getRouteApi('/$face/items');

/** The catalogue of items; values that await confirmation carry their mark. */
export function ItemsPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/items' });
  const { data } = useSuspenseQuery(itemsQuery);
  const [settings, setSettings] = useTableSettings('items');
  const rows = filterItems(data.rows, search);
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const columns: Column<CatalogueItem>[] = [
    {
      key: 'name',
      title: '事项',
      always: true,
      render: (row) => (
        <>
          <Link to="/$face/items/$itemId" params={{ face, itemId: row.id }} className="strong">
            {row.name}
          </Link>{' '}
          <MarkTag mark={row.mark} />
        </>
      ),
    },
    { key: 'kind', title: '类型', render: (row) => <span className="nowrap">{row.kind}</span> },
    { key: 'department', title: '主管部门', render: (row) => row.departmentName },
    { key: 'stage', title: '阶段', render: (row) => stageName(row.stage) },
    { key: 'statutory', title: '法定时限', render: (row) => limitWords(row.statutory) },
    { key: 'committed', title: '承诺时限', render: (row) => limitWords(row.committed) },
    { key: 'version', title: '版本', align: 'right', render: (row) => row.version },
  ];
  return (
    <div className="table-page">
      <PageHead
        title={face === 'applicant' ? '办事指南' : '事项'}
        meta={`共 ${data.rows.length} 项，显示 ${rows.length} 项`}
      />
      <div className="table-tools">
        <div className="row">
          <SearchBox
            label="查找事项"
            placeholder="事项名称、部门或类型"
            value={search.q}
            onSearch={(q) => set({ q })}
          />
          <Select
            aria-label="按部门筛选"
            allowClear
            placeholder="全部部门"
            style={{ width: 160 }}
            value={search.department ?? null}
            options={departmentsOf(data.rows).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(department) => set({ department: department ?? undefined })}
          />
          <Select
            aria-label="按阶段筛选"
            allowClear
            placeholder="全部阶段"
            style={{ width: 168 }}
            value={search.stage ?? null}
            options={stageOptions}
            onChange={(stage) => set({ stage: stage ?? undefined })}
          />
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的事项">请换一个关键词，或清除筛选条件。</Empty>
        </div>
      ) : (
        <DataTable
          caption="事项"
          columns={columns.filter((column) => !settings.hidden.includes(column.key))}
          rows={rows}
          rowKey={(row) => row.id}
          rowName={(row) => row.name}
          density={settings.density}
          onOpen={(row) => void navigate({ to: '/$face/items/$itemId', params: { face, itemId: row.id } })}
        />
      )}
    </div>
  );
}
