import type { Instant } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';

/** 待赋码 · 已赋码 · 被驳回 · 已作废. */
export type CodeStatus = 'pending' | 'issued' | 'rejected' | 'void';

/**
 * Why a code is given up: 赋码信息有误 · 需重新审批核准备案 · 撤销项目 by the unit, 失效 by a supervisor. After the
 * last two the project is over.
 */
export const CANCEL_KINDS = ['wrong-data', 'refile', 'withdrawn', 'lapsed'] as const;
export type CancelKind = (typeof CANCEL_KINDS)[number];

/** Why a code, or the request for one, is void: given up, or taken back by its issuer. */
export const VOID_KINDS = [...CANCEL_KINDS, 'by-issuer'] as const;
export type VoidKind = (typeof VOID_KINDS)[number];

/** 变更 · 延期: both keep the code. */
export type ChangeKind = 'change' | 'extension';

export type Work = { readonly id: string; readonly no: string; readonly name: string };

/** The ministry that decided a project, where that was none of the province's bodies. */
export type DecidedBy = { readonly name: string; readonly creditCode: string };

/** A code the project had; the one it has now, or waits for, follows it. */
export type PreviousCode = {
  readonly code: string;
  readonly kind: VoidKind;
  readonly reason: string;
  readonly voidedAt: Instant;
};

/** A project folded from its facts; plain JSON, without personal data. */
export type ProjectState = {
  readonly name: string;
  readonly unitId: string;
  /** The declaration as filed, contacts apart. */
  readonly form: JsonObject;
  readonly flow: { readonly id: string; readonly version: number };
  readonly works: readonly Work[];
  readonly codeStatus: CodeStatus;
  readonly code: string | null;
  /** Issued by a local or test issuer: shown as such wherever the code shows. */
  readonly codeTest: boolean;
  readonly codeIssuer: string | null;
  readonly codeReason: string | null;
  readonly requestedAt: Instant;
  readonly issuedAt: Instant | null;
  /** The issuer is asked to cancel the code: it stands until the answer, and nothing new is filed. */
  readonly cancellation: {
    readonly kind: CancelKind;
    readonly reason: string;
    readonly requestedAt: Instant;
  } | null;
  /** The last cancellation the issuer refused; the code stands on. */
  readonly cancelRefused: {
    readonly kind: CancelKind;
    readonly reason: string;
    readonly at: Instant;
  } | null;
  /** Why code or request are void, while they are. */
  readonly voided: { readonly kind: VoidKind; readonly at: Instant } | null;
  /** Codes before the present one, oldest first. */
  readonly previousCodes: readonly PreviousCode[];
  readonly registeredAt: Instant;
  /** A ministry decided it, and the national platform sent it down with its code. */
  readonly decidedBy?: DecidedBy;
};

type At = { readonly at: Instant };
type Flow = { readonly id: string; readonly version: number };

export type ProjectFact =
  | (At & {
      readonly type: 'project.registered';
      readonly name: string;
      readonly unitId: string;
      readonly form: JsonObject;
      readonly flow: Flow;
      readonly works: readonly Work[];
      /** The declaration without which nothing of a project is kept (2017年第3号令). */
      readonly nonClassified: true;
      readonly truthful: true;
    })
  | (At & {
      /** Nobody declared it here: it is known because the national platform says so, with its code. */
      readonly type: 'project.received-from-centre';
      readonly name: string;
      readonly unitId: string;
      readonly form: JsonObject;
      readonly flow: Flow;
      readonly works: readonly Work[];
      readonly code: string;
      readonly test: boolean;
      readonly decidedBy: DecidedBy;
    })
  | (At & { readonly type: 'project.code-requested' })
  | (At & {
      readonly type: 'project.code-issued';
      readonly code: string;
      readonly test: boolean;
      readonly issuer: string;
    })
  | (At & { readonly type: 'project.code-rejected'; readonly reason: string })
  | (At & {
      readonly type: 'project.code-cancel-requested';
      readonly kind: CancelKind;
      readonly reason: string;
    })
  | (At & { readonly type: 'project.code-cancel-rejected'; readonly reason: string })
  | (At & {
      readonly type: 'project.code-voided';
      readonly reason: string;
      /** Facts of the first release have none: their codes were taken back by the issuer. */
      readonly kind?: VoidKind;
    })
  | (At & {
      readonly type: 'project.form-amended';
      readonly name: string;
      readonly form: JsonObject;
      readonly flow: Flow;
    })
  | (At & {
      readonly type: 'project.form-changed';
      readonly kind: ChangeKind;
      readonly name: string;
      readonly form: JsonObject;
    });

