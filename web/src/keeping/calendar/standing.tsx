import { useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useEffect, useRef } from 'react';
import type { CalendarOverview } from '../../api/types.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';

/** What is still to be done: the next year's notice, and clocks that follow a publication. */
export function CalendarStanding({ overview }: { overview: CalendarOverview }) {
  const { next, sweep } = overview;
  const done = sweep.total - sweep.left;
  const queries = useQueryClient();
  const before = useRef(0);
  // Every step on moves dates that lists show.
  useEffect(() => {
    if (sweep.left < before.current)
      void queries.invalidateQueries({ queryKey: ['calendar', 'adjustments'] });
    before.current = sweep.left;
  }, [sweep.left, queries]);
  return (
    <>
      {next ? (
        <p className="row" role={next.urgent && overview.mayKeep ? 'status' : undefined}>
          <MarkTag mark={next.urgent ? `待导入：${next.year}年放假安排` : `${next.year}年暂定`} />
          <span>{next.text}</span>
        </p>
      ) : null}
      {sweep.left > 0 ? (
        <section className="panel" aria-label="到期日重算进度">
          <p role="status">
            正在按新日历重算在办件的到期日：已完成 {done} 件，还有 {sweep.left} 件。可以离开本页，不影响处理。
          </p>
          <Progress
            percent={sweep.total === 0 ? 0 : Math.floor((done / sweep.total) * 100)}
            size="small"
            aria-label="已重算的部分"
          />
        </section>
      ) : null}
    </>
  );
}
