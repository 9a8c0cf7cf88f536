import { App, Button } from 'antd';
import { useRemind } from '../../api/catalogue-entries.ts';
import type { CatalogueTask } from '../../api/catalogue-types.ts';
import { longDay, tableTime } from '../../lib/format.ts';
import { Signal } from '../../ui/signal.tsx';
import { useToday } from '../../ui/use-today.ts';
import { Behind, changeCount } from './behind.tsx';
import { EntryLink } from './entry-link.tsx';

/** A standard to follow: until when, and what it changed. */
export function StandardTasks({ tasks }: { tasks: readonly CatalogueTask[] }) {
  const remind = useRemind();
  const { message } = App.useApp();
  return (
    <ul className="entry-lines">
      {tasks.map((task) => (
        <li key={task.id}>
          <EntryLink entry={{ kind: 'implementation', subject: task.item.id, division: task.division.code }}>
            {task.item.name}
          </EntryLink>
          <span className="soft">
            {task.division.name} · {task.body.name} · 标准第 {task.standardFrom} 版 → 第 {task.standardTo} 版
          </span>
          <DueDay day={task.dueOn} state={task.state} />
          {task.remindedAt ? <span className="soft">已于 {tableTime(task.remindedAt)} 催办</span> : null}
          {task.mayRemind ? (
            <Button
              size="small"
              loading={remind.isPending}
              onClick={() =>
                remind.mutate([task.id], {
                  onSuccess: () => void message.success(`已催办 ${task.body.name}`),
                })
              }
            >
              催办
            </Button>
          ) : null}
          <details>
            <summary>标准改了什么（{changeCount(task.difference)} 处）</summary>
            <Behind behind={task.difference} />
          </details>
        </li>
      ))}
    </ul>
  );
}

export function DueDay({ day, state }: { day: string; state: CatalogueTask['state'] }) {
  const today = useToday();
  if (state.code === 'followed' || state.code === 'overtaken') return <span>{state.name}</span>;
  const left = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const signal = left < 0 ? 'overdue' : left <= 5 ? 'warning' : 'normal';
  return (
    <span className="light">
      <Signal signal={signal} />
      <span className="light-words">
        {longDay(day)}前发布 · {left < 0 ? `已过 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天`}
      </span>
    </span>
  );
}
