import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useFace } from '../frame/use-face.ts';
import { longDay } from '../lib/format.ts';
import { DueLight } from '../ui/due-light.tsx';
import type { ProjectTasks, Task } from './tasks.ts';

/** Lights of a case whose body has let the limit pass. */
const late: ReadonlySet<string> = new Set(['overdue', 'beyond-statute']);

function TaskLine({ task }: { task: Task }) {
  const face = useFace();
  if (task.kind === 'code') {
    return (
      <>
        <strong className="code-rejected">项目代码申请被驳回</strong>
        <span>原因：{task.reason ?? '未注明'}</span>
      </>
    );
  }
  if (task.kind === 'report') {
    return (
      <>
        <strong>报送 {task.period} 年建设进度</strong>
        <span>
          {task.overdue
            ? `应于 ${longDay(task.dueOn)} 前报送，已经逾期`
            : `请于 ${longDay(task.dueOn)} 前报送`}
        </span>
      </>
    );
  }
  const link = (
    <Link to="/$face/cases/$caseId" params={{ face, caseId: task.card.id }}>
      {task.card.itemName}
    </Link>
  );
  if (task.kind === 'ending') {
    return (
      <>
        <span>{late.has(task.card.light.signal) ? '部门已超期' : '即将到期'}</span>
        {link}
        <span className="soft">{task.card.body.shortName}</span>
        <DueLight light={task.card.light} caseId={task.card.id} />
      </>
    );
  }
  return (
    <>
      <strong>需要补正</strong>
      {link}
      <span className="soft">{task.card.body.shortName}</span>
      <span>{task.replyBy === null ? '' : `请于 ${longDay(task.replyBy)} 前提交`}</span>
    </>
  );
}

/** One project and what waits on it, with the way to do it. */
export function TaskGroup({ group }: { group: ProjectTasks }) {
  const face = useFace();
  const params = { face, projectId: group.projectId };
  const corrections = group.tasks.some((task) => task.kind === 'correction');
  const code = group.tasks.some((task) => task.kind === 'code');
  const report = group.tasks.some((task) => task.kind === 'report');
  return (
    <section className="panel task-group">
      <div className="row row-apart">
        <h2>
          <Link to="/$face/projects/$projectId" params={params}>
            {group.projectName}
          </Link>
        </h2>
        <div className="row">
          {corrections ? (
            <Link to="/$face/projects/$projectId/corrections" params={params}>
              <Button type="primary">补正材料</Button>
            </Link>
          ) : null}
          {code ? (
            <Link to="/$face/projects/$projectId/edit" params={params}>
              <Button type="primary">更正申报信息</Button>
            </Link>
          ) : null}
          {report ? (
            <Link to="/$face/projects/$projectId" params={params} search={{ tab: 'reports' }}>
              <Button type="primary">报送建设进度</Button>
            </Link>
          ) : null}
        </div>
      </div>
      <ul>
        {group.tasks.map((task) => (
          <li key={'card' in task ? task.card.id : task.kind} className="task-line">
            <TaskLine task={task} />
          </li>
        ))}
      </ul>
    </section>
  );
}
