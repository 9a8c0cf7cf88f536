import type { Catalogue } from '../../catalogue/index.ts';
import { type Html, html } from '../html.ts';
import type { GuideHitsView } from './guide-schema.ts';
import { mark, none } from './pieces.ts';
import { guidePath } from './view-guide.ts';
import { WORDS } from './words.ts';

/** What was asked for, as it stands in the address. */
export type Asked = {
  readonly q?: string | undefined;
  readonly division?: string | undefined;
  readonly department?: string | undefined;
  readonly stage?: number | undefined;
  readonly level?: 'province' | 'city' | 'county' | undefined;
  readonly page?: number | undefined;
};

/** The search for guides: box, filters, results, pages, and the tree of places. */
export function searchPage(catalogue: Catalogue, asked: Asked, hits: GuideHitsView): Html {
  const place = hits.division === null ? undefined : catalogue.division(hits.division);
  const where = place?.name ?? '全省';
  const read =
    asked.division === undefined && place !== undefined
      ? html`<p>已按“${place.name}”查找。<a href="${address({ ...asked, q: asked.q?.replace(place.name, '') })}">改查全省</a></p>`
      : none;
  return html`<h1>办事指南</h1>
<p class="lead">投资项目审批事项在哪里办、要什么材料、多久办结。写错一个字也能查到。</p>
${searchForm(catalogue, { ...asked, division: hits.division ?? undefined })}
<div role="status"><h2>${where} · 共${hits.total}份</h2></div>
${read}
${hits.total === 0 ? empty(asked) : html`<ol class="hits">${byItem(hits.rows).map(hit)}</ol>${pages(asked, hits)}`}
${tree(catalogue, asked)}`;
}

/** The box alone, for the first page. */
export function guideBox(): Html {
  return html`<form class="row" action="/guides" method="get" role="search" aria-label="查办事指南">
<input type="text" name="q" maxlength="100" placeholder="例如 施工许可、取水、沈阳市消防验收" aria-label="办事指南">
<button type="submit">查找</button>
</form>`;
}

function searchForm(catalogue: Catalogue, { q = '', division, department, stage, level }: Asked): Html {
  const option = (value: string, name: string, chosen: boolean) =>
    chosen
      ? html`<option value="${value}" selected>${name}</option>`
      : html`<option value="${value}">${name}</option>`;
  const used = new Set(catalogue.items().map((item) => item.department));
  const departments = catalogue
    .departments()
    .filter(({ id, kind }) => used.has(id) || kind === 'approval')
    .map(({ id, name }) => option(id, name, id === department));
  const stages = [1, 2, 3, 4, 5].map((no) =>
    option(String(no), catalogue.codeName('standardStage', String(no)), no === stage),
  );
  const levels = (['province', 'city', 'county'] as const).map((each) =>
    option(each, WORDS.level[each], each === level),
  );
  return html`<form class="search" action="/guides" method="get" role="search" aria-label="查办事指南">
<div class="row"><input type="text" id="q" name="q" value="${q}" maxlength="100" placeholder="事项、材料或部门,例如 施工许可" aria-label="事项、材料或部门"><button type="submit">查找</button></div>
<div class="filters">
<label>地区<select name="division"><option value="">全省</option>${places(catalogue, division)}</select></label>
<label>部门<select name="department"><option value="">全部部门</option>${departments}</select></label>
<label>阶段<select name="stage"><option value="">全部阶段</option>${stages}</select></label>
<label>层级<select name="level"><option value="">各级</option>${levels}</select></label>
</div>
</form>`;
}

/** The province, then each city with what is in it. */
function places(catalogue: Catalogue, chosen: string | undefined): Html[] {
  const { province } = catalogue;
  const option = (code: string, name: string) =>
    code === chosen
      ? html`<option value="${code}" selected>${name}</option>`
      : html`<option value="${code}">${name}</option>`;
  const of = (parent: string) => catalogue.divisions().filter((division) => division.parent === parent);
  return [
    option(province, `${catalogue.division(province)?.name ?? ''}本级`),
    ...of(province).map(({ code, name }) => {
      const own = option(code, of(code).length > 0 ? `${name}本级` : name);
      return html`<optgroup label="${name}">${[own, ...of(code).map((each) => option(each.code, each.name))]}</optgroup>`;
    }),
  ];
}

type Row = GuideHitsView['rows'][number];

/** What is followed in the place, and with it the guides of the levels above to the same item. */
function byItem(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.[0]?.item === row.item) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function hit([row, ...above]: readonly Row[]): Html {
  if (row === undefined) return none;
  const { item, name, division, body, committed, state, places: count } = row;
  const said =
    state === 'standard'
      ? html`<span class="mark">全省标准,本地尚未公布</span>`
      : html`<span class="quiet">第${row.version}版</span>`;
  const others = above.map(
    (each) =>
      html`<a href="${guidePath(each.item, each.division.code)}">${each.division.name}(承诺${each.committed})</a> `,
  );
  return html`<li class="card"><h3><a href="${guidePath(item, division.code)}">${name}</a></h3>
<p>${division.name}${body === null ? none : html` · ${body}`} · 承诺<strong>${committed}</strong></p>
${others.length === 0 ? none : html`<p>上级办理的:${others}</p>`}
<p class="quiet">${row.kind} · ${row.stage} · ${count > 0 ? `${count}个地区已公布` : '各地尚未公布'} ${said} ${mark(row.mark)}</p></li>`;
}

function empty({ q }: Asked): Html {
  return html`<div class="card warn"><h3>▲ ${WORDS.none}${q ? html`:“${q}”` : none}</h3><p>${WORDS.tryOther}</p><p><a href="/guides">看全部事项</a> · <a href="/guide-me">不知道要办什么?用智能导办</a></p></div>`;
}

function pages(asked: Asked, { page, pages: all }: GuideHitsView): Html {
  if (all === 1) return none;
  const link = (to: number, name: string, rel: string) =>
    to < 1 || to > all
      ? html`<span class="quiet">${name}</span>`
      : html`<a href="${address({ ...asked, page: to })}" rel="${rel}">${name}</a>`;
  return html`<nav class="pages" aria-label="分页">${link(page - 1, '上一页', 'prev')} <span>第${page}页,共${all}页</span> ${link(page + 1, '下一页', 'next')}</nav>`;
}

/** City → county, as links: what a search engine follows, and who does not like lists to choose from. */
function tree(catalogue: Catalogue, asked: Asked): Html {
  const link = (code: string, name: string) =>
    html`<a href="${address({ ...asked, page: undefined, division: code })}">${name}</a>`;
  const cities = catalogue
    .divisions()
    .filter(({ parent }) => parent === catalogue.province)
    .map(({ code, name }) => {
      const below = catalogue.divisions().filter(({ parent }) => parent === code);
      const links = below.map((each) => html`<li>${link(each.code, each.name)}</li>`);
      const own = html`<li>${link(code, `${name}本级`)}</li>`;
      return html`<details><summary>${name}</summary><ul class="inline">${[own, ...links]}</ul></details>`;
    });
  return html`<section class="tree" aria-label="按地区查找"><h2>按地区查找</h2>${cities}</section>`;
}

/** The search's address with what was asked for. */
export function address(asked: Asked): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '' && !(key === 'page' && value === 1))
      query.set(key, String(value));
  }
  const text = query.toString();
  return text === '' ? '/guides' : `/guides?${text}`;
}
