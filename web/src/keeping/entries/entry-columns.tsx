import type { CatalogueEntryRow, EntryKind } from '../../api/catalogue-types.ts';
import { tableTime } from '../../lib/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { EntryLink } from './entry-link.tsx';
import { EntryState } from './entry-state.tsx';
import { actWords } from './words.ts';

export function entryColumns(kind: EntryKind): Column<CatalogueEntryRow>[] {
  const implementation = kind === 'implementation';
  const columns: (Column<CatalogueEntryRow> | null)[] = [
    {
      key: 'name',
      title: '事项',
      always: true,
      width: 180,
      render: (row) => <EntryLink entry={{ ...row, division: row.division.code }}>{row.name}</EntryLink>,
    },
    implementation ? { key: 'division', title: '区划', render: (row) => row.division.name } : null,
    implementation
      ? { key: 'body', title: '实施机关', render: (row) => row.body.name }
      : { key: 'department', title: '主管部门', render: (row) => row.department.name },
    { key: 'status', title: '状态', render: (row) => <EntryState status={row.status} /> },
    {
      key: 'current',
      title: '现行版本',
      align: 'right',
      render: (row) => row.current ?? <span className="soft">—</span>,
    },
    implementation
      ? {
          key: 'standard',
          title: '所依标准',
          render: (row) =>
            row.standard === null ? (
              <span className="soft">—</span>
            ) : (
              <span className="nowrap">
                第 {row.standard} 版
                {row.newest !== null && row.newest > row.standard ? `（最新第 ${row.newest} 版）` : ''}
              </span>
            ),
        }
      : null,
    {
      key: 'draft',
      title: '草稿',
      render: ({ draft }) =>
        draft === null ? (
          <span className="soft">没有</span>
        ) : (
          <>
            {draft.status.name}
            <div className="soft table-second">
              {tableTime(draft.savedAt)}
              {draft.refused > 0 ? ` · ${draft.refused} 处不符合标准` : ''}
            </div>
          </>
        ),
    },
    {
      key: 'todo',
      title: '等我办理',
      render: ({ todo }) => todo.map((act) => actWords[act]).join('、') || <span className="soft">—</span>,
    },
  ];
  return columns.filter((column) => column !== null);
}
