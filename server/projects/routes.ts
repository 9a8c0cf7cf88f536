import { accept, refuse } from '@zongheng/core';
import QRCode from 'qrcode';
import { requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp, sendRefusal } from '../platform/http/index.ts';
import { addCodeLifeRoutes, type CodeLifeDeps } from './code-life-routes.ts';
import { MESSAGES } from './messages.ts';
import { mayAmend, mayRead } from './policy.ts';
import { amendProject, registerProject } from './register.ts';
import { allowedOn, byId, present } from './route-parts.ts';
import { amendmentSchema, registeredSchema, registrationSchema } from './schema.ts';
import { findProject } from './store.ts';

export type ProjectRouteDeps = CodeLifeDeps & {
  /** Where people reach the platform: the QR of a code leads to its public page there. */
  readonly publicOrigin: string;
};

const REGISTER = '/api/projects';

/** Registering a project, mending its declaration, and the picture of its code. */
export function addProjectRoutes(app: HttpApp, deps: ProjectRouteDeps): void {
  // Before any field is checked or a word about it can be written anywhere: a classified entry ends here.
  app.addHook('preValidation', async (request, reply) => {
    if (request.method !== 'POST' || request.routeOptions.url !== REGISTER) return;
    const body = request.body as { declaration?: { nonClassified?: unknown } } | null | undefined;
    if (body?.declaration?.nonClassified !== false) return;
    request.classified = true;
    return sendRefusal(reply, {
      code: 'classified-project',
      message: MESSAGES.classified,
      source: MESSAGES.sourceClassified,
    });
  });

  addRoute(app, {
    method: 'POST',
    url: REGISTER,
    access: { kind: 'action', action: 'project.register' },
    tag: 'projects',
    summary: '登记项目并申请项目代码',
    body: registrationSchema,
    status: 201,
    answer: registeredSchema,
    idempotent: true,
    handler: async (request) => {
      const how = { channel: 'web', idempotency: request.idempotency, answer: present };
      const done = await registerProject(deps, requireActor(request), request.body, how);
      return done.ok ? accept(present(done.value)) : done;
    },
  });

  addRoute(app, {
    method: 'PUT',
    url: '/api/projects/:id/form',
    access: { kind: 'action', action: 'project.amend' },
    tag: 'projects',
    summary: '赋码前或代码作废后修改申报信息,并重新申请代码',
    params: byId,
    body: amendmentSchema,
    answer: registeredSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { id } = request.params;
      const allowed = await allowedOn(deps, id, ({ state }) => mayAmend(actor, state));
      if (!allowed.ok) return allowed;
      const how = { channel: 'web', idempotency: request.idempotency, answer: present };
      const done = await amendProject(deps, actor, id, request.body, how);
      return done.ok ? accept(present(done.value)) : done;
    },
  });

  addCodeLifeRoutes(app, deps);

  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id/qr.svg',
    access: { kind: 'action', action: 'project.read' },
    tag: 'projects',
    summary: '项目代码二维码',
    params: byId,
    handler: async (request, reply) => {
      const project = await findProject(deps.database, request.params.id);
      const visible = project
        ? mayRead(requireActor(request), { unitId: project.state.unitId, divisions: project.divisions })
        : refuse('not-found', MESSAGES.notFound, '');
      if (!visible.ok) return visible;
      const code = project?.state.code;
      if (!code) return refuse('not-found', MESSAGES.codeNotIssued, MESSAGES.sourceCode);
      const svg = await QRCode.toString(`${deps.publicOrigin}/p/${code}`, { type: 'svg', margin: 1 });
      return reply.type('image/svg+xml').send(svg);
    },
  });
}
