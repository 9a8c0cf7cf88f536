import { Link } from '@tanstack/react-router';
import type { NationalMessage } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { tableTime } from '../../lib/format.ts';
import '../../ui/history-list.css';
import { eventWord, stateWords } from './words.ts';

type Revision = NationalMessage['revisions'][number];
type Entry = {
  id: string;
  at: string;
  title: string;
  detail: string | null;
  person: string | null;
  link: Revision | null;
};

/** When a revision was made, went out and arrived. */
function revisionEntries(revision: Revision, shown: string): Entry[] {
  const { id, revision: number, createdAt, sentAt, storedAt, serial } = revision;
  const name = `第 ${number} 版`;
  const none = { detail: null, person: null, link: null };
  const door = revision.refusedBy === 'door' ? '，自检没有通过' : '';
  return [
    { ...none, id, at: createdAt, title: `${name}进入报送${door}`, link: id === shown ? null : revision },
    ...(sentAt ? [{ ...none, id: `${id}-sent`, at: sentAt, title: `${name}发出` }] : []),
    ...(storedAt
      ? [
          {
            ...none,
            id: `${id}-stored`,
            at: storedAt,
            title: `${name}入库`,
            detail: serial && `流水号 ${serial}`,
          },
        ]
      : []),
  ];
}

/** What befell this thing over all its revisions, oldest first. */
export function MessageHistory({ message }: { message: NationalMessage }) {
  const face = useFace();
  const made = message.revisions.flatMap((revision) => revisionEntries(revision, message.id));
  const events = message.events.map(
    (event): Entry => ({
      id: event.id,
      at: event.at,
      title: eventWord(event.what),
      detail: event.detail === eventWord(event.what) ? null : event.detail,
      person: event.person,
      link: null,
    }),
  );
  const all = [...made, ...events].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <section className="panel">
      <h2>经过</h2>
      <ol className="history">
        {all.map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at}>{tableTime(entry.at)}</time>
            <div>
              <span className="strong">{entry.title}</span>
              {entry.person ? <span className="soft"> · {entry.person}</span> : null}
              {entry.link ? (
                <>
                  {' '}
                  <Link
                    className="underlined"
                    to="/$face/national/messages/$messageId"
                    params={{ face, messageId: entry.link.id }}
                  >
                    查看（{stateWords[entry.link.state]}）
                  </Link>
                </>
              ) : null}
              {entry.detail ? <p>{entry.detail}</p> : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
