import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Face, Notice, NoticeLine } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { Signal } from '../ui/signal.tsx';
import { noticeHints, signalOf } from './notice-words.ts';

type Props = { notice: Notice; face: Face; onRead: () => void; isMarking: boolean };

/** One message: what it is for, its light, and the cases it is about, the most urgent first. */
export function NoticeEntry({ notice, face, onRead, isMarking }: Props) {
  const { id, kind, kindName, at, readAt, count, lines } = notice;
  const signal = signalOf[kind];
  const unread = readAt === null;
  return (
    <article
      className={unread ? 'panel notice notice-unread' : 'panel notice'}
      aria-labelledby={`notice-${id}`}
    >
      <div className="row row-apart">
        <h2 id={`notice-${id}`} className="row notice-title">
          {signal ? <Signal signal={signal} word={kindName} /> : <span>{kindName}</span>}
          {count > 1 ? (
            <span>
              {count} {kind === 'case' ? '条' : '件'}
            </span>
          ) : null}
          {unread ? <span className="notice-mark">未读</span> : null}
        </h2>
        <div className="row">
          <time className="soft" dateTime={at}>
            {tableTime(at)}
          </time>
          {unread ? (
            <Button size="small" loading={isMarking} onClick={onRead}>
              标为已读
              <span className="visually-hidden">
                ：{kindName} {tableTime(at)}
              </span>
            </Button>
          ) : null}
        </div>
      </div>
      <p className="soft">{noticeHints[kind]}</p>
      <ul className="notice-lines">
        {lines.map((line) => (
          <li key={`${line.kind} ${line.id} ${line.note}`}>
            <span className="notice-about">
              <LineLink line={line} face={face} />
            </span>
            <span className="soft">{line.note}</span>
          </li>
        ))}
      </ul>
      {count > lines.length ? (
        <p className="soft">
          还有 {count - lines.length} 件，请在{face === 'oversight' ? '办件清单' : '收件箱'}中查看。
        </p>
      ) : null}
    </article>
  );
}

/** Where a line leads; what has no page of its own is text. */
function LineLink({ line, face }: { line: NoticeLine; face: Face }) {
  const { kind, id, title } = line;
  if (kind === 'case') {
    return (
      <Link to="/$face/cases/$caseId" params={{ face, caseId: id }} search={{ clock: undefined }}>
        {title}
      </Link>
    );
  }
  if (kind === 'project') {
    return (
      <Link to="/$face/projects/$projectId" params={{ face, projectId: id }} search={{ tab: undefined }}>
        {title}
      </Link>
    );
  }
  if (kind === 'calendar') {
    return (
      <Link to="/$face/calendar" params={{ face }} search={{ year: undefined }}>
        {title}
      </Link>
    );
  }
  if (kind === 'order') {
    return (
      <Link to="/$face/orders/$orderId" params={{ face, orderId: id }}>
        {title}
      </Link>
    );
  }
  if (kind === 'flag') return <a href={`/app/${face}/flags?flag=${id}`}>{title}</a>;
  if (kind === 'page') return <a href={`/app/${face}/${id}`}>{title}</a>;
  return title;
}
