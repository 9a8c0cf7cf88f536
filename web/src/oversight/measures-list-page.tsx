import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { measuredFile, measuredPages } from '../api/measures.ts';
import type { FigureName, MeasuredCase } from '../api/types.ts';
import { amount, tableTime } from '../lib/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Signal } from '../ui/signal.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { figureWords, measureFigures, stepWords } from './measures-words.ts';
import { Narrowed } from './narrowed.tsx';
import './measures.css';

const route = getRouteApi('/$face/measures/cases');

const time = (at: string | null) => (at === null ? '' : tableTime(at));
const rounded = (days: number) => Math.round(days * 10) / 10;

const columns: Column<MeasuredCase>[] = [
  { key: 'number', title: '办件编号', always: true, width: 170, render: (row) => row.number },
  { key: 'item', title: '事项', width: 180, render: (row) => row.item.name },
  { key: 'project', title: '项目', width: 200, render: (row) => row.projectName },
  { key: 'body', title: '机关', width: 130, render: (row) => row.body.name },
  { key: 'received', title: '收件', width: 130, render: (row) => time(row.receivedAt) },
  { key: 'accepted', title: '受理', width: 130, render: (row) => time(row.acceptedAt) },
  { key: 'ended', title: '办结', width: 130, render: (row) => time(row.endedAt) },
  { key: 'outcome', title: '结果', width: 110, render: (row) => row.outcome ?? '在办' },
  {
    key: 'used',
    title: '用时 / 承诺',
    align: 'right',
    width: 110,
    render: (row) =>
      row.used === null || row.limit === null
        ? ''
        : `${rounded(row.used)} / ${amount(rounded(row.limit), row.unit)}`,
  },
  { key: 'light', title: '时限', width: 90, render: (row) => <Kept row={row} /> },
  { key: 'corrections', title: '补正', align: 'right', render: (row) => row.corrections },
  { key: 'off', title: '特别程序（工作日）', align: 'right', render: (row) => row.offDays ?? '' },
  {
    key: 'persons',
    title: '受理人 / 决定人',
    width: 120,
    render: (row) => [row.acceptedBy, row.decidedBy].filter((name) => name !== null).join(' / '),
  },
];

function Kept({ row }: { row: MeasuredCase }) {
  if (row.late === null) return null;
  if (row.beyondStatute === true) return <Signal signal="beyond-statute" />;
  if (row.late) return <Signal signal="overdue" />;
  return row.endedAt === null ? <Signal signal="normal" /> : <Signal signal="done" word="按时" />;
}

/** The cases behind a figure. */
export function MeasuresListPage() {
  const { face } = route.useParams();
  const { position, figure = 'decided', ...filter } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/measures/cases' });
  const asked = { ...filter, figure };
  const query = useInfiniteQuery({ ...measuredPages(asked), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const first = query.data?.pages[0];
  const { step, excess, ...of } = filter;
  const persons = rows.some(({ acceptedBy, decidedBy }) => acceptedBy !== null || decidedBy !== null);
  return (
    <div className="table-page">
      <PageHead
        title={`${figureWords[figure]}清单`}
        crumbs={
          <Link to="/$face/measures" params={{ face }} search={of}>
            效能统计
          </Link>
        }
        meta={
          first
            ? `${first.from} 至 ${first.to}，截至 ${tableTime(first.asOf)}（事实序号 ${first.position}）`
            : undefined
        }
        actions={
          <Button href={measuredFile(asked)} download>
            导出 CSV
          </Button>
        }
      />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="指标"
            style={{ width: 180 }}
            value={figure}
            options={measureFigures.map((value) => ({ value, label: figureWords[value] }))}
            onChange={(value: FigureName) =>
              void navigate({
                search: (before) => ({ ...before, figure: value, position: undefined }),
                replace: true,
              })
            }
          />
          {step ? (
            <span className="narrowed-one">
              环节：{stepWords[step]}
              {excess ? '，超出所定时限' : ''}
            </span>
          ) : null}
          {first ? (
            <Narrowed
              narrowed={first.narrowed}
              onDrop={(by) =>
                void navigate({
                  search: (before) => ({ ...before, [by]: undefined, position: undefined }),
                  replace: true,
                })
              }
            />
          ) : null}
        </div>
      </div>
      {first && position !== undefined && first.position !== position ? (
        <Alert
          type="info"
          showIcon
          title="打开清单时又有新的记录计入，件数可能与刚才的数字不同。"
          action={
            <Link to="/$face/measures" params={{ face }} search={of}>
              看最新数字
            </Link>
          }
        />
      ) : null}
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的办件">请换一个指标，或去掉筛选条件。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption={`${figureWords[figure]}，最近的在前`}
            columns={columns.filter(({ key }) => key !== 'persons' || persons)}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.item.name} ${row.projectName}`}
            density="dense"
            onOpen={(row) => void navigate({ to: '/$face/cases/$caseId', params: { face, caseId: row.id } })}
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
    </div>
  );
}
