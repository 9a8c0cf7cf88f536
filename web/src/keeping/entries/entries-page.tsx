import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import { entryPages } from '../../api/catalogue-entries.ts';
import type { CatalogueEntryRow } from '../../api/catalogue-types.ts';
import { useReference } from '../../api/reference.ts';
import { stageOptions } from '../../lib/stages.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { useTableSettings } from '../../ui/table-settings.ts';
import { TableTools } from '../../ui/table-tools.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { EntryBatch } from './batch.tsx';
import { batchActs, keyText } from './batch-model.ts';
import { DivisionTree } from './division-tree.tsx';
import { entryColumns } from './entry-columns.tsx';
import { EntryTabs } from './entry-tabs.tsx';
import { statusOptions } from './words.ts';
import './entries.css';

const route = getRouteApi('/$face/entries/list');

/** 清单: the province's standard items and what every body below has made of them. */
export function EntriesPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/entries/list' });
  const { departments } = useReference();
  const { kind = 'standard' } = search;
  const [settings, setSettings] = useTableSettings('entries');
  const [selected, setSelected] = useState<Set<string>>(new Set());
  const { stage, ...rest } = search;
  const query = useInfiniteQuery({
    ...entryPages({ ...rest, kind, ...(stage === undefined ? {} : { stage: Number(stage) }) }),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const set = (change: Partial<typeof search>): void => {
    setSelected(new Set());
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const open = (row: CatalogueEntryRow): void => {
    if (row.kind === 'flow') return;
    void navigate({
      to: '/$face/entries/$kind/$subject/$division',
      params: { face, kind: row.kind, subject: row.subject, division: row.division.code },
    });
  };
  const columns = entryColumns(kind);
  return (
    <div className="table-page">
      <PageHead title="清单" meta={query.data ? `共 ${total} 项` : undefined} />
      <EntryTabs />
      <div className="table-tools">
        <div className="row">
          <Segmented
            aria-label="清单的种类"
            value={kind}
            options={[
              { value: 'standard' as const, label: '标准事项' },
              { value: 'implementation' as const, label: '实施清单' },
            ]}
            onChange={(next) => set({ kind: next, division: undefined })}
          />
          <SearchBox label="查找事项" placeholder="事项名称" value={search.q} onSearch={(q) => set({ q })} />
          <Select
            aria-label="按部门筛选"
            allowClear
            placeholder="全部部门"
            style={{ width: 140 }}
            value={search.department ?? null}
            showSearch={{ optionFilterProp: 'label' }}
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(department) => set({ department: department ?? undefined })}
          />
          {kind === 'implementation' ? (
            <DivisionTree value={search.division} onChange={(division) => set({ division })} />
          ) : null}
          <Select
            aria-label="按状态筛选"
            allowClear
            placeholder="全部状态"
            style={{ width: 140 }}
            value={search.status ?? null}
            options={statusOptions}
            onChange={(status) => set({ status: status ?? undefined })}
          />
          <Select
            aria-label="按阶段筛选"
            allowClear
            placeholder="全部阶段"
            style={{ width: 160 }}
            value={stage ?? null}
            options={stageOptions}
            onChange={(next) => set({ stage: next ?? undefined })}
          />
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的事项">
            {kind === 'standard'
              ? '标准事项由省级主管部门起草发布。请换一个关键词，或清除筛选条件。'
              : '实施清单由各地实施机关按标准事项起草发布。请换一个关键词，或清除筛选条件。'}
          </Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="清单"
            columns={columns.filter((column) => !settings.hidden.includes(column.key))}
            rows={rows}
            rowKey={keyText}
            rowName={(row) => `${row.name}（${row.division.name}）`}
            density={settings.density}
            onOpen={open}
            selection={{
              keys: selected,
              onChange: setSelected,
              blocked: (row) =>
                batchActs.some((act) => row.todo.includes(act)) ? null : '没有等待您确认或发布',
            }}
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
      <EntryBatch
        rows={rows.filter((row) => selected.has(keyText(row)))}
        onClear={() => setSelected(new Set())}
      />
    </div>
  );
}
