import { Button } from 'antd';
import type { NationalMapping } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';

type Props = {
  mapping: NationalMapping;
  /** Begins a correction with an earlier one's text; null where the reader may not. */
  onLoad: ((body: Record<string, unknown>) => void) | null;
};

/** All that was ever in force, newest first; each can be taken up again. */
export function MappingHistory({ mapping, onLoad }: Props) {
  return (
    <section className="panel">
      <h2>历次修改</h2>
      <ul className="mapping-history">
        {mapping.history.map((entry, index) => (
          <li key={entry.number}>
            <span className="strong">{entry.number === 0 ? '随平台发布' : `第 ${entry.number} 次修改`}</span>
            <span>
              {entry.note}
              <span className="soft">
                {' '}
                {entry.person} {entry.at ? tableTime(entry.at) : ''}
              </span>
            </span>
            {index === 0 ? (
              <span className="soft">在用</span>
            ) : onLoad ? (
              <Button size="small" onClick={() => onLoad(entry.body)}>
                以此为底修改
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
