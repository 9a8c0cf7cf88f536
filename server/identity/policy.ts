import { accept, type Result, refuse } from '@zongheng/core';
import type { Actor } from './actor.ts';
import type { Directory } from './directory.ts';
import { MESSAGES } from './messages.ts';
import { ALL_ROLES, ROLES, type Role } from './roles.ts';

/** May this actor do something with this resource? A pure function: no database, no clock. */
export type Policy<R> = (actor: Actor, resource: R) => Result<void>;

/** Which roles may attempt an action at all; each module has one, its routes name its actions. */
export type ActionTable = Readonly<Record<string, readonly Role[]>>;

/** Actions of this module. */
export const identityActions = {
  'people.list': ['catalogue-keeper', 'system-admin', 'security-admin', 'audit-admin'],
} as const satisfies ActionTable;

/** Joins the modules' tables; an action named twice would mean that one module widens another's rule. */
export function mergeActions(...tables: readonly ActionTable[]): ActionTable {
  const merged: Record<string, readonly Role[]> = {};
  for (const [action, roles] of tables.flatMap((table) => Object.entries(table))) {
    if (Object.hasOwn(merged, action)) throw new Error(`The action "${action}" is declared twice.`);
    merged[action] = roles;
  }
  return merged;
}

/** Lets the named roles pass. */
export function roleIn(...roles: readonly Role[]): Policy<unknown> {
  return (actor) =>
    roles.includes(actor.seat.role)
      ? accept(undefined)
      : refuse('forbidden', MESSAGES.forbiddenRole(ROLES[actor.seat.role].name), '');
}

/** Lets those pass who sit in the body that is responsible. */
export const ofOwnBody: Policy<{ readonly bodyId: string | null }> = (actor, resource) =>
  resource.bodyId !== null && actor.seat.body?.id === resource.bodyId
    ? accept(undefined)
    : refuse('forbidden', MESSAGES.forbiddenBody, '');

/** Lets members of the unit pass that the resource belongs to. */
export const ofOwnUnit: Policy<{ readonly unitId: string | null }> = (actor, resource) =>
  resource.unitId !== null && actor.seat.unit?.id === resource.unitId
    ? accept(undefined)
    : refuse('forbidden', MESSAGES.forbiddenUnit, '');

/** Lets those pass whose seat lies in the resource's division or above it; seats without one see all. */
export function ofOwnDivision(directory: Directory): Policy<{ readonly division: string }> {
  return (actor, resource) => {
    const { division } = actor.seat;
    return division === null || directory.lineage(resource.division).includes(division.code)
      ? accept(undefined)
      : refuse('forbidden', MESSAGES.forbiddenDivision, '');
  };
}

/** All must agree; the first that does not says why. */
export function allOf<R>(...policies: readonly Policy<R>[]): Policy<R> {
  return (actor, resource) => {
    for (const policy of policies) {
      const result = policy(actor, resource);
      if (!result.ok) return result;
    }
    return accept(undefined);
  };
}

/** One is enough; if none agrees, the last says why, so the most telling one comes last. */
export function anyOf<R>(first: Policy<R>, ...others: readonly Policy<R>[]): Policy<R> {
  return (actor, resource) =>
    others.reduce((result, policy) => (result.ok ? result : policy(actor, resource)), first(actor, resource));
}

/** Roles that may attempt an action, for the permission matrix. */
export function rolesFor(actions: ActionTable, action: string): readonly Role[] {
  const roles = Object.hasOwn(actions, action) ? actions[action] : undefined;
  return ALL_ROLES.filter((role) => roles?.includes(role) === true);
}
