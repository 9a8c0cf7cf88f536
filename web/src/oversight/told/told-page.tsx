import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ToldFilter, toldFile, toldQuery } from '../../api/told.ts';
import { tableTime } from '../../lib/format.ts';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import '../oversight.css';
import { ToldFilters } from './told-filters.tsx';
import { ToldTable } from './told-table.tsx';
import { ToldTabs } from './told-tabs.tsx';

const route = getRouteApi('/$face/reporting-clock');

/** 部门登记及时性: how long from what happened to its recording, by city, body and month. */
export function ToldPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/reporting-clock' });
  const query = useQuery({ ...toldQuery(filter), placeholderData: keepPreviousData });
  const { data } = query;
  const set = (change: ToldFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  // The days as they were counted: a list opened tomorrow from this page is still this page's.
  const days = data ? { ...filter, from: data.from, to: data.to } : filter;
  return (
    <>
      <PageHead
        title="部门登记及时性"
        meta={data ? `登记于 ${data.from} 至 ${data.to}，截至 ${tableTime(data.asOf)}` : undefined}
        actions={
          <a href={toldFile(filter)} download>
            导出 CSV
          </a>
        }
      />
      <ToldTabs />
      <div className="stack">
        <ToldFilters filter={filter} from={data?.from} to={data?.to} onChange={set} />
        {data ? (
          <p>
            {data.limits} <MarkTag mark={data.mark} />
          </p>
        ) : null}
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {data ? (
          <>
            <section>
              <h2 className="panel-title">各市</h2>
              <ToldTable
                caption="各市登记及时性"
                head="市"
                rows={data.cities}
                total={data.total}
                filter={days}
                by={(city) => ({ city })}
                name={(row) => (
                  <Link to="/$face/reporting-clock" params={{ face }} search={{ ...days, city: row.code }}>
                    {row.code.endsWith('0000') ? `${row.name}本级` : row.name}
                  </Link>
                )}
              />
            </section>
            <section>
              <h2 className="panel-title">各机关</h2>
              {data.bodies.length === 0 ? (
                <div className="panel">本期没有登记。办理记录和建设情况报告一到平台就计入这里。</div>
              ) : (
                <ToldTable
                  caption="各机关登记及时性"
                  head="机关"
                  rows={data.bodies}
                  filter={days}
                  by={(body) => ({ body })}
                />
              )}
            </section>
            {data.months.length > 1 ? (
              <section>
                <h2 className="panel-title">各月</h2>
                <ToldTable
                  caption="各月登记及时性"
                  head="月份"
                  rows={data.months}
                  filter={days}
                  by={(month) => ({ month })}
                />
              </section>
            ) : null}
          </>
        ) : null}
      </div>
    </>
  );
}
