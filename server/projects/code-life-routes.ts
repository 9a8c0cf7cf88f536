import { accept } from '@zongheng/core';
import { requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { type GiveUpDeps, giveUpCode } from './give-up-code.ts';
import { mayAmend, mayRead } from './policy.ts';
import { changeProject, type RegisterDeps } from './register.ts';
import { allowedOn, byId, present } from './route-parts.ts';
import { cancellationSchema, changeSchema, lapseSchema, registeredSchema } from './schema.ts';

export type CodeLifeDeps = RegisterDeps & GiveUpDeps;

/** What happens to a code that stands: changes under it, and its end. */
export function addCodeLifeRoutes(app: HttpApp, deps: CodeLifeDeps): void {
  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/change',
    access: { kind: 'action', action: 'project.change' },
    tag: 'projects',
    summary: '赋码后变更项目信息或延期,代码不变',
    params: byId,
    body: changeSchema,
    answer: registeredSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { id } = request.params;
      const allowed = await allowedOn(deps, id, ({ state }) => mayAmend(actor, state));
      if (!allowed.ok) return allowed;
      const how = { channel: 'web', idempotency: request.idempotency, answer: present };
      const done = await changeProject(deps, actor, id, request.body, how);
      return done.ok ? accept(present(done.value)) : done;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/code/cancel',
    access: { kind: 'action', action: 'project.cancel-code' },
    tag: 'projects',
    summary: '项目单位申请作废代码:信息有误、重新审批核准备案、撤销项目',
    params: byId,
    body: cancellationSchema,
    answer: registeredSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { id } = request.params;
      const allowed = await allowedOn(deps, id, ({ state }) => mayAmend(actor, state));
      if (!allowed.ok) return allowed;
      const how = { channel: 'web', idempotency: request.idempotency, answer: present };
      const done = await giveUpCode(deps, actor, id, request.body, how);
      return done.ok ? accept(present(done.value)) : done;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/code/lapse',
    access: { kind: 'action', action: 'project.lapse' },
    tag: 'projects',
    summary: '监管部门认定项目失效,申请作废代码',
    params: byId,
    body: lapseSchema,
    answer: registeredSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { id } = request.params;
      const allowed = await allowedOn(deps, id, ({ state: { unitId }, divisions }) =>
        mayRead(actor, { unitId, divisions }),
      );
      if (!allowed.ok) return allowed;
      const given = { kind: 'lapsed' as const, ...request.body };
      const how = { channel: 'web', idempotency: request.idempotency, answer: present };
      const done = await giveUpCode(deps, actor, id, given, how);
      return done.ok ? accept(present(done.value)) : done;
    },
  });
}
