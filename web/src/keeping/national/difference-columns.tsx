import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Difference, Face } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import type { Column } from '../../ui/data-table.tsx';
import { differenceStates } from './reconcile-words.ts';

type Options = { face: Face; onExplain: ((row: Difference) => void) | null };

/** What does not agree, since when, and what is being done about it. */
export function differenceColumns({ face, onExplain }: Options): Column<Difference>[] {
  return [
    { key: 'what', title: '差异', always: true, width: 96, render: (row) => row.whatName },
    { key: 'line', title: '线路', width: 96, render: (row) => row.lineName },
    { key: 'title', title: '报文', width: 130, render: (row) => row.title },
    {
      key: 'subject',
      title: '内容',
      width: 220,
      render: (row) =>
        row.messageId === null ? (
          row.subject
        ) : (
          <Link to="/$face/national/messages/$messageId" params={{ face, messageId: row.messageId }}>
            {row.subject}
          </Link>
        ),
    },
    { key: 'city', title: '市', width: 76, render: (row) => row.city?.name ?? '' },
    { key: 'detail', title: '两方情况', width: 190, render: (row) => row.detail },
    { key: 'since', title: '首次发现', width: 110, render: (row) => tableTime(row.firstSeenAt) },
    {
      key: 'state',
      title: '处理',
      width: 220,
      render: (row) => <Standing row={row} onExplain={onExplain} />,
    },
  ];
}

function Standing({ row, onExplain }: { row: Difference; onExplain: Options['onExplain'] }) {
  const { repair } = row;
  return (
    <div className="stack-tight">
      <span>{differenceStates[row.state]}</span>
      {row.explanation === null ? null : (
        <span>
          {row.explanation}
          <span className="soft">
            （{row.person} {row.at === null ? '' : tableTime(row.at)}）
          </span>
        </span>
      )}
      {repair === null ? null : (
        <span>
          {repair.doneAt === null ? '已要求处理，等待执行' : repair.result}
          <span className="soft">
            （{repair.person} {tableTime(repair.doneAt ?? repair.at)}）
            {repair.doneAt !== null && row.state !== 'closed' ? '，下次对账确认' : ''}
          </span>
        </span>
      )}
      {onExplain !== null && row.state !== 'closed' ? (
        <Button
          type="link"
          size="small"
          style={{ alignSelf: 'flex-start', padding: 0 }}
          onClick={() => onExplain(row)}
        >
          {row.explanation === null ? '写明原因' : '修改说明'}
          <span className="visually-hidden">：{row.subject}</span>
        </Button>
      ) : null}
    </div>
  );
}
