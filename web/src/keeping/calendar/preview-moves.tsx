import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type MoveFilter, previewMovePages } from '../../api/calendar.ts';
import type { CalendarMove, CalendarPreview, MoveWay } from '../../api/types.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { rowsOf } from '../../ui/use-pages.ts';

const ways: Readonly<Record<MoveWay, string>> = {
  later: '推后',
  earlier: '提前',
  firm: '不再暂定',
  light: '只有亮灯改变',
};

const columns: readonly Column<CalendarMove>[] = [
  {
    key: 'number',
    title: '办件',
    always: true,
    render: ({ number }) => <span className="code">{number}</span>,
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
  { key: 'way', title: '变动', render: ({ way }) => ways[way] },
  {
    key: 'light',
    title: '亮灯',
    render: ({ oldLight, newLight }) =>
      oldLight === newLight ? (
        <Signal signal={newLight} />
      ) : (
        <span className="row">
          <Signal signal={oldLight} />→<Signal signal={newLight} />
        </span>
      ),
  },
];

export function Days({ due, statutory }: { due: string | null; statutory: string | null }) {
  return (
    <>
      {due ?? '—'}
      {statutory !== null && statutory !== due ? <div className="soft">法定 {statutory}</div> : null}
    </>
  );
}

/** The figures by city and clock, and the cases behind them, one by one. */
export function PreviewMoves({ preview }: { preview: CalendarPreview }) {
  const [filter, setFilter] = useState<MoveFilter>({});
  const query = useInfiniteQuery({
    ...previewMovePages(preview.id, filter),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  if (preview.counts.length === 0) {
    return <Empty title="没有办件受影响">发布后，新的到期日按新日历计算。</Empty>;
  }
  const cities = new Map(preview.counts.map(({ city }) => [city.code, city.name]));
  return (
    <>
      <div className="table-frame">
        <table className="table table-dense">
          <caption className="visually-hidden">各市受影响的时限</caption>
          <thead>
            <tr>
              {['市', '时限', ...Object.values(ways)].map((title, index) => (
                <th key={title} scope="col" className={index > 1 ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.counts.map((each) => (
              <tr key={`${each.city.code} ${each.kind.code}`}>
                <th scope="row">{each.city.name}</th>
                <td data-label="时限">{each.kind.name}</td>
                {(['later', 'earlier', 'firm', 'light'] as const).map((way) => (
                  <td key={way} className="number" data-label={ways[way]}>
                    {each[way]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Select
          aria-label="按变动筛选"
          style={{ width: 150 }}
          value={filter.way ?? ''}
          options={[
            { value: '', label: '全部变动' },
            ...Object.entries(ways).map(([value, label]) => ({ value, label })),
          ]}
          onChange={(way) => setFilter({ ...filter, way: way === '' ? undefined : (way as MoveWay) })}
        />
        <Select
          aria-label="按市筛选"
          style={{ width: 150 }}
          value={filter.city ?? ''}
          options={[
            { value: '', label: '全部市' },
            ...[...cities].map(([value, label]) => ({ value, label })),
          ]}
          onChange={(city) => setFilter({ ...filter, city: city === '' ? undefined : city })}
        />
      </div>
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      <DataTable
        caption="受影响的办件"
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.caseId} ${row.kind.code}`}
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
  );
}
