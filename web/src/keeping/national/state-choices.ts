import type { NationalFilter } from '../../api/national.ts';

/** The part of a filter that one choice of the list's first box stands for. */
type Part = Pick<NationalFilter, 'state' | 'blocked' | 'refusedBy'>;

/** Where a message may stand, as an operator asks for it; the first is what the list shows unasked. */
export const stateChoices: readonly { value: string; label: string; part: Part }[] = [
  { value: 'open', label: '未入库（全部）', part: {} },
  { value: 'refused', label: '被退回（全部）', part: { state: 'refused' } },
  { value: 'door', label: '本平台自检退回', part: { refusedBy: 'door' } },
  { value: 'centre', label: '国家平台退回', part: { refusedBy: 'centre' } },
  { value: 'blocked', label: '等待上级数据', part: { blocked: true } },
  { value: 'waiting', label: '待发送', part: { state: 'waiting' } },
  { value: 'sent', label: '已发送', part: { state: 'sent' } },
  { value: 'checked', label: '校验通过', part: { state: 'checked' } },
  { value: 'stored', label: '已入库', part: { state: 'stored' } },
  { value: 'any', label: '全部状态', part: { state: 'any' } },
];

export function choiceOf({ state, blocked, refusedBy }: Part): string {
  if (blocked) return 'blocked';
  return refusedBy ?? state ?? 'open';
}

export function partOf(choice: string): Part {
  const none: Part = { state: undefined, blocked: undefined, refusedBy: undefined };
  return { ...none, ...stateChoices.find(({ value }) => value === choice)?.part };
}

/** A filter that selects refused messages only: all it selects may be sent again at once. */
export function isRefusedOnly(filter: NationalFilter): boolean {
  const { state, refusedBy, rule, reason, blocked } = filter;
  if (blocked || (state !== undefined && state !== 'open' && state !== 'refused')) return false;
  return state === 'refused' || refusedBy !== undefined || rule !== undefined || reason !== undefined;
}
