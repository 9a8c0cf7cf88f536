import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { catalogueMatrixQuery, matrixFile } from '../../api/catalogue-entries.ts';
import type { MatrixColumn, MatrixRow } from '../../api/catalogue-types.ts';
import { useDivisionName, useReference } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';
import { stageOptions } from '../../lib/stages.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { EntryTabs } from './entry-tabs.tsx';
import { cellOrder } from './matrix-model.ts';
import { MatrixTable } from './matrix-table.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { cellStates } from './words.ts';

const route = getRouteApi('/$face/entries/matrix');

/** 一致性矩阵: where an item stands in every place, at a glance. */
export function MatrixPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { departments, divisions } = useReference();
  const { seat } = useSession();
  const divisionName = useDivisionName();
  const [reminding, setReminding] = useState<MatrixRow | null>(null);
  // A city's keeper begins with the counties of the city.
  const own = divisions.find(({ code }) => code === seat.division?.code);
  const home =
    own?.level === 'city' ? own.code : own?.level === 'province' ? undefined : (own?.parent ?? undefined);
  const city = search.city ?? (search.level === undefined ? home : undefined);
  const level = city === undefined ? (search.level ?? 'city') : undefined;
  const stage = search.stage === undefined ? undefined : Number(search.stage);
  const filter = { level, city, department: search.department, stage };
  const query = useQuery({
    ...catalogueMatrixQuery(filter),
    placeholderData: keepPreviousData,
  });
  const matrix = query.data;
  const set = useCallback(
    (change: Partial<typeof search>): void =>
      void navigate({
        to: '/$face/entries/matrix',
        params: { face },
        search: { ...search, ...change },
        replace: true,
      }),
    [navigate, face, search],
  );
  const openCell = useCallback(
    (row: MatrixRow, column: MatrixColumn): void =>
      void navigate({
        to: '/$face/entries/$kind/$subject/$division',
        params: { face, kind: 'implementation', subject: row.item, division: column.code },
      }),
    [navigate, face],
  );
  const openItem = useCallback(
    (row: MatrixRow): void =>
      void navigate({
        to: '/$face/entries/$kind/$subject/$division',
        params: {
          face,
          ...{
            kind: 'standard',
            subject: row.item,
            division: divisions.find((each) => each.parent === null)?.code ?? '',
          },
        },
      }),
    [navigate, face, divisions],
  );
  const openColumn = useCallback(
    (column: MatrixColumn): void => set({ city: column.code, level: undefined }),
    [set],
  );
  return (
    <>
      <PageHead
        title="一致性矩阵"
        crumbs={
          city === undefined || home !== undefined ? undefined : (
            <Link to="/$face/entries/matrix" params={{ face }} search={{ level: 'city' }}>
              各市
            </Link>
          )
        }
        meta={
          matrix
            ? `${city === undefined ? '' : `${divisionName(city)}：`}${matrix.rows.length} 项 × ${matrix.columns.length} 地，${matrix.day}`
            : undefined
        }
        actions={
          <Button href={matrixFile(filter)} download>
            导出表格（CSV）
          </Button>
        }
      />
      <EntryTabs />
      <div className="table-tools">
        <div className="row">
          <Segmented
            aria-label="看哪一级"
            value={city === undefined ? (level ?? 'city') : 'in-city'}
            options={[
              { value: 'province', label: '省本级' },
              { value: 'city', label: '各市' },
              { value: 'county', label: '各县区' },
              ...(city === undefined ? [] : [{ value: 'in-city', label: divisionName(city) }]),
            ]}
            onChange={(next) => {
              if (next !== 'in-city') set({ level: next as 'province' | 'city' | 'county', city: undefined });
            }}
          />
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
          <Select
            aria-label="按阶段筛选"
            allowClear
            placeholder="全部阶段"
            style={{ width: 160 }}
            value={search.stage ?? null}
            options={stageOptions}
            onChange={(next) => set({ stage: next ?? undefined })}
          />
        </div>
      </div>
      <ul className="matrix-legend" aria-label="图例">
        {cellOrder.map((state) => (
          <li key={state}>
            <b className={`cell-${state}`}>{cellStates[state].letter}</b>
            {cellStates[state].word}
            {matrix ? <span className="soft">（{matrix.total[state]}）</span> : null}
          </li>
        ))}
        <li>
          <b>·</b>本级不行使
        </li>
        <li className="soft">右上有角标的，另有新草稿</li>
      </ul>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {matrix && matrix.rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的事项">
            这些条件下没有由这一级行使的事项。请换一个部门、阶段或层级。
          </Empty>
        </div>
      ) : null}
      {matrix && matrix.rows.length > 0 ? (
        <MatrixTable
          matrix={matrix}
          onCell={openCell}
          onColumn={city === undefined ? openColumn : undefined}
          onItem={openItem}
          onRemind={setReminding}
        />
      ) : null}
      {reminding ? <RemindDialog row={reminding} division={city} onClose={() => setReminding(null)} /> : null}
    </>
  );
}
