/**
 * The fifteen case states (办理状态 BLZT), the vocabulary of both vertical lines. The codes are the
 * exchange standards'; the order is the one the centre checks.
 */
export const CASE_STATUSES = [
  'received',
  'withdrawn-before-acceptance',
  'accepted',
  'not-needed',
  'acceptance-refused',
  'correction-requested',
  'correction-supplied',
  'in-handling',
  'special-started',
  'special-ended',
  'granted',
  'granted-with-owed',
  'refused',
  'withdrawn',
  'revoked',
] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];

export type StatusGroup = '在办' | '退件' | '办结' | '其他';

export type StatusInfo = {
  /** BLZT, 1–15. */
  readonly code: number;
  readonly name: string;
  readonly group: StatusGroup;
  /** Nothing but a revocation can follow. */
  readonly ends: boolean;
};

const INFO: Readonly<Record<CaseStatus, readonly [string, StatusGroup, boolean]>> = {
  received: ['接件', '在办', false],
  'withdrawn-before-acceptance': ['撤件', '其他', true],
  accepted: ['受理', '在办', false],
  'not-needed': ['不受理', '退件', true],
  'acceptance-refused': ['不予受理', '退件', true],
  'correction-requested': ['补正(开始)', '在办', false],
  'correction-supplied': ['补正(结束)', '在办', false],
  'in-handling': ['部门开始办理', '在办', false],
  'special-started': ['特别程序(开始)', '在办', false],
  'special-ended': ['特别程序(结束)', '在办', false],
  granted: ['办结(通过)', '办结', true],
  'granted-with-owed': ['办结(容缺通过)', '办结', true],
  refused: ['办结(不通过)', '办结', true],
  withdrawn: ['撤回', '其他', true],
  revoked: ['撤销', '其他', true],
};

/** Code, Chinese name and group of a state. */
export function statusInfo(status: CaseStatus): StatusInfo {
  const [name, group, ends] = INFO[status];
  return { code: CASE_STATUSES.indexOf(status) + 1, name, group, ends };
}

const BEFORE_ACCEPTANCE: readonly CaseStatus[] = [
  'withdrawn-before-acceptance',
  'accepted',
  'not-needed',
  'acceptance-refused',
  'correction-requested',
];
const FROM_HANDLING: readonly CaseStatus[] = [
  'correction-requested',
  'special-started',
  'granted',
  'granted-with-owed',
  'refused',
  'withdrawn',
];
const NEXT: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  received: BEFORE_ACCEPTANCE,
  'correction-requested': ['correction-supplied'],
  'correction-supplied': BEFORE_ACCEPTANCE,
  accepted: ['in-handling'],
  'in-handling': FROM_HANDLING,
  'special-started': ['special-ended'],
  // [check] that the centre takes a decision straight after 10 without an 8 between.
  'special-ended': ['in-handling', ...FROM_HANDLING],
  granted: ['revoked'],
  'granted-with-owed': ['revoked'],
  'withdrawn-before-acceptance': [],
  'not-needed': [],
  'acceptance-refused': [],
  refused: [],
  withdrawn: [],
  revoked: [],
};

/**
 * The states that may follow. After a correction the road depends on when it was asked for: before
 * acceptance back to the window, after acceptance back into handling.
 */
export function nextStatuses(status: CaseStatus | null, accepted: boolean): readonly CaseStatus[] {
  if (status === null) return ['received'];
  if (status === 'correction-supplied' && accepted) return ['in-handling'];
  return NEXT[status];
}
