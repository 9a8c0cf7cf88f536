import type { NationalMessageRow } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { Signal } from '../../ui/signal.tsx';

const words = { normal: '正常', warning: '较慢', overdue: '逾期' } as const;

/** Whether a message is in time, and until when it should be at the centre. */
export function MessageLight({ row }: { row: Pick<NationalMessageRow, 'light' | 'dueAt'> }) {
  // That it is stored says its state.
  if (row.light === 'done') return <span className="soft">—</span>;
  return (
    <span className="light">
      <Signal signal={row.light} word={words[row.light]} />
      <span className="light-words">{tableTime(row.dueAt).slice(5)} 前</span>
    </span>
  );
}
