import type { Refusal } from '@zongheng/core';
import type { FastifyRequest, RouteOptions } from 'fastify';

/**
 * Who may call a route at all. `public`: everybody. `session`: whoever is signed in. `action`: whoever
 * holds a seat whose role carries that action; what may be done with one particular resource is then
 * decided by the module's policy. `passive`: asked by an open page by itself, so that it does not keep a session
 * alive at which nobody sits any more.
 */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'session' }
  | { readonly kind: 'action'; readonly action: string; readonly passive?: true };

/** Decides a request before its body is read. `null` lets it pass; it also names the caller. */
export type Guard = (request: FastifyRequest, access: Access) => Promise<Refusal | null>;

/** One registered route, as the permission test and the documents see it. */
export type RouteInfo = {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  readonly idempotent: boolean;
};

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    headers?: 'api' | 'app' | 'portal' | 'file';
    idempotent?: boolean;
  }
  interface FastifyRequest {
    /** The signed-in person's id, set by the guard; null on a public route without a session. */
    callerId: string | null;
    /** True once the entry was declared classified: from then on nothing of it may be written anywhere. */
    classified: boolean;
  }
}

/**
 * Checks a route while it is being registered. A route that does not say who may call it would be open
 * to everybody by oversight, so it stops the server from starting.
 */
export function routeInfo(route: RouteOptions, isKnownAction: (action: string) => boolean): RouteInfo {
  const method = Array.isArray(route.method) ? route.method.join(',') : route.method;
  const access = route.config?.access;
  if (access === undefined) {
    throw new Error(`Route ${method} ${route.url} does not declare who may call it (config.access).`);
  }
  if (access.kind === 'action' && !isKnownAction(access.action)) {
    throw new Error(
      `Route ${method} ${route.url} needs the action "${access.action}", which no policy grants.`,
    );
  }
  return { method, url: route.url, access, idempotent: route.config?.idempotent === true };
}
