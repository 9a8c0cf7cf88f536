import type { Catalogue } from '../../catalogue/index.ts';
import { html } from '../html.ts';
import { guidePath } from './view-guide.ts';

/** sitemaps.org allows 50,000 addresses a file. */
const MOST = 40_000;

/** Addresses of all published guides, then those of the standards; part by part. */
export function sitemapParts(catalogue: Catalogue): number {
  return Math.max(1, Math.ceil((catalogue.implementations().length + catalogue.items().length) / MOST));
}

export function sitemapIndex(parts: number, origin: string): string {
  const rows = Array.from(
    { length: parts },
    (_, i) => html`<sitemap><loc>${origin}/sitemaps/${i + 1}.xml</loc></sitemap>
`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows}</sitemapindex>
`.html;
}

/** One part, from 1; undefined where there is none. */
export function sitemap(catalogue: Catalogue, part: number, origin: string): string | undefined {
  if (part < 1 || part > sitemapParts(catalogue)) return undefined;
  const { province } = catalogue;
  const published = catalogue.implementations().map(({ item, division }) => guidePath(item, division));
  const known = new Set(published);
  const standards = catalogue.items().map(({ id }) => guidePath(id, province));
  const all = [...published, ...standards.filter((path) => !known.has(path))];
  const rows = all.slice((part - 1) * MOST, part * MOST).map(
    (path) => html`<url><loc>${origin}${path}</loc></url>
`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows}</urlset>
`.html;
}

/** Search engines may read guides, and nothing that is not for them; on a site that shows samples, nothing at all. */
export function robots(origin: string, practice: boolean): string {
  return practice
    ? 'User-agent: *\nDisallow: /\n'
    : `User-agent: *\nDisallow: /api/\nDisallow: /app/\nDisallow: /p/\nSitemap: ${origin}/sitemap.xml\n`;
}
