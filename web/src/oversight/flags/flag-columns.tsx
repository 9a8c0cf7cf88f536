import { Link } from '@tanstack/react-router';
import type { Face, Flag } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Signal } from '../../ui/signal.tsx';

const stateSignals = {
  open: 'warning',
  answered: 'reminder',
  confirmed: 'overdue',
  explained: 'done',
} as const;

/** What the list of flags shows of each. */
export const flagColumns = (face: Face): Column<Flag>[] => [
  {
    key: 'rule',
    title: '规则',
    always: true,
    width: 150,
    render: (row) => <Signal signal={row.severity === 'red' ? 'overdue' : 'warning'} word={row.ruleName} />,
  },
  { key: 'evidence', title: '发现', width: 320, render: (row) => row.evidence },
  {
    key: 'case',
    title: '办件',
    width: 220,
    render: (row) => (
      <Link to="/$face/cases/$caseId" params={{ face, caseId: row.caseId }}>
        {row.itemName}
        <div className="soft">{row.projectName}</div>
      </Link>
    ),
  },
  { key: 'body', title: '机关', width: 120, render: (row) => row.body.name },
  {
    key: 'person',
    title: '经办人',
    width: 60,
    render: (row) => <span className="nowrap">{row.person?.name ?? ''}</span>,
  },
  {
    key: 'raised',
    title: '发现时间',
    width: 110,
    render: (row) => <span className="nowrap">{tableTime(row.raisedAt)}</span>,
  },
  {
    key: 'state',
    title: '核查情况',
    width: 90,
    render: (row) => <Signal signal={stateSignals[row.state]} word={row.stateName} />,
  },
];
