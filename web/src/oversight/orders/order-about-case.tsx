import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSession } from '../../api/session.ts';
import type { CaseRow } from '../../api/types.ts';
import type { Column } from '../../ui/data-table.tsx';
import { IssueDialog, type OrderSubject } from './issue-dialog.tsx';

type About = Pick<CaseRow, 'id' | 'number' | 'itemName' | 'body' | 'light'>;

/** Past its date: the clock itself is the ground of an order. */
export function isLate({ light }: Pick<CaseRow, 'light'>): boolean {
  return light.signal === 'overdue' || light.signal === 'beyond-statute';
}

/** An order about a case; where it is late, on that ground and with words to that end proposed. */
export function subjectOf(about: About): OrderSubject {
  const { id, number, itemName, body } = about;
  const subject = { bodyId: body.id, caseId: id, name: itemName };
  if (!isLate(about)) return subject;
  return {
    ...subject,
    grounds: { kind: 'clock' },
    text: `办件${number}（${itemName}）已逾期。请立即办理，并在答复期限前说明逾期原因、责任和整改措施。`,
  };
}

/**
 * For a supervisor, the column of a list of open cases by which to issue an order, and its dialog. The dialog
 * stands outside the table: a row that moves or a click inside it must not close it or open the row.
 */
export function useOrderColumn(): { columns: readonly Column<CaseRow>[]; dialog: ReactNode } {
  const { seat } = useSession();
  const [about, setAbout] = useState<CaseRow | null>(null);
  if (seat.role !== 'supervisor') return { columns: [], dialog: null };
  const column: Column<CaseRow> = {
    key: 'order',
    title: '督办',
    render: (row) => (
      <Button
        size="small"
        aria-label={`督办：${row.itemName}（${row.projectName}）`}
        onClick={() => setAbout(row)}
      >
        督办
      </Button>
    ),
  };
  const dialog = about ? <IssueDialog subject={subjectOf(about)} onClose={() => setAbout(null)} /> : null;
  return { columns: [column], dialog };
}
