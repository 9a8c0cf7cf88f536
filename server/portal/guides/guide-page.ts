import { type Html, html } from '../html.ts';
import type { GuideView } from './guide-schema.ts';
import { aboutSections, afterwardSections, materialSection, timeSections } from './guide-sections.ts';
import { mark, none } from './pieces.ts';
import { guidePath } from './view-guide.ts';
import { WORDS } from './words.ts';

/** The page of one guide: complete, in the order in which somebody asks. `qr`: an SVG of its address. */
export function guidePage(guide: GuideView, qr: string): Html {
  const { name, division, body, item } = guide;
  return html`<nav class="crumbs" aria-label="当前位置"><a href="/guides">办事指南</a> › <a href="/guides?division=${division.code}">${division.name}</a> › <span>${name}</span></nav>
<article class="guide">
<h1>${name}</h1>
<p class="lead">${division.name}${body ? html` · ${body.name}` : none} · ${guide.kind} ${mark(guide.mark)}</p>
${notices(guide)}
${summary(guide)}
<nav class="jump" aria-label="本页内容">
<a href="#where">到哪里办</a><a href="#when">什么情况要办</a><a href="#materials">要什么材料</a><a href="#process">怎么办</a><a href="#time">要多久</a><a href="#fee">收费</a><a href="#result">结果</a><a href="#basis">依据</a><a href="#questions">常见问题</a><a href="#complaint">监督投诉</a>
</nav>
${aboutSections(guide)}
${materialSection(guide)}
${timeSections(guide)}
${afterwardSections(guide)}
<section id="version"><h2>版本</h2>${versions(guide)}</section>
<aside class="address"><div class="qr">${{ html: qr }}</div><p>本页地址:<a href="${guidePath(item, division.code)}">${guide.url}</a></p><p>用手机扫码可以打开本页。</p></aside>
</article>`;
}

function notices(guide: GuideView): Html {
  const { notice, state, division, item } = guide;
  return html`${
    notice === null
      ? none
      : html`<p class="card warn" role="status">▲ ${notice}<a href="${guidePath(item, division.code)}">看现行版本</a></p>`
  }${
    state === 'standard' && guide.current
      ? html`<p class="card warn" role="status">▲ ${WORDS.standardOnly(division.name)}</p>`
      : none
  }`;
}

/** What most people come for, on one screen of a telephone. */
function summary(guide: GuideView): Html {
  const { committed, statutory, fee, visits, materials } = guide;
  const own = materials.filter(({ shared }) => !shared).length;
  const cell = (label: string, value: string | Html) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">
${cell('承诺办结', html`${committed.text} ${mark(committed.mark)}`)}
${cell('法定办结', statutory === null ? WORDS.noStatutory : html`${statutory.text} ${mark(statutory.mark)}`)}
${cell('收费', html`${fee.text} ${mark(fee.mark)}`)}
${cell('到现场', visits)}
${cell('您要准备的材料', `${own}份${own < materials.length ? `,另有${materials.length - own}份不用您提供` : ''}`)}
</dl>`;
}

function versions({
  item,
  division,
  version,
  versions: all,
  standardVersion,
  state,
  validFrom,
}: GuideView): Html {
  const own = state === 'published' ? `,依据省标准第${standardVersion}版` : ',省标准';
  const since = validFrom === null ? WORDS.beforeTime : `${validFrom}起施行`;
  const others = [...all].reverse().map((each) => {
    const from = each.validFrom ?? WORDS.beforeTime;
    const to = each.validTo === null ? '' : ` 至 ${each.validTo}前`;
    const said = each.withdrawn ? '(已撤回)' : each.current ? '(现行)' : '';
    const label = html`第${each.version}版 <span class="num">${from}${to}</span> ${said}`;
    return each.version === version
      ? html`<li><strong>${label}</strong></li>`
      : html`<li><a href="${guidePath(item, division.code, each.version)}">${label}</a></li>`;
  });
  return html`<p>第${version}版${own},${since}。</p>${others.length > 1 ? html`<ul>${others}</ul>` : none}`;
}
