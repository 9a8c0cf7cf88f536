import type { HistoryEntry } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import './history-list.css';

/** What has happened, oldest first; a report that came late says so with the time it was recorded. */
export function HistoryList({ history }: { history: readonly HistoryEntry[] }) {
  if (history.length === 0) return <p className="soft">尚无记录。</p>;
  return (
    <ol className="history">
      {history.map((entry) => (
        <li key={entry.id ?? `${entry.at}-${entry.name}`}>
          <time dateTime={entry.at}>{tableTime(entry.at)}</time>
          <div>
            <span className="strong">{entry.name}</span>
            <span className="soft">
              {[entry.actor, entry.body, entry.channel].filter(Boolean).map((part) => ` · ${part}`)}
            </span>
            {entry.note ? <p>{entry.note}</p> : null}
            {entry.late && entry.recordedAt ? (
              <p className="history-late">补报：{tableTime(entry.recordedAt)} 记录</p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
