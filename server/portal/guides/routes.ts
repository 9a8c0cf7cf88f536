import { accept, refuse } from '@zongheng/core';
import QRCode from 'qrcode';
import { z } from 'zod';
import { type Catalogue, createGuideSearch } from '../../catalogue/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import { html } from '../html.ts';
import { type PageHead, page } from '../page.ts';
import { findEdition } from './editions.ts';
import { guidePage } from './guide-page.ts';
import {
  type GuideView,
  guideHitsSchema,
  guideParamsSchema,
  guideQuerySchema,
  guideSchema,
  guideVersionSchema,
} from './guide-schema.ts';
import { type Asked, address, searchPage } from './search-page.ts';
import { robots, sitemap, sitemapIndex, sitemapParts } from './sitemap.ts';
import { describe, structuredGuide } from './structured.ts';
import { viewGuide } from './view-guide.ts';
import { viewHits } from './view-hits.ts';
import { WORDS } from './words.ts';

export type GuideDeps = {
  readonly catalogue: Catalogue;
  readonly practice: boolean;
  /** Where people reach the site. */
  readonly publicOrigin: string;
};

/** The search for guides and their pages, for people and as JSON for programs. */
export function addGuideRoutes(app: HttpApp, deps: GuideDeps): void {
  const { catalogue, practice, publicOrigin } = deps;
  const search = createGuideSearch(() => catalogue);
  const find = (asked: Asked) => viewHits(catalogue, search(given(asked)), publicOrigin);
  const read = (item: string, division: string, version: number | undefined): GuideView | undefined => {
    if (catalogue.division(division) === undefined) return undefined;
    const edition = findEdition(catalogue, item, division, version);
    return edition && viewGuide(catalogue, edition, publicOrigin);
  };
  const common = { method: 'GET', access: { kind: 'public' }, tag: 'portal' } as const;
  const pages = { ...common, headers: 'portal', hidden: true } as const;
  const show = (title: string, body: Parameters<typeof page>[1], head: PageHead) =>
    page(title, body, { practice, head });

  addRoute(app, {
    ...pages,
    url: '/guides',
    summary: '查办事指南',
    query: guideQuerySchema,
    handler: async (request, reply) => {
      const asked: Asked = request.query;
      const filtered = Object.keys(given(asked)).some((key) => key !== 'division');
      const head = {
        description: '投资项目审批事项办事指南:在哪里办、要什么材料、多久办结、收不收费。',
        canonical: `${publicOrigin}${address({ division: asked.division })}`,
        hidden: filtered,
      };
      return reply
        .type('text/html; charset=utf-8')
        .send(show('办事指南', searchPage(catalogue, asked, find(asked)), head));
    },
  });

  addRoute(app, {
    ...pages,
    url: '/guides/:item/:division',
    summary: '一个事项的办事指南',
    params: guideParamsSchema,
    query: guideVersionSchema,
    handler: async (request, reply) => {
      const { item, division } = request.params;
      const { version } = request.query;
      const guide = read(item, division, version);
      reply.type('text/html; charset=utf-8');
      if (guide === undefined) {
        const said = version === undefined ? WORDS.noItem : WORDS.noVersion;
        const body = html`<h1>没有这份办事指南</h1><p>${said}</p><p><a href="/guides">查办事指南</a></p>`;
        return reply.code(404).send(show('没有这份办事指南', body, { hidden: true }));
      }
      const qr = await QRCode.toString(guide.url, { type: 'svg', margin: 1 });
      const head = {
        description: describe(guide),
        canonical: guide.url,
        hidden: !guide.current,
        structured: structuredGuide(guide),
      };
      return reply.send(show(`${guide.name}(${guide.division.name})`, guidePage(guide, qr), head));
    },
  });

  addRoute(app, {
    ...common,
    url: '/api/public/guides',
    summary: '查办事指南',
    query: guideQuerySchema,
    answer: guideHitsSchema,
    handler: async (request) => accept(find(request.query)),
  });

  addRoute(app, {
    ...common,
    url: '/api/public/guides/:item/:division',
    summary: '一个事项的办事指南,全部要素',
    params: guideParamsSchema,
    query: guideVersionSchema,
    answer: guideSchema,
    handler: async (request) => {
      const { item, division } = request.params;
      const guide = read(item, division, request.query.version);
      return guide ? accept(guide) : refuse('not-found', WORDS.noVersion, '');
    },
  });

  addMachineRoutes(app, deps);
}

/** What search engines ask for. */
function addMachineRoutes(app: HttpApp, { catalogue, practice, publicOrigin }: GuideDeps): void {
  const common = {
    method: 'GET',
    access: { kind: 'public' },
    tag: 'portal',
    headers: 'portal',
    hidden: true,
  } as const;
  addRoute(app, {
    ...common,
    url: '/robots.txt',
    summary: '搜索引擎可以读什么',
    handler: async (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(robots(publicOrigin, practice)),
  });
  addRoute(app, {
    ...common,
    url: '/sitemap.xml',
    summary: '网站地图',
    handler: async (_request, reply) =>
      reply.type('application/xml; charset=utf-8').send(sitemapIndex(sitemapParts(catalogue), publicOrigin)),
  });
  addRoute(app, {
    ...common,
    url: '/sitemaps/:part',
    summary: '网站地图的一部分',
    params: z.strictObject({ part: z.string().max(12) }),
    handler: async (request, reply) => {
      const part = /^([1-9][0-9]{0,3})\.xml$/.exec(request.params.part)?.[1];
      const text = part === undefined ? undefined : sitemap(catalogue, Number(part), publicOrigin);
      if (text === undefined) return refuse('not-found', WORDS.noItem, '');
      return reply.type('application/xml; charset=utf-8').send(text);
    },
  });
}

/** Without what was not asked for. */
function given<T extends object>(asked: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(asked).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
