import type { CaseBox } from '../api/types.ts';
import { Empty } from '../ui/empty.tsx';

const words: Readonly<Record<CaseBox, readonly [title: string, why: string]>> = {
  todo: ['没有待办的件', '窗口受理后转到本岗位的件、特别程序结束的件、补正交来的件会出现在这里。'],
  due: ['没有即将到期的件', '亮“提醒”“预警”和已经逾期的件会出现在这里。'],
  body: ['本机关没有在办的件', '向本机关申报的件，从接件到办结都在这里。'],
  correction: ['没有等待补正的件', '一次性告知后、申请人补齐之前的件在这里。'],
  suspended: ['没有停表的件', '启动特别程序后、结束之前的件在这里。'],
  'stop-late': ['没有停表逾期的件', '特别程序超过告知的时间、补正超过约定的日期的件在这里。'],
  opinion: ['没有待反馈的意见', '其他部门就其办件征求本机关意见的，反馈前在这里。'],
  renewal: ['没有待决定的延续申请', '申请人申请延续有效期或延期开工的件，作出决定前在这里。'],
  done: ['还没有办结的件', '作出决定的件会留在这里，可查看和送达。'],
};

/** Says why a box is empty and what fills it. */
export function InboxEmpty({ box, filtered }: { box: CaseBox; filtered: boolean }) {
  const [title, why] = words[box];
  return (
    <div className="panel">
      {filtered ? (
        <Empty title="没有符合条件的件">请换一个关键词，或清除筛选条件。</Empty>
      ) : (
        <Empty title={title}>{why}</Empty>
      )}
    </div>
  );
}
