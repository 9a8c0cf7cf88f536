import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReportingFilter, reportingFile, reportingQuery } from '../api/reporting.ts';
import type { Reporting } from '../api/types.ts';
import { NationalTabs } from '../keeping/national/national-tabs.tsx';
import { tableTime } from '../lib/format.ts';
import { Loading } from '../ui/loading.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { ReportingFilters } from './reporting-filters.tsx';
import { Figure, ReportingTable } from './reporting-table.tsx';
import { ToldTabs } from './told/told-tabs.tsx';
import './oversight.css';

const route = getRouteApi('/$face/reporting');

/** How soon what happened is told to the national platform, by city and by body. */
export function ReportingPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/reporting' });
  const query = useQuery({ ...reportingQuery(filter), placeholderData: keepPreviousData });
  const { data } = query;
  const set = (change: ReportingFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <>
      <PageHead
        title="上报时效"
        meta={data ? `事件发生于 ${data.from} 至 ${data.to}，截至 ${tableTime(data.asOf)}` : undefined}
        actions={
          <a href={reportingFile(filter)} download>
            导出 CSV
          </a>
        }
      />
      {face === 'keeping' ? <NationalTabs /> : <ToldTabs />}
      <div className="stack">
        <div className="row">
          <ReportingFilters filter={filter} from={data?.from} to={data?.to} onChange={set} />
          <MarkTag mark={data?.mark} />
        </div>
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {data ? <Figures data={data} filter={filter} /> : null}
      </div>
    </>
  );
}

function Figures({ data, filter }: { data: Reporting; filter: ReportingFilter }) {
  const { face } = route.useParams();
  // The days as they were counted: a list opened tomorrow from this page is still this page's.
  const days = { ...filter, from: data.from, to: data.to };
  return (
    <>
      <section>
        <h2 className="panel-title">各市</h2>
        <ReportingTable
          caption="各市上报时效"
          head="市"
          rows={data.cities}
          total={data.total}
          asOf={data.asOf}
          filter={days}
          by={(city) => ({ city })}
          name={(row) => (
            <Link to="/$face/reporting" params={{ face }} search={{ ...days, city: row.code }}>
              {row.code.endsWith('0000') ? `${row.name}本级` : row.name}
            </Link>
          )}
        />
      </section>
      {data.bodies.length > 0 ? (
        <section>
          <h2 className="panel-title">各审批机关（办件数据）</h2>
          <ReportingTable
            caption="各审批机关上报时效"
            head="机关"
            rows={data.bodies.map((row) => ({ ...row, code: row.id }))}
            asOf={data.asOf}
            filter={days}
            by={(body) => ({ body })}
          />
        </section>
      ) : null}
      <Refusals data={data} filter={days} />
    </>
  );
}

function Refusals({ data, filter }: { data: Reporting; filter: ReportingFilter }) {
  return (
    <section>
      <h2 className="panel-title">现被退回的原因</h2>
      {data.refusals.length === 0 ? (
        <div className="panel">本期没有被退回的报文。</div>
      ) : (
        <div className="table-frame">
          <table className="table table-dense cities">
            <caption className="visually-hidden">退回原因和各市条数</caption>
            <thead>
              <tr>
                <th scope="col">原因</th>
                <th scope="col" className="number">
                  条数
                </th>
                <th scope="col">各市</th>
              </tr>
            </thead>
            <tbody>
              {data.refusals.map((each) => (
                <tr key={each.rule}>
                  <th scope="row">{each.sentence}</th>
                  <td className="number" data-label="条数">
                    <Figure count={each.total} name={each.sentence} filter={{ ...filter, rule: each.rule }} />
                  </td>
                  <td data-label="各市">
                    <ul className="inline-list">
                      {each.cities.map((city) => (
                        <li key={city.code}>
                          {city.name}{' '}
                          <Figure
                            count={city.count}
                            name={`${city.name}${each.sentence}`}
                            filter={{ ...filter, city: city.code, rule: each.rule }}
                          />
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
