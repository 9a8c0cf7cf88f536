import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { materialsRegisterQuery } from '../../api/catalogue-register.ts';
import type { RegisterRow } from '../../api/catalogue-types.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { useTableSettings } from '../../ui/table-settings.ts';
import { TableTools } from '../../ui/table-tools.tsx';
import { useItemName } from '../use-item-name.ts';
import { EntryTabs } from './entry-tabs.tsx';

const route = getRouteApi('/$face/entries/materials');

/** 材料目录: the one name of every material, who issues it, and which items ask for it. */
export function RegisterPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/entries/materials' });
  const [settings, setSettings] = useTableSettings('materials-register');
  const query = useQuery(materialsRegisterQuery);
  const nameOf = useItemName();
  const { q, shared } = search;
  const rows = (query.data?.rows ?? []).filter(
    (row) =>
      (q === undefined || [row.name, row.issuerName, row.holder ?? ''].some((text) => text.includes(q))) &&
      (shared === undefined || row.shared === (shared === 'yes')),
  );
  const set = (change: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const columns: Column<RegisterRow>[] = [
    {
      key: 'name',
      title: '材料',
      always: true,
      width: 200,
      render: (row) => (
        <>
          <span className="strong">{row.name}</span> <MarkTag mark={row.mark} />
        </>
      ),
    },
    { key: 'issuer', title: '出具', render: (row) => row.issuerName },
    {
      key: 'shared',
      title: '取得方式',
      render: (row) =>
        row.shared ? `共享取得，免于提交${row.holder ? `：${row.holder}` : ''}` : '申请人提交',
    },
    {
      key: 'result',
      title: '由哪一事项产生',
      render: (row) =>
        row.resultOf === null ? (
          <span className="soft">—</span>
        ) : (
          <Link to="/$face/items/$itemId" params={{ face, itemId: row.resultOf }}>
            {nameOf(row.resultOf)}
          </Link>
        ),
    },
    { key: 'form', title: '形式', render: (row) => row.form },
    {
      key: 'items',
      title: '使用的事项',
      render: (row) =>
        row.usedBy.length === 0 ? (
          <span className="soft">没有</span>
        ) : (
          <details>
            <summary className="link-button">{row.usedBy.length} 项</summary>
            {row.usedBy.map((item) => (
              <div key={item}>
                <Link to="/$face/items/$itemId" params={{ face, itemId: item }}>
                  {nameOf(item)}
                </Link>
              </div>
            ))}
          </details>
        ),
    },
  ];
  return (
    <div className="table-page">
      <PageHead
        title="材料目录"
        meta={query.data ? `共 ${query.data.rows.length} 种材料，显示 ${rows.length} 种` : undefined}
      />
      <EntryTabs />
      <div className="table-tools">
        <div className="row">
          <SearchBox
            label="查找材料"
            placeholder="材料名称或出具部门"
            value={q}
            onSearch={(text) => set({ q: text })}
          />
          <Segmented
            aria-label="按取得方式筛选"
            value={shared ?? ''}
            options={[
              { value: '', label: '全部' },
              { value: 'yes', label: '共享取得' },
              { value: 'no', label: '申请人提交' },
            ]}
            onChange={(picked) => set({ shared: picked === '' ? undefined : (picked as 'yes' | 'no') })}
          />
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的材料">材料目录随省级数据包而来。请换一个关键词，或清除筛选条件。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <DataTable
          caption="材料目录"
          columns={columns.filter((column) => !settings.hidden.includes(column.key))}
          rows={rows}
          rowKey={(row) => row.key}
          rowName={(row) => row.name}
          density={settings.density}
        />
      ) : null}
    </div>
  );
}
