import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { parseProjectCode } from '@zongheng/core/codes';
import type { JsonObject } from '@zongheng/core/evidence';
import { MESSAGES } from './messages.ts';

/** 待赋码 · 已赋码 · 被驳回 · 已作废. */
export type CodeStatus = 'pending' | 'issued' | 'rejected' | 'void';

export type Work = { readonly id: string; readonly no: string; readonly name: string };

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
  readonly codeReason: string | null;
  readonly requestedAt: Instant;
  readonly issuedAt: Instant | null;
  readonly registeredAt: Instant;
};

type At = { readonly at: Instant };

export type ProjectFact =
  | (At & {
      readonly type: 'project.registered';
      readonly name: string;
      readonly unitId: string;
      readonly form: JsonObject;
      readonly flow: { readonly id: string; readonly version: number };
      readonly works: readonly Work[];
      /** The declaration without which nothing of a project is kept (2017年第3号令). */
      readonly nonClassified: true;
      readonly truthful: true;
    })
  | (At & { readonly type: 'project.code-requested' })
  | (At & {
      readonly type: 'project.code-issued';
      readonly code: string;
      readonly test: boolean;
      readonly issuer: string;
    })
  | (At & { readonly type: 'project.code-rejected'; readonly reason: string })
  | (At & { readonly type: 'project.code-voided'; readonly reason: string })
  | (At & {
      readonly type: 'project.form-amended';
      readonly name: string;
      readonly form: JsonObject;
      readonly flow: { readonly id: string; readonly version: number };
    });

export type ProjectCommand =
  | (Omit<Extract<ProjectFact, { type: 'project.registered' }>, 'at' | 'type'> & {
      readonly type: 'register';
    })
  | { readonly type: 'record-code'; readonly code: string; readonly test: boolean; readonly issuer: string }
  | { readonly type: 'reject-code'; readonly reason: string }
  | { readonly type: 'void-code'; readonly reason: string }
  | {
      readonly type: 'amend';
      readonly name: string;
      readonly form: JsonObject;
      readonly flow: { readonly id: string; readonly version: number };
    };

/**
 * Decides a command on a project. A code that fails its own check is never accepted, from whomever it
 * comes; the form may change only while no code stands (赋码后变更另按变更程序).
 */
export function decideProject(
  state: ProjectState | null,
  command: ProjectCommand,
  at: Instant,
): Result<readonly ProjectFact[]> {
  if (command.type === 'register') {
    if (state) return refuse('already-registered', MESSAGES.alreadyRegistered, MESSAGES.sourceCode);
    const { type: _, ...rest } = command;
    return accept([
      { type: 'project.registered', at, ...rest },
      { type: 'project.code-requested', at },
    ]);
  }
  if (!state) return refuse('not-found', MESSAGES.notFound, '');
  switch (command.type) {
    case 'record-code': {
      if (state.codeStatus !== 'pending')
        return refuse('state-conflict', MESSAGES.codeNotPending, MESSAGES.sourceCode);
      const parsed = parseProjectCode(command.code);
      if (!parsed.ok) return parsed;
      // As codes are written: else one code could be given twice, and the public would not find it.
      const { text: code } = parsed.value;
      const { test, issuer } = command;
      return accept([{ type: 'project.code-issued', at, code, test, issuer }]);
    }
    case 'reject-code':
      if (state.codeStatus !== 'pending')
        return refuse('state-conflict', MESSAGES.codeNotPending, MESSAGES.sourceCode);
      return accept([{ type: 'project.code-rejected', at, reason: command.reason }]);
    case 'void-code':
      if (state.codeStatus !== 'issued')
        return refuse('state-conflict', MESSAGES.codeNotIssued, MESSAGES.sourceCode);
      return accept([{ type: 'project.code-voided', at, reason: command.reason }]);
    case 'amend': {
      if (state.codeStatus !== 'pending' && state.codeStatus !== 'rejected') {
        return refuse('state-conflict', MESSAGES.formFixed, MESSAGES.sourceCode);
      }
      const { name, form, flow } = command;
      return accept([
        { type: 'project.form-amended', at, name, form, flow },
        { type: 'project.code-requested', at },
      ]);
    }
  }
}

/** Folds one fact into a project. */
export function evolveProject(state: ProjectState | null, fact: ProjectFact): ProjectState {
  if (fact.type === 'project.registered') {
    const { name, unitId, form, flow, works, at } = fact;
    return {
      name,
      unitId,
      form,
      flow,
      works,
      codeStatus: 'pending',
      code: null,
      codeTest: false,
      codeReason: null,
      requestedAt: at,
      issuedAt: null,
      registeredAt: at,
    };
  }
  if (!state) throw new Error(`a project cannot begin with ${fact.type}`);
  switch (fact.type) {
    case 'project.code-requested':
      return { ...state, codeStatus: 'pending', codeReason: null, requestedAt: fact.at };
    case 'project.code-issued':
      return { ...state, codeStatus: 'issued', code: fact.code, codeTest: fact.test, issuedAt: fact.at };
    case 'project.code-rejected':
      return { ...state, codeStatus: 'rejected', codeReason: fact.reason };
    case 'project.code-voided':
      return { ...state, codeStatus: 'void', codeReason: fact.reason };
    case 'project.form-amended':
      // A work of its own name keeps it.
      return {
        ...state,
        name: fact.name,
        form: fact.form,
        flow: fact.flow,
        works: state.works.map((work) => (work.name === state.name ? { ...work, name: fact.name } : work)),
      };
  }
}
