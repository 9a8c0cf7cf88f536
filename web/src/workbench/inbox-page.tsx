import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { casePages } from '../api/pages.ts';
import type { CaseBox, CaseRow } from '../api/types.ts';
import { seldomCaseColumns } from '../case/case-columns.tsx';
import type { CommandTarget } from '../case/dialogs/command-target.ts';
import { DataTable } from '../ui/data-table.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { acceptBlocked, acceptTarget } from './batch.ts';
import { BatchBar } from './batch-bar.tsx';
import { InboxBoxes } from './inbox-boxes.tsx';
import { inboxColumns } from './inbox-columns.tsx';
import { InboxEmpty } from './inbox-empty.tsx';
import { InboxFilters } from './inbox-filters.tsx';

const CommandDialog = lazy(async () => ({
  default: (await import('../case/dialogs/command-dialog.tsx')).CommandDialog,
}));
const route = getRouteApi('/$face/cases');

/** The stage stands in the address as text. */
function numberOf(stage: string | undefined): number | undefined {
  return stage === undefined ? undefined : Number(stage);
}

/** The inbox: boxes with counts, what is due first, filters in the address, several accepted at once. */
export function InboxPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/cases' });
  const { message } = App.useApp();
  const box: CaseBox = search.box ?? 'todo';
  const query = useInfiniteQuery({
    ...casePages({ ...search, stage: numberOf(search.stage), box }),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const counts = query.data?.pages.at(-1)?.counts;
  const [settings, setSettings] = useTableSettings('inbox', seldomCaseColumns);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState<CommandTarget | null>(null);
  const columns = inboxColumns(face);
  const chosen = rows.filter((row) => selected.has(row.id));
  const set = (change: Partial<typeof search>): void => {
    setSelected(new Set());
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const open = (row: CaseRow): void => {
    void navigate({
      to: '/$face/cases/$caseId',
      params: { face, caseId: row.id },
      search: { clock: undefined },
    });
  };
  const filtered = [search.stage, search.item, search.light, search.city, search.q].some(Boolean);
  return (
    <div className="table-page" style={{ '--above': '232px' } as React.CSSProperties}>
      <PageHead title="收件箱" />
      <InboxBoxes box={box} counts={counts} onBox={(next) => set({ box: next })} />
      <div className="table-tools">
        <InboxFilters search={search} onChange={set} />
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <InboxEmpty box={box} filtered={filtered} /> : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="办件，先到期的在前"
            columns={columns.filter((column) => !settings.hidden.includes(column.key))}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.itemName} ${row.projectName}`}
            density={settings.density}
            onOpen={open}
            selection={{ keys: selected, onChange: setSelected, blocked: acceptBlocked }}
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
      {chosen.length > 0 ? (
        <BatchBar
          count={chosen.length}
          onAccept={() => setTarget(acceptTarget(chosen))}
          onClear={() => setSelected(new Set())}
        />
      ) : null}
      <Suspense fallback={null}>
        {target ? (
          <CommandDialog
            target={target}
            onClose={() => setTarget(null)}
            onDone={(words) => {
              setSelected(new Set());
              void message.success(words);
            }}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
