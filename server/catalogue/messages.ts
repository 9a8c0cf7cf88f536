import type { EntryKey, VersionKind } from './versions.ts';

const KINDS: Record<VersionKind, string> = { standard: '事项', implementation: '实施清单', flow: '流程' };

/** What this module says to people. */
export const MESSAGES = {
  changedVersion: ({ kind, subject, division, version }: EntryKey & { readonly version: number }) => {
    const where = kind === 'implementation' ? `(区划${division})` : '';
    return `省级数据包中的${KINDS[kind]}“${subject}”${where}第${version}版与库中已登记的内容不同。已有办件按登记的版本办理,修改内容请提高版本号。`;
  },
  itemNotFound: '没有这个事项。',
  flowNotFound: '没有这个审批流程。',
  yearOutOfRange: '没有这一年的日历数据。',
} as const;
