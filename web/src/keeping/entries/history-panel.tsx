import type { CatalogueHistory } from '../../api/catalogue-types.ts';
import { tableTime } from '../../lib/format.ts';
import '../../ui/history-list.css';
import { Differences } from './differences.tsx';

/** Who changed what, when; newest first. */
export function HistoryPanel({ rows }: { rows: CatalogueHistory['rows'] }) {
  const newest = [...rows].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className="panel" aria-label="变动记录">
      <h2>变动记录</h2>
      {rows.length === 0 ? <p className="soft">尚无记录：内容随省级数据包而来，还没有人修改过。</p> : null}
      <ol className="history">
        {newest.map((row) => (
          <li key={`${row.at} ${row.type} ${row.revision ?? ''}`}>
            <time dateTime={row.at}>{tableTime(row.at)}</time>
            <div>
              <span className="strong">{row.what}</span>
              <span className="soft"> · {[row.who, row.body].filter(Boolean).join(' · ')}</span>
              {row.note ? <p>{row.note}</p> : null}
              {row.differences.length > 0 ? (
                <details>
                  <summary className="link-button">改了什么（{row.differences.length} 处）</summary>
                  <Differences differences={row.differences} />
                </details>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
