import type { Limit } from '../clock/index.ts';
import type { ItemRule } from './item.ts';

/**
 * What the catalogue says of an item beside its limits: the elements of 基本目录 and 实施清单 (GB/T 39554,
 * codes as implementations in the field use them). The province's standard item carries all of them; an
 * implementation below says only what differs there.
 */

/** An article an item stands on; `verified` only where its text was read. */
export type LegalBasis = {
  readonly law: string;
  readonly article: string;
  readonly verified: boolean;
  readonly via: string;
  readonly currency?: string;
  /** The wording, and where it can be read. */
  readonly wording?: string;
  readonly link?: string;
};

export type Necessity = 'required' | 'conditional' | 'optional';

/** A material an item asks for, by its unified name in the register. */
export type Material = {
  readonly key: string;
  readonly name: string;
  readonly necessity: Necessity;
  readonly when: string | null;
  /** `shared`: had from another body; then the applicant is never asked for it. */
  readonly source: 'applicant' | 'shared';
  readonly resultOf: string | null;
  readonly holder: string | null;
  /** 容缺: may be owed for a while after a grant. */
  readonly owable?: boolean;
  readonly mark?: string;
};

/** A step of 办理流程. `limit` null: within the item's limit, without one of its own. */
export type ProcessStep = {
  readonly key: string;
  readonly name: string;
  /** 岗位, e.g. 经办人. */
  readonly post: string;
  readonly task: string;
  /** Of the committed limit, in its unit. */
  readonly limit: number | null;
};

export type Fee = {
  readonly charged: boolean;
  readonly standard: string | null;
  readonly basis: string | null;
  readonly mark?: string;
};

/** 情形: what a project like this brings more or less. */
export type Situation = {
  readonly key: string;
  readonly name: string;
  /** FEEL over the facts of a project; null: the applicant chooses. */
  readonly rule: string | null;
  /** Keys of the item's materials that are asked for in it only, and of those not asked for in it. */
  readonly adds: readonly string[];
  readonly drops: readonly string[];
  /** A shorter commitment in it, in the unit of the item's. */
  readonly committed: number | null;
  readonly basis: string;
};

export type QuestionAnswer = { readonly question: string; readonly answer: string };

/** 告知承诺 and 容缺: what is checked after the grant, and within how many working days. */
export type AfterGrant = { readonly check: string; readonly withinDays: number; readonly basis: string };

/** The elements of a guide that the standard sets and the levels below may localise or tighten. */
export type Guide = {
  /** 基本编码, 12 digits; null where it is not known. */
  readonly basicCode: string | null;
  /** 事项类型, 服务对象, 办件类型: codes of the lists `itemType`, `serviceObject`, `handlingType`. */
  readonly itemType: string;
  readonly serviceObjects: readonly string[];
  readonly handling: string;
  /** 到办事现场次数. */
  readonly visits: number;
  readonly process: readonly ProcessStep[];
  readonly fee: Fee;
  readonly situations: readonly Situation[];
  readonly questions: readonly QuestionAnswer[];
  readonly afterGrant: AfterGrant | null;
  /** What the sample of the result shows, where there is one. */
  readonly resultSample: string | null;
};

/** A standard item whole. */
export type StandardItem = ItemRule & {
  readonly stage: number;
  readonly levels: readonly ('province' | 'city' | 'county')[];
  readonly basis: readonly LegalBasis[];
  readonly conditions: readonly string[];
  readonly review: string;
  readonly materials: readonly Material[];
  readonly validity: string | null;
  readonly needs: readonly string[];
  readonly appliesWhen: string;
  /** The same as FEEL over the facts of a project. */
  readonly appliesRule?: string;
  readonly mustBefore: string | null;
  readonly applicantDeadline: string | null;
  readonly note: string | null;
  readonly mark: string;
  readonly guide: Guide;
};

/** A window where the item is handed in. Degrees east and north, GCJ-02. */
export type ServicePlace = {
  readonly name: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly mark?: string;
};

/**
 * The elements an implementation may say otherwise than the standard; what is absent is inherited. Whether it may
 * is for `checkConformity`: the type can say what the law forbids, so that a draft can be kept and told why not.
 */
export type ImplementedElements = {
  readonly name?: string;
  readonly kind?: ItemRule['kind'];
  readonly basis?: readonly LegalBasis[];
  readonly statutory?: Limit | null;
  readonly committed?: Limit;
  readonly extension?: ItemRule['extension'];
  readonly specialProcedures?: ItemRule['specialProcedures'];
  readonly conditions?: readonly string[];
  readonly materials?: readonly Material[];
  readonly result?: string;
  readonly promise?: boolean;
  readonly visits?: number;
  readonly process?: readonly ProcessStep[];
  readonly fee?: Fee;
  readonly situations?: readonly Situation[];
  readonly questions?: readonly QuestionAnswer[];
};

export type Element = keyof ImplementedElements;

/** What every implementation says itself. */
export type LocalElements = {
  /** The body that exercises the power there, and the line body that supervises what it grants (审管衔接). */
  readonly bodyId: string;
  readonly supervisedBy: string;
  /** 实施编码, 31 characters; null until the basic code is known. */
  readonly code: string | null;
  /** 权力来源, 实施主体性质: codes of the lists `powerSource`, `bodyNature`. */
  readonly powerSource: string;
  readonly bodyNature: string;
  readonly places: readonly ServicePlace[];
  /** 咨询方式, 监督投诉方式. */
  readonly consult: string;
  readonly complaint: string;
};

/** An implementation item as it is drafted: under a version of the standard. */
export type ImplementationContent = {
  readonly item: string;
  readonly division: string;
  /** Version of the standard it stands under. */
  readonly standard: number;
  readonly local: LocalElements;
  readonly elements: ImplementedElements;
  readonly mark: string;
};

/** A published implementation. */
export type Implementation = ImplementationContent & { readonly version: number };

/** A deviation the level above has allowed, until a day or without end (地方性法规). */
export type ConformityException = {
  readonly element: Element;
  readonly reason: string;
  readonly until: string | null;
};

/** A material in the province's register, by its unified name. */
export type RegisteredMaterial = {
  readonly key: string;
  readonly name: string;
  /** Who issues it: a department of the pack, or in words. */
  readonly issuer: string;
  /** The item whose result it is. */
  readonly resultOf: string | null;
  /** Had by sharing: the applicant is never asked for it. */
  readonly shared: boolean;
  readonly holder: string | null;
  readonly form: string;
  readonly mark?: string;
};
