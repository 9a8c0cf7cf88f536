import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { MESSAGES } from './messages.ts';

/** Actions of this module and the roles that may attempt them; reports are read by who reads the project. */
export const reportActions = {
  'report.file': ['unit-member'],
  'report.correct': ['unit-member'],
} as const;

/** Only the project's own unit reports on it, and only it mends what it reported. */
export function ownsProject(actor: Actor, project: { readonly unitId: string }): boolean {
  return actor.seat.role === 'unit-member' && actor.seat.unit?.id === project.unitId;
}

/** A project of others is answered like one that does not exist. */
export function mayReport(actor: Actor, project: { readonly unitId: string }): Result<void> {
  return ownsProject(actor, project) ? accept(undefined) : refuse('not-found', MESSAGES.projectNotFound, '');
}
