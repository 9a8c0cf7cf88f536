import type { Limit, LimitUnit } from '../clock/index.ts';

/**
 * What casework needs to know of an approval item: its limits, what may stop or lengthen them, and what
 * it produces. The full item (guide, materials, review …) is the catalogue's; see server/catalogue/pack.
 */

export type { Limit, LimitStart, LimitUnit } from '../clock/index.ts';

/** By how much a limit may be lengthened, by whom, on what basis, and how often (行政许可法 §42: once). */
export type Extension = {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly approver: string;
  readonly basis: string;
  readonly times: number;
};

/** 听证 招标 拍卖 检验 检测 检疫 鉴定 专家评审 are 行政许可法 §45's; 委托评估 is 令673 §9–10's; the rest is 其他. */
export type SpecialProcedureKind =
  | 'hearing'
  | 'bidding'
  | 'auction'
  | 'inspection'
  | 'testing'
  | 'quarantine'
  | 'appraisal'
  | 'expert-review'
  | 'commissioned-evaluation'
  | 'other';

/**
 * A special procedure an item may call for. Every one stops the committed clock; `stopsStatutory` says
 * whether statute lets it stop the statutory one too. `days`: allotted working days, null where no rule sets any.
 */
export type SpecialProcedure = {
  readonly kind: SpecialProcedureKind;
  readonly name: string;
  readonly basis: string;
  readonly days: number | null;
  readonly stopsStatutory: boolean;
};

/** A ground on which one of an item's two clocks stands still, with the rule behind it. */
export type StopGround = {
  readonly ground: 'special-procedure' | 'correction';
  readonly basis: string;
  readonly mark?: string;
};

/** What follows when the applicant never answers a request for correction: the item's own rule. */
export type CorrectionSilence = {
  readonly outcome: 'withdrawn' | 'refused';
  readonly basis: string;
  readonly mark?: string;
};

/** By how much and how often a result may be renewed or postponed, and until when one must ask. */
export type RenewalRule = {
  /** null: as often as the conditions are met. */
  readonly times: number | null;
  /** Longest single renewal; null: no longer than the result was valid before. */
  readonly longest: { readonly value: number; readonly unit: 'month' | 'year' } | null;
  /** Working days before the end of validity by which one must apply; 0: until its last day. */
  readonly applyBefore: number;
  /** Whether an application that comes later, but before the end, may still be taken. */
  readonly lateAllowed?: boolean;
  /** Working days to decide in, where the law sets them; null: by the end of validity (行政许可法 §50). */
  readonly decideDays: number | null;
  /** What follows if nobody decides by the end of validity: renewed (行政许可法 §50), or the result lapses. */
  readonly silence: 'renewed' | 'none';
  readonly basis: string;
  readonly mark?: string;
};

/** How long a result is valid and whether that can be renewed; `value` null: without end. */
export type ValidityTerm = {
  readonly value: number | null;
  readonly unit: 'month' | 'year';
  /** The time within which building must begin: once it has, the result does not run out. */
  readonly startWithin?: boolean;
  readonly basis: string;
  readonly renewal: RenewalRule | null;
  readonly mark?: string;
};

/** Within how many working days another department answers, and whether its silence is consent. */
export type OpinionRule = {
  readonly days: number;
  readonly silence: 'consent' | 'none';
  readonly basis: string;
  readonly mark?: string;
};

/**
 * A limit of the law beside those of the item's own clocks: within so long from an event, or so long before one.
 * It is said, not run: no clock of a case is counted by it.
 */
export type FurtherLimit = {
  /** What is to be done, e.g. 委托评估. */
  readonly event: string;
  readonly value: number;
  readonly unit: LimitUnit;
  readonly when: 'within' | 'before';
  /** The event it is counted from, or up to. */
  readonly from: string;
  /** Whose it is: the applicant's, the deciding body's, or that of the lower body that passes the case up. */
  readonly whose: 'applicant' | 'body' | 'lower-body';
  /** Its time is off the clock of the decision (行政许可法 §45). */
  readonly offClock?: boolean;
  readonly basis: string;
  readonly mark?: string;
};

/** What casework needs of an item. `committed` is never longer than `statutory`. */
export type ItemRule = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  /** 行政许可, 行政确认, 备案, 政府内部审批, 技术审查 or 其他: decides which statute's general rules apply. */
  readonly kind: ItemKind;
  /** Id of the department in the pack's departments list. */
  readonly department: string;
  /** null where no law sets a limit: then only the committed one runs. */
  readonly statutory: Limit | null;
  readonly committed: Limit;
  readonly extension: Extension | null;
  readonly specialProcedures: readonly SpecialProcedure[];
  readonly stops: {
    readonly statutory: readonly StopGround[];
    readonly committed: readonly StopGround[];
  };
  readonly correctionSilence: CorrectionSilence;
  /** 告知承诺: whether a promise may stand in for conditions. */
  readonly promise: boolean;
  /** Name of the document a grant produces. */
  readonly result: string;
  /** Absent where no rule says how long: the document itself does. */
  readonly validityTerm?: ValidityTerm;
  /** Absent: the general rule, {@link GENERAL_OPINION_RULE}. */
  readonly opinions?: OpinionRule;
  /** Limits of its own law beside its clocks; see furtherLimitsOf. */
  readonly furtherLimits?: readonly FurtherLimit[];
};

/**
 * Other departments' written opinion: seven working days, silence is consent (企业投资项目核准和备案管理办法,
 * 2017年第2号令). Its text was not at hand, and it binds approvals of enterprise projects only.
 */
export const GENERAL_OPINION_RULE: OpinionRule = {
  days: 7,
  silence: 'consent',
  basis: '企业投资项目核准和备案管理办法(2017年第2号令)',
  mark: '待确认',
};

/** 行政许可法 §50: apply thirty (working, §82) days before the end; no decision by then is renewal. */
export const GENERAL_RENEWAL_RULE: RenewalRule = {
  times: null,
  longest: null,
  applyBefore: 30,
  decideDays: null,
  silence: 'renewed',
  basis: '行政许可法 §50',
};

/** The renewal rule of an item: its own, or for licences the statute's; null where nothing is renewed. */
export function renewalRuleOf(item: Pick<ItemRule, 'kind' | 'validityTerm'>): RenewalRule | null {
  if (item.validityTerm) return item.validityTerm.renewal;
  return item.kind === '行政许可' ? GENERAL_RENEWAL_RULE : null;
}

export type ItemKind = '行政许可' | '行政确认' | '备案' | '政府内部审批' | '技术审查' | '其他';

/** The kinds 行政许可法 §45 itself takes off the clock. */
export const KINDS_OFF_THE_CLOCK: readonly SpecialProcedureKind[] = [
  'hearing',
  'bidding',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expert-review',
];
