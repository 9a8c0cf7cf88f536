import type { FastifyRequest } from 'fastify';
import type { Role } from './roles.ts';

/** In what capacity somebody acts: one role, for one unit, body or division. */
export type Seat = {
  readonly id: string;
  readonly role: Role;
  readonly roleName: string;
  readonly unit?: { readonly id: string; readonly name: string; readonly certNumber: string };
  readonly body?: { readonly id: string; readonly name: string; readonly shortName: string };
  /** Where the seat's authority lies; of a body's seat without its own, the body's; null = whole installation. */
  readonly division: { readonly code: string; readonly name: string } | null;
};

/** Who is asking, in the capacity chosen for this session. */
export type Actor = {
  readonly personId: string;
  readonly personName: string;
  readonly seat: Seat;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route but public ones. */
    actor: Actor | null;
  }
}

/** The actor of a request on a route that is not public; the guard has made sure of it. */
export function requireActor(request: FastifyRequest): Actor {
  if (request.actor === null) {
    throw new Error(`Route ${request.routeOptions.url} asks for an actor but is public.`);
  }
  return request.actor;
}
