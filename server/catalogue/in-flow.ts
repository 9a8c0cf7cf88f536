import type { StandardItem } from '@zongheng/core/catalogue';
import type { FlowItem } from './pack/index.ts';

/**
 * The rule an item runs on in a flow. The flow's promise binds where it is shorter. Handled 统一, 联合 or 集中, a
 * licence under the general limit has 45 working days and 15 more by the head of the same-level government
 * (行政许可法 §42(2)): only where the flow says so, with its basis. Handling side by side alone changes nothing,
 * and a limit that another law sets stays.
 */
export function inFlow(item: StandardItem, entry: FlowItem | undefined): StandardItem {
  if (!entry) return item;
  const joint = jointly(item, entry);
  const { days } = entry;
  const { committed } = joint;
  return committed.unit === 'working-day' && days < committed.value
    ? { ...joint, committed: { ...committed, value: days } }
    : joint;
}

const GENERAL = '中华人民共和国行政许可法第四十二条';

function jointly(item: StandardItem, { joint }: FlowItem): StandardItem {
  const { statutory, kind } = item;
  if (!joint || !statutory || kind !== '行政许可' || !statutory.basis.startsWith(GENERAL)) return item;
  const basis = `${GENERAL}第二款、第二十六条(${joint.mode}:${joint.basis})`;
  return {
    ...item,
    statutory: {
      ...statutory,
      value: 45,
      basis,
      ...(joint.mark === undefined ? {} : { mark: joint.mark }),
    },
    extension: { value: 15, unit: 'working-day', approver: '本级人民政府负责人', basis, times: 1 },
  };
}
