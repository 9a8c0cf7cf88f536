import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from '../identity/index.ts';
import { CALENDAR_HOME, type Measure } from './book.ts';
import { MESSAGES } from './messages.ts';
import type { Change } from './preview-store.ts';

/** Actions of this module and the roles that may attempt them. */
export const calendarActions = {
  'calendar.read': [
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
    'catalogue-keeper',
    'system-admin',
    'security-admin',
    'audit-admin',
    'operator',
  ],
  // Reads a pasted notice, publishes years and local holidays, proposes emergency measures.
  'calendar.keep': ['system-admin'],
  'calendar.confirm': ['leader'],
  // Sees what a change would move, before it is published or confirmed; withdraws a measure.
  'calendar.weigh': ['system-admin', 'leader'],
  'calendar.records': ['supervisor', 'leader', 'system-admin', 'audit-admin'],
} as const;

/** A leader who sits for the province, or for the whole installation. */
export function mayConfirm(actor: Actor): Result<void> {
  const { role, division } = actor.seat;
  return role === 'leader' && (division === null || division.code === CALENDAR_HOME)
    ? accept(undefined)
    : refuse('forbidden', MESSAGES.provinceOnly, MESSAGES.sourceEmergency);
}

/** Who weighs which change: measures the administrator and the province's leaders, all else the administrator. */
export function mayWeigh(actor: Actor, change: Change): Result<void> {
  if (actor.seat.role === 'system-admin') return accept(undefined);
  return change.type === 'confirm' || change.type === 'withdraw'
    ? mayConfirm(actor)
    : refuse('forbidden', MESSAGES.adminOnly, '');
}

/** A proposal is taken back by the administrator or the province; what is in force by the province alone. */
export function mayWithdraw(actor: Actor, measure: Measure): Result<void> {
  if (actor.seat.role === 'system-admin') {
    return measure.status === 'confirmed'
      ? refuse('forbidden', MESSAGES.leaderWithdraws, MESSAGES.sourceEmergency)
      : accept(undefined);
  }
  return mayConfirm(actor);
}
