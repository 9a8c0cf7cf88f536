import { Link } from '@tanstack/react-router';
import type { NationalMessage } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { MessageState } from './message-state.tsx';

type Other = NationalMessage['parents'][number];

/** What has to be at the centre before this message, and what waits for it. */
export function MessageTies({ message }: { message: NationalMessage }) {
  const { parents, children } = message;
  return (
    <section className="panel stack-tight">
      <h2>依赖</h2>
      <h3>它要等的</h3>
      {parents.length === 0 ? <p className="soft">不依赖其他报文。</p> : <Others rows={parents} />}
      <h3>在等它的{children.total > 0 ? `（${children.total} 条）` : ''}</h3>
      {children.total === 0 ? (
        <p className="soft">没有报文在等它。</p>
      ) : (
        <Others rows={children.rows} waiting />
      )}
      {children.total > children.rows.length ? (
        <p className="soft">只列前 {children.rows.length} 条。</p>
      ) : null}
    </section>
  );
}

function Others({ rows, waiting = false }: { rows: readonly Other[]; waiting?: boolean }) {
  const face = useFace();
  return (
    <ul className="ties">
      {rows.map((row, index) => (
        <li key={row.id ?? `${row.title}-${index}`}>
          {row.state ? (
            <MessageState row={{ state: row.state, refusedBy: row.refusedBy, waitsFor: waiting ? 1 : 0 }} />
          ) : (
            <span className="soft">还没有</span>
          )}
          {row.id ? (
            <Link to="/$face/national/messages/$messageId" params={{ face, messageId: row.id }}>
              {row.title}
            </Link>
          ) : (
            <span>{row.title}</span>
          )}
          <span className="soft">{row.subject}</span>
        </li>
      ))}
    </ul>
  );
}
