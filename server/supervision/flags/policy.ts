import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../../identity/index.ts';
import type { FlagCommand } from './flag.ts';
import { FLAG_MESSAGES as say } from './messages.ts';

/** Actions on flags: supervisors review, the body's approver explains itself, leaders read. */
export const flagActions = {
  'flag.read': ['supervisor', 'leader', 'case-approver'],
  'flag.review': ['supervisor', 'case-approver'],
} as const;

/** What a policy needs to know of a flag. */
export type FlagScope = {
  readonly body_id: string;
  /** Who did what was seen. */
  readonly person: string | null;
  /** Divisions of the project. */
  readonly divisions: readonly string[];
  /** The body's division and those above it. */
  readonly lineage: readonly string[];
};

/** Supervisors and leaders whose division reaches the project; approvers of the body it is about. */
export function mayReadFlag(actor: Actor, scope: FlagScope): Result<void> {
  const { role, body, division } = actor.seat;
  const reaches = division === null || scope.divisions.includes(division.code);
  const own = role === 'supervisor' || role === 'leader' || body?.id === scope.body_id;
  return reaches && own ? accept(undefined) : refuse('not-found', say.notFound, '');
}

/**
 * Confirming and explaining is for a supervisor of the body's division, or of one above it: a district does not
 * judge the city's bureau; and nobody judges what they did themselves. Answering is for the body's approver.
 */
export function mayCommandFlag(actor: Actor, scope: FlagScope, command: FlagCommand['type']): Result<void> {
  const visible = mayReadFlag(actor, scope);
  if (!visible.ok) return visible;
  const { role, division } = actor.seat;
  if (command === 'answer') {
    return role === 'case-approver' ? accept(undefined) : refuse('forbidden', say.answerByBody, '');
  }
  if (role !== 'supervisor') return refuse('forbidden', say.reviewBySupervisor, '');
  if (scope.person === actor.personId) return refuse('forbidden', say.ownDeed, '');
  return division === null || scope.lineage.includes(division.code)
    ? accept(undefined)
    : refuse('forbidden', say.otherDivision, '');
}
