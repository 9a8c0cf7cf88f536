import { accept, refuse } from '@zongheng/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../platform/clock/index.ts';
import { addRoute, type HttpApp, limitParameter, pageSchema } from '../platform/http/index.ts';
import type { Log } from '../platform/log/index.ts';
import { line, words } from '../platform/text/index.ts';
import { requireActor, type Seat } from './actor.ts';
import { SESSION_COOKIE, tokenOf } from './guard.ts';
import { listPeople, peopleCursor } from './list-people.ts';
import { MESSAGES } from './messages.ts';
import { findLogin, findSeats } from './people-store.ts';
import { ROLES } from './roles.ts';
import {
  personSchema,
  type SampleLogin,
  sampleLoginSchema,
  sessionSchema,
  signInSchema,
  switchSeatSchema,
} from './schema.ts';
import { closeSession, moveSession } from './session-store.ts';
import { type SignInDeps, signIn } from './sign-in.ts';

export type IdentityRouteDeps = SignInDeps & {
  readonly clock: Clock;
  readonly log: Log;
  /** True where the site is reached by https: the cookie then never travels without it. */
  readonly secure: boolean;
  /** A practice or sample installation says so on every page. */
  readonly practice: boolean;
  /** The logins of the samples; null on an installation without them. */
  readonly sampleLogins: readonly SampleLogin[] | null;
};

type Signed = { readonly id: string; readonly name: string; readonly login: string };

/** Signing in and out, the seat one works in, and who sits where. */
export function addIdentityRoutes(app: HttpApp, deps: IdentityRouteDeps): void {
  app.decorateRequest('actor', null);
  addSessionRoutes(app, deps);
  addSeatRoute(app, deps);
  addPeopleRoute(app, deps);
  addSampleRoute(app, deps);
}

function addSessionRoutes(app: HttpApp, deps: IdentityRouteDeps): void {
  const { database, clock, directory } = deps;

  addRoute(app, {
    method: 'GET',
    url: '/api/session',
    access: { kind: 'session' },
    tag: 'session',
    summary: '当前登录',
    answer: sessionSchema,
    handler: async (request) => {
      const { personId, personName, seat } = requireActor(request);
      const [login, seats] = await Promise.all([
        findLogin(database, personId),
        findSeats(database, directory, personId, clock.now()),
      ]);
      return accept(sessionView(deps, { id: personId, name: personName, login }, seat, seats));
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/session',
    access: { kind: 'public' },
    tag: 'session',
    summary: '登录',
    body: signInSchema,
    answer: sessionSchema,
    handler: async (request, reply) => {
      const result = await signIn(deps, { ...request.body, address: request.ip }, clock.now());
      if (!result.ok) {
        if (result.retryAfterSeconds !== undefined) reply.header('retry-after', result.retryAfterSeconds);
        return result;
      }
      const { token, person, seat, seats } = result.value;
      const before = tokenOf(request);
      if (before !== undefined) await closeSession(database, before);
      setCookie(reply, token, deps.secure);
      return accept(sessionView(deps, person, seat, seats));
    },
  });

  addRoute(app, {
    method: 'DELETE',
    url: '/api/session',
    // Open to everybody: who is signed out already has what they asked for.
    access: { kind: 'public' },
    tag: 'session',
    summary: '退出登录',
    status: 204,
    handler: async (request, reply) => {
      const token = tokenOf(request);
      if (token !== undefined) await closeSession(database, token);
      reply.clearCookie(SESSION_COOKIE, { path: '/' });
      return accept(undefined);
    },
  });
}

function addSeatRoute(app: HttpApp, deps: IdentityRouteDeps): void {
  const { database, clock, directory } = deps;
  addRoute(app, {
    method: 'PUT',
    url: '/api/session/seat',
    access: { kind: 'session' },
    tag: 'session',
    summary: '切换岗位',
    body: switchSeatSchema,
    answer: sessionSchema,
    handler: async (request) => {
      const { personId, personName } = requireActor(request);
      const [login, seats] = await Promise.all([
        findLogin(database, personId),
        findSeats(database, directory, personId, clock.now()),
      ]);
      const seat = seats.find((candidate) => candidate.id === request.body.seatId);
      const token = tokenOf(request);
      if (seat === undefined || token === undefined) {
        return refuse('not-found', MESSAGES.seatNotYours, '', 'seatId');
      }
      await moveSession(database, token, { personId, seatId: seat.id });
      deps.log.info({ event: 'seat-switched', person: personId, seat: seat.id }, 'seat switched');
      return accept(sessionView(deps, { id: personId, name: personName, login }, seat, seats));
    },
  });
}

function addPeopleRoute(app: HttpApp, deps: IdentityRouteDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/people',
    access: { kind: 'action', action: 'people.list' },
    tag: 'keeping',
    summary: '人员与岗位',
    query: z.strictObject({
      division: line(10).optional().meta({ title: '地区' }),
      body: line(60).optional().meta({ title: '部门' }),
      q: words(60).default('').meta({ title: '查找' }),
      limit: limitParameter,
      cursor: peopleCursor.parameter.optional(),
    }),
    answer: pageSchema(personSchema),
    handler: (request) => listPeople(deps, requireActor(request), request.query, deps.clock.now()),
  });
}

function addSampleRoute(app: HttpApp, deps: IdentityRouteDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/samples/logins',
    access: { kind: 'public' },
    tag: 'session',
    summary: '示例账号（仅示例系统）',
    answer: z.object({ rows: z.array(sampleLoginSchema) }),
    handler: async () =>
      deps.sampleLogins === null
        ? refuse('not-found', MESSAGES.noSamples, '')
        : accept({ rows: [...deps.sampleLogins] }),
  });
}

function sessionView(deps: IdentityRouteDeps, person: Signed, seat: Seat, seats: readonly Seat[]) {
  return {
    person,
    seat,
    seats: [...seats],
    faces: [ROLES[seat.role].face],
    now: new Date(deps.clock.now()).toISOString(),
    practice: deps.practice,
  };
}

/** Without an age the cookie ends with the browser: window computers are shared. */
function setCookie(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure });
}
