import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import type { Lineage } from './book.ts';
import { MESSAGES } from './messages.ts';

/** Rules are open to whoever is measured by them; supervisors set them. */
export const signalRuleActions = {
  'signal-rule.read': ['supervisor', 'leader', 'case-approver', 'system-admin'],
  'signal-rule.set': ['supervisor'],
} as const;

/** A supervisor sets the rules of the own division and of those below; those of all divisions the province. */
export function maySetRule(
  actor: Actor,
  division: string | null,
  where: { readonly province: string; lineage: Lineage },
): Result<void> {
  const own = actor.seat.division?.code ?? null;
  if (actor.seat.role !== 'supervisor') return refuse('forbidden', MESSAGES.otherDivision, '');
  if (own === null || own === where.province) return accept(undefined);
  if (division === null) return refuse('forbidden', MESSAGES.everywhere, '');
  return where.lineage(division).includes(own)
    ? accept(undefined)
    : refuse('forbidden', MESSAGES.otherDivision, '');
}
