import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { MESSAGES } from './messages.ts';

/** Actions of this module and the roles that may attempt them. */
export const projectActions = {
  'project.register': ['unit-member'],
  'project.amend': ['unit-member'],
  'project.change': ['unit-member'],
  'project.cancel-code': ['unit-member'],
  'project.lapse': ['supervisor'],
  'project.read': [
    'unit-member',
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
    'catalogue-keeper',
  ],
} as const;

/**
 * Who sees a project: its own unit; officials whose division is where it is approved or built, or above.
 * A project one may not see is answered like one that does not exist.
 */
export function mayRead(
  actor: Actor,
  project: { readonly unitId: string; readonly divisions: readonly string[] },
): Result<void> {
  const { seat } = actor;
  const visible =
    seat.role === 'unit-member'
      ? seat.unit?.id === project.unitId
      : seat.division === null || project.divisions.includes(seat.division.code);
  return visible ? accept(undefined) : refuse('not-found', MESSAGES.notFound, '');
}

/** Only the unit itself changes its declaration, and gives up its code. */
export function mayAmend(actor: Actor, project: { readonly unitId: string }): Result<void> {
  return actor.seat.unit?.id === project.unitId
    ? accept(undefined)
    : refuse('not-found', MESSAGES.notFound, '');
}
