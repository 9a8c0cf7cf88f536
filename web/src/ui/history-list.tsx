import type { HistoryEntry } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import './history-list.css';

/** By which way a fact came, as people say it; an interface keeps its own name. */
const channels: Readonly<Record<string, string>> = {
  web: '网上',
  timer: '自动',
  window: '窗口',
  'from-national': '国家平台下达',
};

/** What has happened, oldest first; a report that came late says so with the time it was recorded. */
export function HistoryList({ history }: { history: readonly HistoryEntry[] }) {
  if (history.length === 0) return <p className="soft">尚无记录。</p>;
  return (
    <ol className="history">
      {history.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.at}>{tableTime(entry.at)}</time>
          <div>
            <span className="strong">{entry.name}</span>
            <span className="soft">
              {[entry.actor, entry.body, channels[entry.channel] ?? entry.channel]
                .filter(Boolean)
                .map((part) => ` · ${part}`)}
            </span>
            {entry.note ? <p>{entry.note}</p> : null}
            {entry.late ? <p className="history-late">补报：{tableTime(entry.recordedAt)} 记录</p> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
