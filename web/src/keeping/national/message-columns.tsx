import { Link } from '@tanstack/react-router';
import type { Face, NationalMessageRow } from '../../api/types.ts';
import type { Column } from '../../ui/data-table.tsx';
import { MessageLight } from './message-light.tsx';
import { MessageState } from './message-state.tsx';
import { lineWords } from './words.ts';

/** Why it was refused, in one line: the centre's words, or the first of our own findings and how many more. */
function Why({ row }: { row: NationalMessageRow }) {
  if (row.state !== 'refused') return null;
  const [first, ...more] = row.faults;
  const words =
    row.reason || (first && `${first.message}${more.length > 0 ? `；另有 ${more.length} 处` : ''}`);
  return words ? <div className="message-why">{words}</div> : null;
}

/** What it depends on, or holds up. */
function Ties({ row }: { row: NationalMessageRow }) {
  if (row.waitsFor > 0) return <>等 {row.waitsFor} 条</>;
  if (row.blocks > 0) return <span className="message-blocks">{row.blocks} 条在等它</span>;
  return <span className="soft">—</span>;
}

export function messageColumns(face: Face): Column<NationalMessageRow>[] {
  return [
    {
      key: 'message',
      title: '报文',
      always: true,
      width: 300,
      render: (row) => (
        <>
          <Link
            to="/$face/national/messages/$messageId"
            params={{ face, messageId: row.id }}
            className="strong"
          >
            {row.retract ? '撤销：' : ''}
            {row.title}
          </Link>{' '}
          <span className="soft nowrap">{lineWords[row.line]}</span>
          <div>{row.subject}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: '状态',
      always: true,
      width: 260,
      render: (row) => (
        <>
          <MessageState row={row} />
          {row.resending ? <span className="soft"> · 正在重新报送</span> : null}
          <Why row={row} />
        </>
      ),
    },
    { key: 'light', title: '时效', width: 150, render: (row) => <MessageLight row={row} /> },
    { key: 'age', title: '历时', render: (row) => <span className="nowrap">{row.age}</span> },
    {
      key: 'ties',
      title: '依赖',
      render: (row) => (
        <span className="nowrap">
          <Ties row={row} />
        </span>
      ),
    },
    { key: 'city', title: '市', render: (row) => <span className="nowrap">{row.city.name}</span> },
    { key: 'attempts', title: '发送', align: 'right', render: (row) => `${row.attempts}次` },
    { key: 'revision', title: '版次', align: 'right', render: (row) => row.revision },
  ];
}
