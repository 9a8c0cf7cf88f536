import { Link } from '@tanstack/react-router';
import type { ApplicationSummary, CaseCard, Face } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import type { Column } from '../ui/data-table.tsx';
import { DueLight } from '../ui/due-light.tsx';

/** "接件 2 · 部门开始办理 1": where the cases of an application stand. */
function statusWords(cases: readonly CaseCard[]): string {
  const counts = new Map<string, number>();
  for (const { status } of cases) counts.set(status.name, (counts.get(status.name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(' · ');
}

export function applicationColumns(face: Face): Column<ApplicationSummary>[] {
  return [
    {
      key: 'number',
      title: '申报编号',
      always: true,
      render: (row) => (
        <Link
          to="/$face/applications/$applicationId"
          params={{ face, applicationId: row.id }}
          className="strong code"
        >
          {row.number}
        </Link>
      ),
    },
    {
      key: 'project',
      title: '项目',
      render: (row) => (
        <>
          <Link to="/$face/projects/$projectId" params={{ face, projectId: row.project.id }}>
            {row.project.name}
          </Link>
          {face === 'applicant' ? null : <div className="soft">{row.unitName}</div>}
        </>
      ),
    },
    { key: 'stage', title: '阶段', render: (row) => row.stage.name },
    {
      key: 'light',
      title: '期限',
      render: (row) => (row.light ? <DueLight light={row.light} /> : <span className="soft">已办结</span>),
    },
    {
      key: 'items',
      title: '事项',
      render: (row) => (
        <span title={row.cases.map((each) => each.itemName).join('、')}>
          {row.cases.length} 件：{statusWords(row.cases)}
          {row.queued.length > 0 ? ` · 排队 ${row.queued.length}` : ''}
        </span>
      ),
    },
    {
      key: 'submitted',
      title: '提交时间',
      render: (row) => <span className="nowrap">{tableTime(row.submittedAt)}</span>,
    },
  ];
}
