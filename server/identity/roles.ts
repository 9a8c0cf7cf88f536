/** The four inner faces of the platform. */
export type Face = 'applicant' | 'workbench' | 'oversight' | 'keeping';

/** For whom a role acts: that is what a seat of this role must name. */
type Scope = 'unit' | 'body' | 'division' | 'installation';

type RoleInfo = { readonly name: string; readonly scope: Scope; readonly face: Face };

/**
 * Every role. 令第3号 §6–8 tells apart those who set the rules, those who approve and supervise, and
 * those who run the system; GB/T 22239—2019 level 3 wants system, security and audit administration in
 * different hands.
 */
export const ROLES = {
  'unit-member': { name: '项目单位', scope: 'unit', face: 'applicant' },
  'window-clerk': { name: '窗口人员', scope: 'body', face: 'workbench' },
  'case-handler': { name: '经办人', scope: 'body', face: 'workbench' },
  'case-approver': { name: '审批负责人', scope: 'body', face: 'workbench' },
  supervisor: { name: '监察员', scope: 'division', face: 'oversight' },
  leader: { name: '领导', scope: 'division', face: 'oversight' },
  'catalogue-keeper': { name: '事项管理员', scope: 'body', face: 'keeping' },
  'system-admin': { name: '系统管理员', scope: 'installation', face: 'keeping' },
  'security-admin': { name: '安全管理员', scope: 'installation', face: 'keeping' },
  'audit-admin': { name: '审计管理员', scope: 'installation', face: 'keeping' },
  operator: { name: '运维人员', scope: 'installation', face: 'keeping' },
} as const satisfies Record<string, RoleInfo>;

export type Role = keyof typeof ROLES;

export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

/** The three administrations no one person may hold two of. */
export const SEPARATE_ROLES: ReadonlySet<Role> = new Set(['system-admin', 'security-admin', 'audit-admin']);

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
