import type { OrderBox, OrderLight, OrderSituation, Role } from '../../api/types.ts';

export const situationWords: Readonly<Record<OrderSituation, string>> = {
  lateness: '超过办理时限',
  'not-accepted': '对合法的申请不予受理',
  'refused-without-reasons': '不予许可不说明理由',
  'outside-platform': '在平台之外办理',
  'unlawful-fees': '违法收费',
  'complaint-upheld': '投诉查实',
  flag: '质量预警核实',
  record: '监管记录',
};

export const lightWords: Readonly<Record<OrderLight, string>> = {
  overdue: '逾期',
  warning: '临近答复期限',
  normal: '正常',
  done: '已结束',
};

const boxWords: Readonly<Record<OrderBox, string>> = {
  'to-answer': '待答复',
  'to-review': '待审核',
  escalated: '上报我处',
  issued: '本级下达',
  open: '未结束',
  all: '全部',
};

/** The boxes a role works with, the first one being where it begins. */
export function boxesOf(role: Role): readonly { box: OrderBox; label: string }[] {
  const boxes: readonly OrderBox[] =
    role === 'supervisor'
      ? ['open', 'to-review', 'issued', 'escalated', 'all']
      : role === 'leader'
        ? ['escalated', 'open', 'to-answer', 'all']
        : ['to-answer', 'to-review', 'all'];
  return boxes.map((box) => ({ box, label: boxWords[box] }));
}

/** Why a box is empty, and what fills it. */
export const emptyWords: Readonly<Record<OrderBox, readonly [title: string, what: string]>> = {
  'to-answer': ['没有待答复的督办单', '监察机关下达给您或本部门的督办单会出现在这里。'],
  'to-review': ['没有待审核的答复', '被督办部门答复后会出现在这里，等待审核。'],
  escalated: ['没有上报的督办单', '到答复期限仍未答复的督办单会自动上报到这里。'],
  issued: ['本级没有下达过督办单', '在办件页或本页下达的督办单会出现在这里。'],
  open: ['没有未结束的督办单', '下达后、审核通过或撤销前的督办单在这里。'],
  all: ['没有督办单', '下达的督办单都记录在这里。'],
};
