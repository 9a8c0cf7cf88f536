import { accept, type Result, refuse } from '@zongheng/core';
import type { CaseCommandType, CaseState } from '@zongheng/core/casework';
import type { Actor } from '../identity/index.ts';
import { mayReadProject } from '../projects/index.ts';
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
  /** Of a body outside the province, which decided it. */
  readonly body_name: string | null;
  readonly unit_id: string;
  /** Divisions of the project: a seat narrowed to one of a body's divisions reaches no further. */
  readonly project_divisions: readonly string[];
  /** Departments that were asked for their opinion. */
  readonly state: Pick<CaseState, 'opinions'>;
};

type Party = 'applicant' | 'window' | 'body' | 'approver' | 'asked';

/**
 * Who gives which command: the window accepts for the departments under its mandate; a department's
 * handler corrects and suspends; what decides about rights (granting, refusing, extending, revoking) is for
 * the person responsible in the deciding body (行政许可法 §42: extension by the head of the body).
 */
const PARTIES: Readonly<Record<CaseCommandType, readonly Party[]>> = {
  receive: [],
  'take-result': [],
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
  'ask-opinion': ['body'],
  'give-opinion': ['asked'],
  'apply-renewal': ['applicant'],
  renew: ['approver'],
  'refuse-renewal': ['approver'],
};

/** May this actor give this command on this case? */
export function mayCommand(actor: Actor, scope: CaseScope, command: CaseCommandType): Result<void> {
  const parties = PARTIES[command];
  const own = partiesOf(actor, scope);
  if (own.length === 0) return refuse('not-found', MESSAGES.notFound, '');
  if (scope.body_name !== null) return refuse('forbidden', MESSAGES.decidedOutside(scope.body_name), '');
  if (parties.some((party) => own.includes(party))) return accept(undefined);
  if (parties.includes('applicant')) return refuse('forbidden', MESSAGES.applicantOnly, '');
  const approverMissing = parties.includes('approver') && own.includes('body');
  return refuse('forbidden', approverMissing ? MESSAGES.approverOnly : MESSAGES.otherPartys, '');
}

/** As what the actor takes part in the case; nobody may take two parts in one case. */
function partiesOf(actor: Actor, scope: CaseScope): readonly Party[] {
  const { role, body } = actor.seat;
  if (!seesProject(actor, scope)) return [];
  if (role === 'unit-member') return ['applicant'];
  if (role === 'window-clerk') return body?.id === scope.window_body_id ? ['window'] : [];
  const official = role === 'case-handler' || role === 'case-approver';
  if (body?.id !== scope.body_id) return official && wasAsked(scope, body?.id) ? ['asked'] : [];
  if (role === 'case-handler') return ['body'];
  return role === 'case-approver' ? ['body', 'approver'] : [];
}

/**
 * Who reads a case: its unit, its window, its body, the other departments of the same project (they approve
 * in parallel and see each other's results), departments asked for their opinion on it, and those who supervise the project's divisions, whoever decides.
 */
export function mayReadCase(
  actor: Actor,
  scope: CaseScope & { readonly projectBodies: readonly string[] },
): Result<void> {
  const { role, body } = actor.seat;
  const partakes =
    role === 'window-clerk'
      ? body?.id === scope.window_body_id
      : role === 'case-handler' || role === 'case-approver'
        ? body !== undefined && (scope.projectBodies.includes(body.id) || wasAsked(scope, body.id))
        : true;
  return partakes && seesProject(actor, scope)
    ? accept(undefined)
    : refuse('not-found', MESSAGES.notFound, '');
}

/** Asked once, a department goes on reading what its opinion led to. */
function wasAsked({ state }: CaseScope, bodyId: string | undefined): boolean {
  return state.opinions.some((request) => request.bodyId === bodyId);
}

/** The project's own unit, or officials of a division it is approved or built in, or above. */
function seesProject(actor: Actor, scope: CaseScope): boolean {
  return mayReadProject(actor, { unitId: scope.unit_id, divisions: scope.project_divisions }).ok;
}
