import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { calendarOverviewQuery } from '../api/calendar.ts';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useToday } from '../ui/use-today.ts';
import { AdjustmentsTab } from './calendar/adjustments-tab.tsx';
import { CalendarTabs } from './calendar/calendar-tabs.tsx';
import { ImportTab } from './calendar/import-tab.tsx';
import { LocalTab } from './calendar/local-tab.tsx';
import { MeasuresTab } from './calendar/measures-tab.tsx';
import { CalendarStanding } from './calendar/standing.tsx';
import { YearTab } from './calendar/year-tab.tsx';
import './keeping.css';

const route = getRouteApi('/$face/calendar');

/** 工作日历: the working days every clock of the platform counts by, and how they are kept. */
export function CalendarPage() {
  const search = route.useSearch();
  const { tab = 'year', preview } = search;
  const navigate = useNavigate({ from: '/$face/calendar' });
  const today = useToday();
  const query = useQuery(calendarOverviewQuery);
  const overview = query.data;
  const set = (change: Partial<typeof search>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <>
      <PageHead
        title="工作日历"
        meta={overview ? <span>现行版本 {overview.version}，按国务院办公厅放假安排</span> : undefined}
      />
      <CalendarTabs current={tab} />
      <div className="stack">
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {overview ? <CalendarStanding overview={overview} /> : null}
        {tab === 'year' ? (
          <YearTab
            year={search.year ?? Number(today.slice(0, 4))}
            division={search.division}
            overview={overview}
            onChange={set}
          />
        ) : null}
        {tab === 'import' ? (
          <ImportTab overview={overview} preview={preview} onPreview={(id) => set({ preview: id })} />
        ) : null}
        {tab === 'local' ? (
          <LocalTab overview={overview} preview={preview} onPreview={(id) => set({ preview: id })} />
        ) : null}
        {tab === 'measures' ? (
          <MeasuresTab
            overview={overview}
            preview={preview}
            weighed={search.measure}
            onPreview={(id, measure) => set({ preview: id, measure })}
          />
        ) : null}
        {tab === 'records' ? (
          <AdjustmentsTab
            filter={{ cause: search.cause, publication: search.publication, city: search.city }}
            publications={overview?.publications ?? []}
            onChange={set}
          />
        ) : null}
      </div>
    </>
  );
}
