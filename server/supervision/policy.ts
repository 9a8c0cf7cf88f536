import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { mayReadProject } from '../projects/index.ts';
import { flagActions } from './flags/policy.ts';
import { caseMeasureActions } from './measures/policy.ts';
import { MESSAGES } from './messages.ts';
import type { RecordState } from './record.ts';
import { toldActions } from './told/policy.ts';

/** Actions of this module and the roles that may attempt them; records are read by who reads the project. */
export const supervisionActions = {
  'oversight.read': ['supervisor', 'leader'],
  'supervision.record': ['supervisor'],
  'supervision.resolve': ['supervisor'],
  ...caseMeasureActions,
  ...flagActions,
  ...toldActions,
} as const;

type Scope = { readonly unitId: string; readonly divisions: readonly string[] };

/** A supervisor whose division reaches the project. */
export function mayRecord(actor: Actor, project: Scope): Result<void> {
  const visible = mayReadProject(actor, project);
  return visible.ok && actor.seat.role === 'supervisor'
    ? accept(undefined)
    : refuse('not-found', MESSAGES.projectNotFound, '');
}

/**
 * Who resolves or withdraws a record: the division that made it, or one above it. A county does not strike what
 * the province has written down.
 */
export function mayHandle(
  actor: Actor,
  project: Scope,
  record: RecordState,
  lineage: (division: string) => readonly string[],
): Result<void> {
  if (!mayRecord(actor, project).ok) return refuse('not-found', MESSAGES.notFound, '');
  const own = actor.seat.division;
  const made = record.body.division;
  return own === null || (made !== null && lineage(made).includes(own.code))
    ? accept(undefined)
    : refuse('forbidden', MESSAGES.otherDivision, '');
}
