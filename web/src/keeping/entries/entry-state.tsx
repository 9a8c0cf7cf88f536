import type { EntryStatus } from '../../api/catalogue-types.ts';
import './entries.css';

/** Shape for eyes that see no colour; the word always stands beside it. */
const shapes: Readonly<Record<EntryStatus, string>> = {
  missing: '○',
  draft: '◇',
  submitted: '△',
  'content-confirmed': '▽',
  'authority-confirmed': '◎',
  published: '●',
  behind: '▲',
  deviating: '◆',
  withdrawn: '×',
};

export function EntryState({ status }: { status: { code: EntryStatus; name: string } }) {
  return (
    <span className={`entry-state entry-state-${status.code}`}>
      <span aria-hidden="true">{shapes[status.code]}</span> {status.name}
    </span>
  );
}
