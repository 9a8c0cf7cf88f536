import { Fragment } from 'react';
import type { MeasuredFilter } from '../api/measures.ts';
import type { TimeSpent } from '../api/types.ts';
import { stageName } from '../lib/stages.ts';
import { Count } from './measures-columns.tsx';
import { whoWords } from './measures-words.ts';

type Spent = TimeSpent['total'];
const parts = ['department', 'applicant', 'off'] as const;

/** Average working days of a case by whom it waited for: in all, by stage, by item. */
export function TimeBars({ data, filter }: { data: TimeSpent; filter: Omit<MeasuredFilter, 'figure'> }) {
  const rows = [data.total, ...data.stages.flatMap((stage) => [stage, ...stage.items])];
  const most = Math.max(1, ...rows.map((row) => sumOf(row)));
  const cases = (name: string, count: number, of: Omit<MeasuredFilter, 'figure'>) => (
    <>
      {' '}
      <Count
        count={count}
        name={`${name}办结`}
        filter={{ ...filter, ...of, figure: 'decided' }}
        position={data.position}
      />
      {' 件'}
    </>
  );
  return (
    <>
      <ul className="row" aria-label="图例">
        {parts.map((part) => (
          <li key={part} className="time-key">
            <i className={`time-${part}`} aria-hidden="true" />
            {whoWords[part]}
          </li>
        ))}
      </ul>
      <div className="time-bars">
        <span className="strong">全部 {cases('全部', data.total.cases, {})}</span>
        <Bar spent={data.total} most={most} />
        {data.stages.map((stage) => (
          <Fragment key={stage.stage}>
            <span className="time-stage">
              {stageName(stage.stage)} {cases(stage.name, stage.cases, { stage: String(stage.stage) })}，平均{' '}
              {sumOf(stage).toFixed(1)} 个工作日
            </span>
            {stage.items.map((item) => (
              <Fragment key={item.id}>
                <span>
                  {item.name} {cases(item.name, item.cases, { stage: String(stage.stage), item: item.id })}
                </span>
                <Bar spent={item} most={most} />
              </Fragment>
            ))}
          </Fragment>
        ))}
      </div>
    </>
  );
}

function Bar({ spent, most }: { spent: Spent; most: number }) {
  const { working, median, p90 } = spent;
  const words = parts.map((part) => `${whoWords[part]} ${working[part].toFixed(1)}`).join('，');
  return (
    <div className="time-bar-line">
      <div className="time-bar" aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part}
            className={`time-part time-${part}`}
            style={{ width: `${(working[part] / most) * 100}%` }}
          />
        ))}
      </div>
      <span className="soft">
        {words} 个工作日{median === null || p90 === null ? '' : `；中位 ${median}，九成不超过 ${p90}`}
      </span>
    </div>
  );
}

function sumOf({ working }: Spent): number {
  return working.applicant + working.department + working.off;
}
