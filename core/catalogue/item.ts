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
};

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
