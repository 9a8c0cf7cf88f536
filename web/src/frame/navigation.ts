import type { Face, Role } from '../api/types.ts';
import type { IconName } from '../ui/icons.tsx';

type Target =
  | '/$face'
  | '/$face/projects'
  | '/$face/projects/new'
  | '/$face/applications'
  | '/$face/cases'
  | '/$face/watch'
  | '/$face/items'
  | '/$face/entries'
  | '/$face/flows'
  | '/$face/calendar'
  | '/$face/people'
  | '/$face/national'
  | '/$face/reporting'
  | '/$face/directives'
  | '/$face/signal-rules'
  | '/$face/measures'
  | '/$face/orders'
  | '/$face/flags'
  | '/$face/help';
export type Entry = {
  to: Target;
  label: string;
  icon: IconName;
  exact?: true;
  /** Pages reached by tabs of this entry whose address does not begin with its own. */
  also?: readonly string[];
  /** Who may open it, where not the whole face may. */
  roles?: readonly Role[];
};

const guide: Entry = { to: '/$face/help', label: '帮助', icon: 'help' };

/** At most nine entries a face. */
const entries: Readonly<Record<Face, readonly Entry[]>> = {
  applicant: [
    { to: '/$face', label: '待我办理', icon: 'home', exact: true },
    { to: '/$face/projects', label: '我的项目', icon: 'projects', exact: true },
    { to: '/$face/projects/new', label: '新报项目', icon: 'add' },
    { to: '/$face/applications', label: '申报记录', icon: 'filed' },
    { to: '/$face/items', label: '办事指南', icon: 'items' },
    guide,
  ],
  workbench: [
    { to: '/$face/cases', label: '收件箱', icon: 'inbox' },
    { to: '/$face/applications', label: '窗口收件', icon: 'window', roles: ['window-clerk'] },
    { to: '/$face/orders', label: '督办', icon: 'order' },
    { to: '/$face/projects', label: '项目档案', icon: 'projects' },
    { to: '/$face/items', label: '事项', icon: 'items' },
    { to: '/$face/calendar', label: '工作日历', icon: 'calendar' },
    { to: '/$face/flags', label: '疑点说明', icon: 'flag', roles: ['case-approver'] },
    guide,
  ],
  oversight: [
    { to: '/$face', label: '一分钟总览', icon: 'watch', exact: true },
    { to: '/$face/watch', label: '办件清单', icon: 'list', also: ['signal-rules'] },
    { to: '/$face/orders', label: '督办单', icon: 'order', also: ['flags'] },
    { to: '/$face/measures', label: '效能统计', icon: 'measures' },
    { to: '/$face/reporting', label: '上报时效', icon: 'report', also: ['reporting-clock'] },
    { to: '/$face/directives', label: '国家指令', icon: 'inbox' },
    { to: '/$face/projects', label: '项目档案', icon: 'projects' },
    { to: '/$face/flows', label: '审批流程', icon: 'flow' },
    guide,
  ],
  keeping: [
    { to: '/$face/entries', label: '事项梳理', icon: 'inbox', roles: ['catalogue-keeper'] },
    { to: '/$face/items', label: '事项', icon: 'items' },
    { to: '/$face/flows', label: '审批流程', icon: 'flow' },
    { to: '/$face/calendar', label: '工作日历', icon: 'calendar' },
    { to: '/$face/signal-rules', label: '监察规则', icon: 'rules', roles: ['system-admin'] },
    {
      to: '/$face/people',
      label: '机构与人员',
      icon: 'people',
      roles: ['catalogue-keeper', 'system-admin', 'security-admin', 'audit-admin'],
    },
    {
      to: '/$face/national',
      label: '国家平台报送',
      icon: 'report',
      roles: ['operator', 'system-admin', 'audit-admin'],
    },
    guide,
  ],
};

/** What one may open in a face with this role: no entry that only leads to a refusal. */
export function entriesFor(face: Face, role: Role): readonly Entry[] {
  return entries[face].filter((entry) => entry.roles?.includes(role) ?? true);
}

/** The first page of a face: a window clerk starts at the window, whoever handles cases at the inbox. */
export function firstPage(face: Face, role: Role): Target {
  if (face === 'workbench') return role === 'window-clerk' ? '/$face/applications' : '/$face/cases';
  if (face === 'keeping') return role === 'catalogue-keeper' ? '/$face/entries' : '/$face/items';
  return '/$face';
}
