import type { CaseInboxRow, CaseRow, Face } from '../api/types.ts';
import { caseColumns } from '../case/case-columns.tsx';
import type { Column } from '../ui/data-table.tsx';
import { DueLight } from '../ui/due-light.tsx';

/** The columns of the inbox: 期限 is that of the clock by which the row stands in its box. */
export function inboxColumns(face: Face): Column<CaseInboxRow>[] {
  return caseColumns(face).map(
    (column: Column<CaseRow>): Column<CaseInboxRow> =>
      column.key === 'light' ? { ...column, render: (row) => <InboxLight row={row} /> } : column,
  );
}

function InboxLight({ row: { id, light, side } }: { row: CaseInboxRow }) {
  if (side === null) return <DueLight light={light} caseId={id} />;
  const shown = { ...side, ifResumedDueDay: null, statutoryDueDay: null, statutoryRemaining: null };
  return <DueLight light={shown} caseId={id} measure={side.kind} />;
}
