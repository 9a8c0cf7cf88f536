import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { parseProjectCode } from '@zongheng/core/codes';
import type { JsonObject } from '@zongheng/core/evidence';
import { changeRefusal } from './change-rules.ts';
import { MESSAGES } from './messages.ts';
import type { CancelKind, ChangeKind, ProjectFact, ProjectState, VoidKind } from './project.ts';

type Form = { readonly name: string; readonly form: JsonObject };

export type ProjectCommand =
  | (Omit<Extract<ProjectFact, { type: 'project.registered' }>, 'at' | 'type'> & {
      readonly type: 'register';
    })
  | (Omit<Extract<ProjectFact, { type: 'project.received-from-centre' }>, 'at' | 'type'> & {
      readonly type: 'take-from-centre';
    })
  | { readonly type: 'record-code'; readonly code: string; readonly test: boolean; readonly issuer: string }
  | { readonly type: 'reject-code'; readonly reason: string }
  | { readonly type: 'void-code'; readonly reason: string }
  | { readonly type: 'cancel-code'; readonly kind: CancelKind; readonly reason: string }
  /** The issuer's answers to a cancellation. */
  | { readonly type: 'confirm-cancel' }
  | { readonly type: 'reject-cancel'; readonly reason: string }
  | (Form & { readonly type: 'amend'; readonly flow: { readonly id: string; readonly version: number } })
  | (Form & {
      readonly type: 'change';
      readonly kind: ChangeKind;
      /** Contacts are no part of the declaration that is compared; a change may be about them alone. */
      readonly contactsChanged: boolean;
    });

/** After these the unit corrects and asks again; after the others the project is over. */
const MAY_ASK_AGAIN: readonly VoidKind[] = ['wrong-data', 'refile', 'by-issuer'];

/** Whether the declaration may be corrected and a code asked for with it. */
export function mayAskAgain({ codeStatus, voided }: ProjectState): boolean {
  if (codeStatus === 'issued') return false;
  return codeStatus !== 'void' || MAY_ASK_AGAIN.includes(voided?.kind ?? 'by-issuer');
}

/** Whether the code stands and nobody is giving it up: only then is something new filed or changed. */
export function codeStands({ codeStatus, cancellation }: ProjectState): boolean {
  return codeStatus === 'issued' && cancellation === null;
}

/**
 * Decides a command on a project. A code that fails its own check is never accepted, from whomever it
 * comes. While a code stands, what leaves the project the same is changed under it; what needs approving or
 * filing anew gets a new code that is linked to the old one; the issuer alone makes a code void.
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
  if (command.type === 'take-from-centre') {
    if (state) return refuse('already-registered', MESSAGES.alreadyRegistered, MESSAGES.sourceCode);
    const parsed = parseProjectCode(command.code);
    if (!parsed.ok) return parsed;
    const { type: _, ...rest } = command;
    return accept([{ type: 'project.received-from-centre', at, ...rest, code: parsed.value.text }]);
  }
  if (!state) return refuse('not-found', MESSAGES.notFound, '');
  switch (command.type) {
    case 'record-code': {
      if (state.codeStatus !== 'pending') return conflict(MESSAGES.codeNotPending);
      const parsed = parseProjectCode(command.code);
      if (!parsed.ok) return parsed;
      // As codes are written: else one code could be given twice, and the public would not find it.
      const { text: code } = parsed.value;
      const { test, issuer } = command;
      return accept([{ type: 'project.code-issued', at, code, test, issuer }]);
    }
    case 'reject-code':
      if (state.codeStatus !== 'pending') return conflict(MESSAGES.codeNotPending);
      return accept([{ type: 'project.code-rejected', at, reason: command.reason }]);
    case 'void-code':
      return voidCode(state, command.reason, at);
    case 'cancel-code':
      if (state.codeStatus !== 'issued') return conflict(MESSAGES.codeNotIssued);
      if (state.cancellation) return conflict(MESSAGES.cancelRunning);
      return accept([
        { type: 'project.code-cancel-requested', at, kind: command.kind, reason: command.reason },
      ]);
    case 'confirm-cancel': {
      if (!state.cancellation) return conflict(MESSAGES.cancelNotAsked);
      const { kind, reason } = state.cancellation;
      return accept([{ type: 'project.code-voided', at, kind, reason }]);
    }
    case 'reject-cancel':
      if (!state.cancellation) return conflict(MESSAGES.cancelNotAsked);
      return accept([{ type: 'project.code-cancel-rejected', at, reason: command.reason }]);
    case 'amend': {
      if (!mayAskAgain(state))
        return conflict(state.codeStatus === 'void' ? MESSAGES.codeGone : MESSAGES.formFixed);
      const { name, form, flow } = command;
      return accept([
        { type: 'project.form-amended', at, name, form, flow },
        { type: 'project.code-requested', at },
      ]);
    }
    case 'change': {
      if (state.codeStatus !== 'issued') return conflict(MESSAGES.changeWithoutCode);
      if (state.cancellation) return conflict(MESSAGES.cancelRunning);
      const { kind, name, form, contactsChanged } = command;
      const refusal = changeRefusal(state.form, form, { kind, contactsChanged });
      if (refusal) return { ok: false, refusal };
      return accept([{ type: 'project.form-changed', at, kind, name, form }]);
    }
  }
}

/** The issuer takes back a code, or a request that is pending. It may answer a cancellation by that. */
function voidCode(state: ProjectState, reason: string, at: Instant): Result<readonly ProjectFact[]> {
  const { codeStatus, cancellation } = state;
  if (codeStatus !== 'issued' && codeStatus !== 'pending') return conflict(MESSAGES.codeNotIssued);
  const why = cancellation ?? { kind: 'by-issuer' as const, reason };
  return accept([{ type: 'project.code-voided', at, kind: why.kind, reason: why.reason }]);
}

function conflict(message: string): Result<never> {
  return refuse('state-conflict', message, MESSAGES.sourceCode);
}
