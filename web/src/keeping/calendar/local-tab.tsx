import { Button, Input } from 'antd';
import { useState } from 'react';
import { useWeighChange } from '../../api/calendar.ts';
import type { CalendarOverview, LocalDay } from '../../api/types.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { PreviewPanel } from './preview-panel.tsx';

type Props = {
  overview: CalendarOverview | undefined;
  preview: string | undefined;
  onPreview: (id: string | undefined) => void;
};

/** 地方节假日: holidays that autonomous counties have laid down, each with its basis. */
export function LocalTab({ overview, preview, onPreview }: Props) {
  const [editing, setEditing] = useState<string | null>(null);
  if (!overview) return <Loading />;
  if (preview !== undefined) return <PreviewPanel id={preview} onClose={() => onPreview(undefined)} />;
  const lastYear = overview.years[0]?.year ?? 0;
  return (
    <section className="panel stack" aria-label="地方节假日">
      <p>
        只有自治县可以按民族习惯规定本地节假日（全国年节及纪念日放假办法），每一天都要写明名称和依据。
        其他地方停止办公不影响法定时限；确属应急措施的，在“应急措施”中提出。
      </p>
      <ul className="stack">
        {overview.local.map((county) => (
          <li key={county.division.code} className="stack-tight">
            <div className="row">
              <strong>{county.division.name}</strong>
              <span className="soft">{county.city.name}</span>
              {overview.mayKeep && editing !== county.division.code ? (
                <Button size="small" onClick={() => setEditing(county.division.code)}>
                  修改<span className="visually-hidden"> {county.division.name}的节假日</span>
                </Button>
              ) : null}
            </div>
            {county.years.length === 0 ? <span className="soft">没有登记本地节假日。</span> : null}
            {county.years.map(({ year, days }) => (
              <span key={year}>
                {year}年：{days.map(({ day, name, basis }) => `${day} ${name}（${basis}）`).join('；')}
              </span>
            ))}
            {editing === county.division.code ? (
              <LocalForm
                county={county}
                lastYear={lastYear}
                onPreview={onPreview}
                onClose={() => setEditing(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type FormProps = {
  county: CalendarOverview['local'][number];
  lastYear: number;
  onPreview: (id: string) => void;
  onClose: () => void;
};

function LocalForm({ county, lastYear, onPreview, onClose }: FormProps) {
  const weigh = useWeighChange();
  const [year, setYear] = useState(lastYear);
  const stored = (of: number): LocalDay[] => county.years.find((each) => each.year === of)?.days ?? [];
  const [days, setDays] = useState<LocalDay[]>(stored(lastYear));
  const put = (index: number, change: Partial<LocalDay>): void =>
    setDays(days.map((each, at) => (at === index ? { ...each, ...change } : each)));
  const { code, name } = county.division;
  return (
    <fieldset className="calendar-days">
      <legend>
        {name} {year}年
      </legend>
      <div className="stack-tight">
        <div className="row">
          {[lastYear - 1, lastYear].map((each) => (
            <Button
              key={each}
              size="small"
              type={each === year ? 'primary' : 'default'}
              aria-pressed={each === year}
              onClick={() => {
                setYear(each);
                setDays(stored(each));
              }}
            >
              {each}年
            </Button>
          ))}
        </div>
        {days.map(({ day, name: own, basis }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day may be typed twice while the list is mended
          <div key={index} className="row">
            <Input
              aria-label={`第${index + 1}天的日期`}
              className="calendar-day"
              value={day}
              placeholder={`例如 ${year}-06-11`}
              maxLength={10}
              onChange={(event) => put(index, { day: event.target.value.trim() })}
            />
            <Input
              aria-label={`第${index + 1}天的名称`}
              className="calendar-day-name"
              value={own}
              placeholder="名称，例如 县庆日"
              maxLength={30}
              onChange={(event) => put(index, { name: event.target.value })}
            />
            <Input
              aria-label={`第${index + 1}天的依据`}
              style={{ width: 320, maxWidth: '100%' }}
              value={basis}
              placeholder="依据，例如 自治条例第几条"
              maxLength={200}
              onChange={(event) => put(index, { basis: event.target.value })}
            />
            <Button
              size="small"
              aria-label={`删去第${index + 1}天`}
              onClick={() => setDays(days.filter((_, at) => at !== index))}
            >
              删去
            </Button>
          </div>
        ))}
        {weigh.isError ? <ProblemAlert error={weigh.error} /> : null}
        <div className="row">
          <Button size="small" onClick={() => setDays([...days, { day: '', name: '', basis: '' }])}>
            增加一天
          </Button>
          <Button
            type="primary"
            loading={weigh.isPending}
            onClick={() =>
              weigh.mutate(
                { type: 'set-local-days', division: code, year, days, revision: county.revision },
                { onSuccess: ({ id }) => onPreview(id) },
              )
            }
          >
            预览影响
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </div>
    </fieldset>
  );
}
