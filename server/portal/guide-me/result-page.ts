import type { Catalogue } from '../../catalogue/index.ts';
import { type Html, html } from '../html.ts';
import { address, plain, saidSoFar } from './question-page.ts';
import type { GuideResult } from './schema.ts';
import { type Walk, writeWalk } from './walk.ts';
import { WORDS } from './words.ts';

/** The list to take along: printed, it is complete without the screen. */
export function resultPage(catalogue: Catalogue, result: GuideResult, walk: Walk): Html {
  const { place, flow, stages, undecided, notNeeded } = result;
  const count = stages.reduce((sum, { items }) => sum + items.length, 0);
  const start = `/app/applicant/projects/new?${plain(new URLSearchParams({ guide: `${place.code}~${writeWalk(walk)}` }))}`;
  return html`<h1>项目要办 ${count} 个事项</h1>
<p class="lead">${place.name} · 按您的回答列出。最后以受理窗口的意见为准。 <span class="mark">${WORDS.mark}</span></p>
<p class="go noprint"><a class="button" href="${start}">以此开始申报</a><a href="${address(place.code, walk.slice(0, -1))}">上一步</a><a href="/guide-me">重新开始</a></p>
<p class="noprint quiet">要打印的,用浏览器的“打印”;本页的网址就是这份清单,可以收藏或者发给别人。</p>
${flow === null ? html`<p class="card warn">▲ ${WORDS.noFlow}</p>` : html`<p class="card ok">适用流程:<strong>${flow.name}</strong>。${flow.why}。 <span class="mark">${flow.mark}</span></p>`}
${stages.map((stage) => stageTable(place.code, stage))}
${materials(result)}
<h2 id="undecided">${WORDS.undecided}(${undecided.length} 个)</h2>
${undecided.length === 0 ? html`<p>没有需要窗口判断的事项。</p>` : html`<p>这些事项要不要办,按现有的回答还定不了。</p><ul>${undecided.map(({ name, appliesWhen, open }) => html`<li><strong>${name}</strong> ${WORDS.missing(open)}<br><span class="quiet">${appliesWhen}</span></li>`)}</ul>`}
<details class="noprint"><summary>不需要办的 ${notNeeded.length} 个事项</summary><ul>${notNeeded.map(({ name, reasons }) => html`<li>${name} <span class="quiet">${reasons.join(';')}</span></li>`)}</ul></details>
${saidSoFar(catalogue, place.code, walk)}`;
}

function stageTable(place: string, stage: GuideResult['stages'][number]): Html {
  const { no, name, lead, limitDays, path, items } = stage;
  const rows = items.map(
    (item) =>
      html`<tr><td data-label="事项"><a href="/guides/${item.id}/${place}">${item.name}</a></td><td data-label="办理机构">${item.body?.name ?? WORDS.unknownBody}<br><span class="quiet">${item.department}</span></td><td class="num" data-label="时限">${item.days}</td><td data-label="为什么需要">${item.reasons.join(';')}</td></tr>`,
  );
  const days =
    limitDays === null
      ? html``
      : html`<p>牵头部门:${lead ?? ''} · 阶段时限 <strong>${limitDays} 个工作日</strong>${path === null || path.days === 0 ? html`` : html` · 最长的一串 ${path.days} 个工作日:${path.items.join(' → ')}`}</p>`;
  return html`<h2>${no}. ${name}(${items.length} 个)</h2>${days}
<div class="scroll"><table class="cards"><thead><tr><th scope="col">事项</th><th scope="col">办理机构</th><th scope="col">时限</th><th scope="col">为什么需要</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

const NECESSITY = { required: '必要', conditional: '有条件时', optional: '可选' } as const;

function materials({ materials: own, shared }: GuideResult): Html {
  const rows = own.map(
    ({ name, necessity, when, items }) =>
      html`<tr><td data-label="材料">${name}</td><td class="name" data-label="必要性">${NECESSITY[necessity]}</td><td data-label="什么时候要">${when ?? ''}</td><td data-label="用于">${items.join('、')}</td></tr>`,
  );
  const had = shared.map(({ name, from }) => html`<li>${name} <span class="quiet">${from}</span></li>`);
  return html`<h2 id="materials">要准备的材料(${own.length} 份,同一份只交一次)</h2>
<div class="scroll"><table class="cards"><thead><tr><th scope="col">材料</th><th scope="col">必要性</th><th scope="col">什么时候要</th><th scope="col">用于</th></tr></thead><tbody>${rows}</tbody></table></div>
<h2>不用您提供的材料(${shared.length} 份)</h2><p>由部门之间共享取得。</p><ul>${had}</ul>`;
}
