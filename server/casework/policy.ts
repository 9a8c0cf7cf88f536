import { accept, type Result, refuse } from '@zongheng/core';
import type { CaseCommandType } from '@zongheng/core/casework';
import type { Actor } from '../identity/index.ts';
import { MESSAGES } from './messages.ts';

/** Actions of this module and the roles that may attempt them. */
export const caseActions = {
  'case.list': ['window-clerk', 'case-handler', 'case-approver', 'supervisor', 'leader'],
  'case.read': ['unit-member', 'window-clerk', 'case-handler', 'case-approver', 'supervisor', 'leader'],
  'case.command': ['unit-member', 'window-clerk', 'case-handler', 'case-approver'],
} as const;

/** What a policy needs to know of a case. */
export type CaseScope = {
  readonly body_id: string;
  readonly window_body_id: string;
  readonly unit_id: string;
};

type Party = 'applicant' | 'window' | 'body' | 'approver';

/**
 * Who gives which command: the window accepts for the departments under its mandate; a department's
 * handler corrects and suspends; what decides about rights (granting, refusing, extending, revoking) is for
 * the person responsible in the deciding body (行政许可法 §42: extension by the head of the body).
 */
const PARTIES: Readonly<Record<CaseCommandType, readonly Party[]>> = {
  receive: [],
  'apply-deemed': [],
  accept: ['window', 'body'],
  'not-needed': ['window', 'body'],
  'refuse-acceptance': ['window', 'body'],
  'request-correction': ['window', 'body'],
  'supply-correction': ['applicant'],
  'start-special': ['body'],
  'end-special': ['body'],
  extend: ['approver'],
  grant: ['approver'],
  'grant-owed': ['approver'],
  refuse: ['approver'],
  withdraw: ['applicant'],
  revoke: ['approver'],
  deliver: ['window', 'body'],
};

/** May this actor give this command on this case? */
export function mayCommand(actor: Actor, scope: CaseScope, command: CaseCommandType): Result<void> {
  const parties = PARTIES[command];
  const own = partiesOf(actor, scope);
  if (own.length === 0) return refuse('not-found', MESSAGES.notFound, '');
  if (parties.some((party) => own.includes(party))) return accept(undefined);
  if (parties.includes('applicant')) return refuse('forbidden', MESSAGES.applicantOnly, '');
  const approverMissing = parties.includes('approver') && own.includes('body');
  return refuse('forbidden', approverMissing ? MESSAGES.approverOnly : MESSAGES.otherPartys, '');
}

/** As what the actor takes part in the case; nobody may take two parts in one case. */
function partiesOf(actor: Actor, scope: CaseScope): readonly Party[] {
  const { role, body, unit } = actor.seat;
  if (role === 'unit-member') return unit?.id === scope.unit_id ? ['applicant'] : [];
  if (role === 'window-clerk') return body?.id === scope.window_body_id ? ['window'] : [];
  if (body?.id !== scope.body_id) return [];
  if (role === 'case-handler') return ['body'];
  return role === 'case-approver' ? ['body', 'approver'] : [];
}

/**
 * Who reads a case: its unit, its window, its body, the other departments of the same project (they approve
 * in parallel and see each other's results), and those who supervise the division.
 */
export function mayReadCase(
  actor: Actor,
  scope: CaseScope & { readonly projectBodies: readonly string[]; readonly lineage: readonly string[] },
): Result<void> {
  const { role, body, unit, division } = actor.seat;
  const visible =
    role === 'unit-member'
      ? unit?.id === scope.unit_id
      : role === 'window-clerk'
        ? body?.id === scope.window_body_id
        : role === 'case-handler' || role === 'case-approver'
          ? body !== undefined && scope.projectBodies.includes(body.id)
          : division === null || scope.lineage.includes(division.code);
  return visible ? accept(undefined) : refuse('not-found', MESSAGES.notFound, '');
}
