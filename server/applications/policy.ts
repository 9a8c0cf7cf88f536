import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { mayReadProject } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';

/** Actions of this module and the roles that may attempt them. */
export const applicationActions = {
  'application.file': ['unit-member'],
  'application.list': ['unit-member', 'window-clerk'],
  'application.read': [
    'unit-member',
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
  ],
} as const;

/** Only the unit of the project files for it. */
export function mayFile(actor: Actor, project: { readonly unitId: string }): Result<void> {
  const own = actor.seat.role === 'unit-member' && actor.seat.unit?.id === project.unitId;
  return own ? accept(undefined) : refuse('not-found', MESSAGES.notFound, '');
}

/**
 * The unit, the window that received it, the departments that take part, and those who supervise the
 * project's divisions, whoever decides.
 */
export function mayReadApplication(
  actor: Actor,
  application: {
    readonly unit_id: string;
    readonly window_body_id: string;
    readonly bodies: readonly string[];
    readonly project_divisions: readonly string[];
  },
): Result<void> {
  const { role, body } = actor.seat;
  const { unit_id: unitId, project_divisions: divisions } = application;
  const partakes =
    role === 'window-clerk'
      ? body?.id === application.window_body_id
      : role === 'case-handler' || role === 'case-approver'
        ? body !== undefined && application.bodies.includes(body.id)
        : true;
  return partakes && mayReadProject(actor, { unitId, divisions }).ok
    ? accept(undefined)
    : refuse('not-found', MESSAGES.notFound, '');
}
