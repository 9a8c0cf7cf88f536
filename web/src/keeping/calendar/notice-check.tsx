import { Button } from 'antd';
import { useState } from 'react';
import { useWeighChange } from '../../api/calendar.ts';
import type { CalendarDay, ImportedNotice } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { addDays, daysBetween, weekday } from '../../lib/days.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { DayList } from './day-list.tsx';
import { YearGrid } from './month-table.tsx';

type Props = {
  imported: ImportedNotice;
  onChange: (imported: ImportedNotice) => void;
  onPreview: (id: string) => void;
};

/** What was read from a notice, to be checked against it: lists, month grid, and every sentence left over. */
export function NoticeCheck({ imported, onChange, onPreview }: Props) {
  const { notice, unread, doubts, outside, faults, warnings, differences, revision } = imported;
  const weigh = useWeighChange();
  const [reason, setReason] = useState('');
  const set = (change: Partial<typeof notice>): void =>
    onChange({ ...imported, notice: { ...notice, ...change } });
  const asked = unread.filter(({ asks }) => asks);
  const correction = revision > 0;
  const preview = (): void =>
    weigh.mutate(
      {
        type: 'publish-year',
        notice,
        revision,
        reason: correction && reason.trim() !== '' ? reason.trim() : null,
      },
      { onSuccess: ({ id }) => onPreview(id) },
    );
  return (
    <section className="panel stack" aria-labelledby="notice-check">
      <h2 id="notice-check">核对 {notice.year} 年放假安排</h2>
      {correction ? (
        <p className="strong">
          {notice.year}年已经发布过（第{revision}版），再次发布是更正，须写明理由。
          {differences.length === 0 ? '读取的内容与现行安排相同。' : ''}
        </p>
      ) : null}
      <Points title="与通知自身的说法不符，请核对" points={doubts} />
      <Points title="没有读懂的语句，请人工判断" points={asked.map(({ text }) => text)} />
      <Points title="不能发布的原因" points={faults.map(({ message }) => message)} />
      <Points title="请留意" points={warnings.map(({ message }) => message)} />
      <Points
        title="不属本年的日期，须另作该年的更正"
        points={outside.map(({ day, name, working }) => `${day} ${name} ${working ? '上班' : '放假'}`)}
      />
      <Points
        title="与现行安排的差别"
        points={differences.map(
          ({ day, before, after }) => `${day}：${before || '无安排'} → ${after || '无安排'}`,
        )}
      />
      <DialogText
        path="source"
        label="依据（通知名称和文号）"
        required
        maxLength={200}
        value={notice.source}
        onChange={(source) => set({ source })}
      />
      <div className="calendar-lists">
        <DayList
          title="放假日"
          what="放假日"
          year={notice.year}
          days={notice.off}
          onChange={(off) => set({ off })}
        />
        <DayList
          title="调休上班日"
          what="上班日"
          year={notice.year}
          days={notice.work}
          onChange={(work) => set({ work })}
        />
      </div>
      <YearGrid year={notice.year} days={daysOf(notice)} />
      {unread.length > asked.length ? (
        <details>
          <summary>未用于日历的语句（{unread.length - asked.length}）</summary>
          <ul>
            {unread
              .filter(({ asks }) => !asks)
              .map(({ text }) => (
                <li key={text}>{text}</li>
              ))}
          </ul>
        </details>
      ) : null}
      {correction ? (
        <DialogText
          path="reason"
          label="更正理由"
          required
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      {weigh.isError ? <ProblemAlert error={weigh.error} /> : null}
      <div className="row">
        <Button type="primary" loading={weigh.isPending} onClick={preview}>
          预览影响
        </Button>
        <span className="soft">预览不改变任何到期日；看过影响后再发布。</span>
      </div>
    </section>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  if (points.length === 0) return null;
  return (
    <div className="calendar-asks">
      <p className="strong">{title}</p>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  );
}

/** The year as these lists would make it, for the picture only. */
function daysOf({ year, off, work }: ImportedNotice['notice']): CalendarDay[] {
  const holidays = new Map(off.map(({ day, name }) => [day, name]));
  const worked = new Map(work.map(({ day, name }) => [day, name]));
  return daysBetween(`${year}-01-01`, addDays(`${year + 1}-01-01`, -1)).map((day): CalendarDay => {
    const holiday = holidays.get(day);
    if (holiday !== undefined) return { day, working: false, reason: 'holiday', name: holiday, source: null };
    const makeUp = worked.get(day);
    if (makeUp !== undefined) return { day, working: true, reason: 'make-up', name: makeUp, source: null };
    const weekend = weekday(day) > 4;
    return { day, working: !weekend, reason: weekend ? 'weekend' : 'workday', name: '', source: null };
  });
}
