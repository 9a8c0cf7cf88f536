import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../../identity/index.ts';
import type { DirectiveState } from './directive.ts';
import { DOWN_MESSAGES as say } from './messages.ts';

/** Actions on what the centre sends down, and the roles that may attempt them. */
export const downwardActions = {
  'national.inbox': ['operator', 'system-admin'],
  'directive.read': ['supervisor', 'leader', 'operator'],
  'directive.handle': ['supervisor', 'leader', 'operator'],
} as const;

/**
 * Who reads a directive: one on a project those whose division reaches the project; one that is about no
 * project everybody, for it is addressed to the province.
 */
export function mayReadDirective(actor: Actor, { projectId, divisions }: DirectiveState): Result<void> {
  const { division } = actor.seat;
  return projectId === null || division === null || divisions.includes(division.code)
    ? accept(undefined)
    : refuse('not-found', say.directiveNotFound, '');
}

/**
 * Who signs for it: supervisors and leaders of a division that it concerns, and the operator, who sees it come
 * in. Who answers it: supervisors and leaders alone; an answer binds their division.
 */
export function mayHandleDirective(
  actor: Actor,
  state: DirectiveState,
  what: 'sign' | 'answer',
): Result<void> {
  const visible = mayReadDirective(actor, state);
  if (!visible.ok) return visible;
  const { role, division } = actor.seat;
  if (role === 'operator') {
    return what === 'sign' ? accept(undefined) : refuse('forbidden', say.answerOthers, '');
  }
  return division === null || state.divisions.includes(division.code)
    ? accept(undefined)
    : refuse('forbidden', say.otherDivision, '');
}
