import { parseProjectCode } from '@zongheng/core/codes';
import { z } from 'zod';
import type { Catalogue } from '../catalogue/index.ts';
import type { SampleLogin } from '../identity/index.ts';
import type { Database } from '../platform/database/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { addGuideMeRoutes } from './guide-me/routes.ts';
import { addGuideRoutes } from './guides/routes.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { startPage } from './start-page.ts';
import { findPublicCode } from './store.ts';
import { STYLE } from './style.ts';
import { verifyForm, verifyResult } from './verify.ts';

export type PortalDeps = {
  /** Sessions of the portal's own role: public views only. */
  readonly portal: Database;
  readonly catalogue: Catalogue;
  readonly practice: boolean;
  readonly sampleLogins: readonly SampleLogin[] | null;
  /** Where people reach the site. */
  readonly publicOrigin: string;
};

/** The public pages: rendered here, light, complete without JavaScript. */
export function addPortalRoutes(app: HttpApp, deps: PortalDeps): void {
  const common = {
    method: 'GET',
    access: { kind: 'public' },
    tag: 'portal',
    headers: 'portal',
    hidden: true,
  } as const;
  const show = (title: string, body: Html) => page(title, body, { practice: deps.practice });

  addRoute(app, {
    ...common,
    url: '/',
    summary: '首页',
    handler: async (_request, reply) =>
      reply.type('text/html; charset=utf-8').send(show('首页', startPage(deps.catalogue, deps.sampleLogins))),
  });

  addRoute(app, {
    ...common,
    url: '/portal.css',
    summary: '样式',
    handler: async (_request, reply) =>
      reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(STYLE),
  });

  addGuideRoutes(app, deps);
  addGuideMeRoutes(app, deps);

  addRoute(app, {
    ...common,
    url: '/verify',
    summary: '查验项目代码',
    query: z.object({ code: z.string().trim().max(100).optional() }),
    handler: async (request, reply) => {
      const { code } = request.query;
      const body = code
        ? verifyResult(code, await lookUp(deps, code), deps.catalogue)
        : html`<h1>查验项目代码</h1><p class="lead">输入批复文件、公示或施工现场公示牌上的项目代码。</p>${verifyForm('')}`;
      return reply.type('text/html; charset=utf-8').send(show('查验项目代码', body));
    },
  });

  addRoute(app, {
    ...common,
    url: '/p/:code',
    summary: '扫码查看项目代码',
    params: z.strictObject({ code: z.string().max(40) }),
    handler: async (request, reply) => {
      const { code } = request.params;
      const known = await lookUp(deps, code);
      reply.code(known ? 200 : 404).type('text/html; charset=utf-8');
      return reply.send(show('查验项目代码', verifyResult(code, known, deps.catalogue)));
    },
  });
}

async function lookUp(deps: PortalDeps, typed: string) {
  const parsed = parseProjectCode(typed);
  return parsed.ok ? findPublicCode(deps.portal, parsed.value.text) : undefined;
}
