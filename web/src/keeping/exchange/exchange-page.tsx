import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { importsQuery } from '../../api/catalogue-exchange.ts';
import { useSession } from '../../api/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { EntryTabs } from '../entries/entry-tabs.tsx';
import { ExportPanel } from './export-panel.tsx';
import { importColumns } from './import-columns.tsx';
import { ImportPanel } from './import-panel.tsx';
import { UploadPanel } from './upload-panel.tsx';

const route = getRouteApi('/$face/entries/exchange');

/** 导入导出: the catalogue as a workbook or as JSON, out and in again. */
export function ExchangePage() {
  const { import: id } = route.useSearch();
  const { seat } = useSession();
  const navigate = useNavigate({ from: '/$face/entries/exchange' });
  const open = (chosen: string | undefined): void => void navigate({ search: { import: chosen } });
  const keeper = seat.role === 'catalogue-keeper';
  return (
    <>
      <PageHead title="导入导出" />
      <EntryTabs />
      {id === undefined ? (
        <div className="stack">
          <ExportPanel />
          {keeper ? <UploadPanel onUploaded={open} /> : null}
          {keeper ? <Recent onOpen={open} /> : null}
        </div>
      ) : (
        <ImportPanel key={id} id={id} onClose={() => open(undefined)} />
      )}
    </>
  );
}

function Recent({ onOpen }: { onOpen: (id: string) => void }) {
  const query = useQuery(importsQuery);
  return (
    <section className="panel" aria-label="最近的导入">
      <h2>最近的导入</h2>
      {query.isError ? (
        <ProblemAlert error={query.error} onReload={() => void query.refetch()} />
      ) : !query.data ? (
        <Loading />
      ) : query.data.rows.length === 0 ? (
        <Empty title="还没有导入过">上传工作簿后，预检和导入的结果列在这里。</Empty>
      ) : (
        <DataTable
          caption="最近的导入"
          columns={importColumns}
          rows={query.data.rows}
          rowKey={({ id }) => id}
          rowName={({ fileName }) => fileName}
          onOpen={({ id }) => onOpen(id)}
        />
      )}
    </section>
  );
}
