import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { type AdjustmentFilter, adjustmentPages } from '../../api/calendar.ts';
import type { CalendarOverview, ClockAdjustment } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { Days } from './preview-moves.tsx';

type Props = {
  filter: AdjustmentFilter;
  publications: CalendarOverview['publications'];
  onChange: (change: AdjustmentFilter) => void;
};

/** 时限调整记录: every date that moved without anything having happened to the case, with old and new. */
export function AdjustmentsTab({ filter, publications, onChange }: Props) {
  const face = useFace();
  const query = useInfiniteQuery({ ...adjustmentPages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const columns: readonly Column<ClockAdjustment>[] = [
    { key: 'at', title: '调整时间', render: ({ at }) => tableTime(at) },
    {
      key: 'number',
      title: '办件',
      always: true,
      // Who keeps the calendar sees dates, and no files of cases.
      render: ({ number, caseId }) =>
        face === 'oversight' ? (
          <Link to="/$face/cases/$caseId" params={{ face, caseId }}>
            <span className="code">{number}</span>
          </Link>
        ) : (
          <span className="code">{number}</span>
        ),
    },
    { key: 'item', title: '事项', render: ({ itemName }) => itemName, width: 140 },
    { key: 'body', title: '审批机关', render: ({ bodyName }) => bodyName, width: 120 },
    { key: 'kind', title: '时限', render: ({ kind }) => kind.name },
    {
      key: 'old',
      title: '原到期日',
      render: ({ oldDue, oldStatutory }) => <Days due={oldDue} statutory={oldStatutory} />,
    },
    {
      key: 'new',
      title: '新到期日',
      render: ({ newDue, newStatutory }) => <Days due={newDue} statutory={newStatutory} />,
    },
    { key: 'cause', title: '原因', render: ({ cause }) => cause, width: 160 },
  ];
  return (
    <section className="stack" aria-label="时限调整记录">
      <div className="row">
        <Select
          aria-label="按原因筛选"
          style={{ width: 130 }}
          value={filter.cause ?? 'calendar'}
          options={[
            { value: 'calendar', label: '日历变动' },
            { value: 'all', label: '全部原因' },
          ]}
          onChange={(cause: 'calendar' | 'all') => onChange({ cause })}
        />
        <Select
          aria-label="按发布筛选"
          style={{ minWidth: 230, maxWidth: '100%' }}
          value={filter.publication ?? ''}
          options={[
            { value: '', label: '全部发布' },
            ...publications.map(({ token, label, at }) => ({
              value: token,
              label: `${label} · ${tableTime(at).slice(0, 10)}`,
            })),
          ]}
          onChange={(token) => onChange({ publication: token === '' ? undefined : token })}
        />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有时限调整">
            发布放假安排、地方节假日或应急措施后，到期日有变动的办件列在这里。
          </Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="时限调整记录"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            density="dense"
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
    </section>
  );
}
