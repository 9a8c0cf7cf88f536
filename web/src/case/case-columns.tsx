import { Link } from '@tanstack/react-router';
import type { CaseRow, Face } from '../api/types.ts';
import { dayOf } from '../lib/format.ts';
import { stageName } from '../lib/stages.ts';
import type { Column } from '../ui/data-table.tsx';
import { DueLight } from '../ui/due-light.tsx';

/** Columns of a list of cases that one asks for seldom: shown when chosen. */
export const seldomCaseColumns: readonly string[] = ['stage', 'accepted', 'number'];

/** The columns of a list of cases, in every face. */
export function caseColumns(face: Face): Column<CaseRow>[] {
  return [
    {
      key: 'item',
      title: '事项',
      always: true,
      width: 200,
      render: (row) => (
        <Link to="/$face/cases/$caseId" params={{ face, caseId: row.id }} className="strong">
          {row.itemName}
        </Link>
      ),
    },
    {
      key: 'project',
      title: '项目',
      width: 220,
      render: (row) => (
        <>
          <Link to="/$face/projects/$projectId" params={{ face, projectId: row.projectId }}>
            {row.projectName}
          </Link>
          <div className="soft table-second">{row.unitName}</div>
        </>
      ),
    },
    {
      key: 'light',
      title: '期限',
      width: 190,
      render: (row) => <DueLight light={row.light} caseId={row.id} />,
    },
    { key: 'status', title: '状态', render: (row) => <span className="nowrap">{row.status.name}</span> },
    { key: 'body', title: '办理机关', width: 110, render: (row) => row.body.shortName },
    { key: 'division', title: '区划', render: (row) => <span className="nowrap">{row.division.name}</span> },
    { key: 'stage', title: '阶段', width: 130, render: (row) => stageName(row.stage) },
    {
      key: 'received',
      title: '接件',
      render: (row) => <span className="nowrap">{row.receivedAt ? dayOf(row.receivedAt) : '—'}</span>,
    },
    {
      key: 'accepted',
      title: '受理',
      render: (row) => <span className="nowrap">{row.acceptedAt ? dayOf(row.acceptedAt) : '—'}</span>,
    },
    { key: 'number', title: '办件编号', render: (row) => <span className="code nowrap">{row.number}</span> },
  ];
}
