import type { FastifyRequest } from 'fastify';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Guard } from '../platform/http/index.ts';
import type { Directory } from './directory.ts';
import { MESSAGES } from './messages.ts';
import type { ActionTable } from './policy.ts';
import { ROLES } from './roles.ts';
import { toActor } from './seat-row.ts';
import { readSession, type SessionLimits, type SessionRow, touchSession } from './session-store.ts';

export const SESSION_COOKIE = 'zongheng_session';

export type GuardDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly sessions: SessionLimits;
  readonly actions: ActionTable;
};

/** Who passes: reads the session of every request that needs one and compares its role with the action. */
export function createGuard(deps: GuardDeps): Guard {
  return async (request, access) => {
    if (access.kind === 'public') return null;
    const isPassive = access.kind === 'action' && access.passive === true;
    const row = await currentSession(deps, request, isPassive);
    if (row === undefined) return { code: 'not-signed-in', message: MESSAGES.notSignedIn, source: '' };
    if (row.valid_seat === null) return { code: 'seat-ended', message: MESSAGES.seatEnded, source: '' };
    const actor = toActor(row, deps.directory);
    request.actor = actor;
    request.callerId = actor.personId;
    if (access.kind === 'session') return null;
    const roles = deps.actions[access.action] ?? [];
    if (roles.includes(actor.seat.role)) return null;
    return { code: 'forbidden', message: MESSAGES.forbiddenRole(ROLES[actor.seat.role].name), source: '' };
  };
}

/** The token of a request, if it has the form of one. */
export function tokenOf(request: FastifyRequest): string | undefined {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined;
}

async function currentSession(
  deps: GuardDeps,
  request: FastifyRequest,
  isPassive: boolean,
): Promise<SessionRow | undefined> {
  const token = tokenOf(request);
  if (token === undefined) return undefined;
  const now = deps.clock.now();
  const row = await readSession(deps.database, token, deps.sessions, now);
  if (row !== undefined && !isPassive) await touchSession(deps.database, token, row.seen_at, now);
  return row;
}
