import type { BoxCounts, CaseBox } from '../api/types.ts';
import './workbench.css';

export const boxNames: Readonly<Record<CaseBox, string>> = {
  todo: '待我办理',
  due: '即将到期',
  body: '本机关在办',
  correction: '补正中',
  suspended: '停表中',
  'stop-late': '停表逾期',
  opinion: '征求意见',
  renewal: '待决定延续',
  done: '已办结',
};
const order: readonly CaseBox[] = [
  'todo',
  'due',
  'body',
  'correction',
  'suspended',
  'stop-late',
  'opinion',
  'renewal',
  'done',
];

type Props = { box: CaseBox; counts: BoxCounts | undefined; onBox: (box: CaseBox) => void };

export function InboxBoxes({ box, counts, onBox }: Props) {
  return (
    <nav aria-label="收件箱分类">
      <ul className="boxes">
        {order.map((each) => (
          <li key={each}>
            <button
              type="button"
              className="box"
              aria-current={each === box ? 'true' : undefined}
              onClick={() => onBox(each)}
            >
              {boxNames[each]}
              <strong>{counts?.[each] ?? '…'}</strong>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
