import { Link } from '@tanstack/react-router';
import type { Face, ProjectRow } from '../api/types.ts';
import { dayOf, separated } from '../lib/format.ts';
import { CodeStateView } from '../ui/code-state.tsx';
import type { Column } from '../ui/data-table.tsx';
import { LightCountsView } from '../ui/light-counts.tsx';

export function projectColumns(face: Face): Column<ProjectRow>[] {
  const columns: Column<ProjectRow>[] = [
    {
      key: 'name',
      title: '项目',
      always: true,
      render: (row) => (
        <>
          <Link to="/$face/projects/$projectId" params={{ face, projectId: row.id }} className="strong">
            {row.name}
          </Link>
          <div>
            <CodeStateView code={row.code} />
          </div>
        </>
      ),
    },
    { key: 'unit', title: '项目单位', render: (row) => row.unitName },
    { key: 'place', title: '建设地点', render: (row) => row.place || row.cityName },
    { key: 'type', title: '类型', render: (row) => <span className="nowrap">{row.decisionType.name}</span> },
    {
      key: 'investment',
      title: '总投资（万元）',
      align: 'right',
      render: (row) => separated(row.investment),
    },
    { key: 'open', title: '在办', align: 'right', render: (row) => row.open },
    { key: 'lights', title: '办件亮灯', render: (row) => <LightCountsView counts={row.lights} /> },
    {
      key: 'updated',
      title: '最近更新',
      render: (row) => <span className="nowrap">{dayOf(row.updatedAt)}</span>,
    },
  ];
  return face === 'applicant' ? columns.filter((column) => column.key !== 'unit') : columns;
}
