import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { calendarQuery } from '../../api/reference.ts';
import type { CalendarOverview, CalendarYear } from '../../api/types.ts';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { YearGrid } from './month-table.tsx';

type Props = {
  year: number;
  division: string | undefined;
  overview: CalendarOverview | undefined;
  onChange: (to: { year?: number; division?: string | undefined }) => void;
};

/** Holidays of the year in words: '国庆节 10月1日—10月8日'. */
function holidayWords(year: CalendarYear): string {
  const spans = new Map<string, { from: string; to: string }>();
  for (const { day, reason, name } of year.days) {
    if (reason !== 'holiday' || name === '') continue;
    const span = spans.get(name);
    spans.set(name, { from: span?.from ?? day, to: day });
  }
  const short = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return [...spans].map(([name, { from, to }]) => `${name} ${short(from)}—${short(to)}`).join('；');
}

/** A year as every clock counts it, for the province or for a county with days of its own. */
export function YearTab({ year, division, overview, onChange }: Props) {
  const query = useQuery({ ...calendarQuery(year, division), placeholderData: keepPreviousData });
  const working = (query.data?.days ?? []).filter((day) => day.working).length;
  const published = overview?.years.find((each) => each.year === year);
  const own = (query.data?.days ?? []).filter(({ source }) => source !== null);
  return (
    <section className="panel stack" aria-label={`${year}年工作日历`}>
      <div className="row">
        <Button onClick={() => onChange({ year: year - 1 })}>{year - 1}年</Button>
        <strong>{year}年</strong>
        <Button onClick={() => onChange({ year: year + 1 })}>{year + 1}年</Button>
        <Select
          aria-label="按区划查看"
          style={{ minWidth: 210 }}
          value={division ?? ''}
          options={[
            { value: '', label: '全省' },
            ...(overview?.local ?? []).map(({ division: { code, name } }) => ({ value: code, label: name })),
          ]}
          onChange={(code) => onChange({ division: code === '' ? undefined : code })}
        />
        {query.data ? (
          <span className="soft">
            共 {working} 个工作日 · 日历版本 {query.data.version}
          </span>
        ) : null}
        <MarkTag mark={query.data?.provisional ? '暂定：放假安排尚未公布，按周一至周五计' : null} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data ? (
        <>
          <p>{holidayWords(query.data) || '本年度还没有节假日数据。'}</p>
          {published ? (
            <p className="soft">
              依据：{published.source}
              {published.revision > 1 ? `（第${published.revision}版）` : ''}
            </p>
          ) : null}
          {own.length > 0 ? (
            <ul>
              {own.map(({ day, name, source }) => (
                <li key={day}>
                  {day} {name}（{source}）
                </li>
              ))}
            </ul>
          ) : null}
          <YearGrid year={query.data.year} days={query.data.days} />
          <p className="soft">
            休：周末；假：法定节假日；班：调休上班，按工作日计；暂：当年放假安排未公布，到期日标“暂定”，公布后重算。
          </p>
        </>
      ) : null}
    </section>
  );
}