/** Folds one fact into a project. */
export function evolveProject(state: ProjectState | null, fact: ProjectFact): ProjectState {
  if (fact.type === 'project.registered') return begun(fact);
  if (fact.type === 'project.received-from-centre') {
    const { code, test, decidedBy, at } = fact;
    return {
      ...begun(fact),
      codeStatus: 'issued',
      code,
      codeTest: test,
      codeIssuer: decidedBy.name,
      issuedAt: at,
      decidedBy,
    };
  }
  if (!state) throw new Error(`a project cannot begin with ${fact.type}`);
  switch (fact.type) {
    case 'project.code-requested':
      return askedAnew(state, fact.at);
    case 'project.code-issued': {
      const { code, test, issuer, at } = fact;
      return { ...state, codeStatus: 'issued', code, codeTest: test, codeIssuer: issuer, issuedAt: at };
    }
    case 'project.code-rejected':
      return { ...state, codeStatus: 'rejected', codeReason: fact.reason };
    case 'project.code-cancel-requested': {
      const { kind, reason, at } = fact;
      return { ...state, cancellation: { kind, reason, requestedAt: at }, cancelRefused: null };
    }
    case 'project.code-cancel-rejected': {
      const { cancellation } = state;
      if (!cancellation) throw new Error('a cancellation refused that nobody asked for');
      const { reason, at } = fact;
      return { ...state, cancellation: null, cancelRefused: { kind: cancellation.kind, reason, at } };
    }
    case 'project.code-voided': {
      const { kind = 'by-issuer', reason, at } = fact;
      const voided = { kind, at };
      return {
        ...state,
        codeStatus: 'void',
        codeReason: reason,
        voided,
        cancellation: null,
        cancelRefused: null,
      };
    }
    case 'project.form-amended':
      return { ...renamed(state, fact.name), form: fact.form, flow: fact.flow };
    case 'project.form-changed':
      return { ...renamed(state, fact.name), form: fact.form };
  }
}

/** A project as it begins: without a code. */
function begun({
  name,
  unitId,
  form,
  flow,
  works,
  at,
}: Omit<
  Extract<ProjectFact, { type: 'project.registered' }>,
  'type' | 'nonClassified' | 'truthful'
>): ProjectState {
  return {
    name,
    unitId,
    form,
    flow,
    works,
    codeStatus: 'pending',
    code: null,
    codeTest: false,
    codeIssuer: null,
    codeReason: null,
    requestedAt: at,
    issuedAt: null,
    cancellation: null,
    cancelRefused: null,
    voided: null,
    previousCodes: [],
    registeredAt: at,
  };
}

/** A void code becomes one of the codes before; what is asked for now will be linked to it. */
function askedAnew(state: ProjectState, at: Instant): ProjectState {
  const { code, codeReason, voided, previousCodes } = state;
  const last =
    code !== null && voided
      ? [{ code, kind: voided.kind, reason: codeReason ?? '', voidedAt: voided.at }]
      : [];
  return {
    ...state,
    codeStatus: 'pending',
    code: null,
    codeTest: false,
    codeIssuer: null,
    codeReason: null,
    requestedAt: at,
    issuedAt: null,
    voided: null,
    previousCodes: [...previousCodes, ...last],
  };
}

/** A work of the project's own name keeps it. */
function renamed(state: ProjectState, name: string): ProjectState {
  if (name === state.name) return state;
  const works = state.works.map((work) => (work.name === state.name ? { ...work, name } : work));
  return { ...state, name, works };
}
