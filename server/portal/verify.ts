import { dayOf, formatDay, instantFromText } from '@zongheng/core/calendar';
import { describeProjectCode, parseProjectCode } from '@zongheng/core/codes';
import type { Catalogue } from '../catalogue/index.ts';
import { type Html, html } from './html.ts';
import type { PublicCode } from './store.ts';

const form = (value: string): Html => html`
<form class="row" action="/verify" method="get">
<label for="code" class="skip">项目代码</label>
<input type="text" id="code" name="code" value="${value}" maxlength="40" placeholder="例如 2305-430000-04-05-439139" aria-label="项目代码" required>
<button type="submit">查验</button>
</form>`;

/** The box in which a code is typed. */
export const verifyForm = form;

/**
 * What can be said of a typed code: whether it is well formed, what its segments say, and whether this
 * platform knows it. A well-formed code that is not known here may well have been issued elsewhere.
 */
export function verifyResult(typed: string, known: PublicCode | undefined, catalogue: Catalogue): Html {
  const parsed = parseProjectCode(typed);
  if (!parsed.ok) {
    return html`<h1>查验项目代码</h1>${form(typed)}
<div class="card bad" role="status"><h3>✕ 不是有效的项目代码</h3><p>${parsed.refusal.message}</p><p>依据:${parsed.refusal.source}</p></div>`;
  }
  const described = describeProjectCode(parsed.value);
  const rows = described.segments.map(
    (segment) =>
      html`<tr><th scope="row">${segment.label}</th><td class="num">${segment.value}</td><td>${segment.meaning}</td></tr>`,
  );
  return html`<h1>查验项目代码</h1>${form(typed)}
${known ? registered(known, catalogue) : unknown()}
<h2>代码各段含义</h2>
<div class="scroll" tabindex="0" role="region" aria-label="代码各段含义"><table><thead><tr><th scope="col">段</th><th scope="col">数字</th><th scope="col">含义</th></tr></thead><tbody>${rows}</tbody></table></div>
${described.warnings.map((warning) => html`<p>▲ ${warning}</p>`)}`;
}

function registered(known: PublicCode, catalogue: Catalogue): Html {
  const city = catalogue.division(known.home)?.name ?? known.home;
  const day = formatDay(dayOf(instantFromText(known.issued_at)));
  const test = known.test ? html` <span class="mark">测试代码,不具有法律效力</span>` : html``;
  return known.status === 'valid'
    ? html`<div class="card ok" role="status"><h3>✓ 代码有效${test}</h3><p>项目名称:${known.name}</p><p>代码:<span class="num">${known.code}</span></p><p>所在地:${city} · 赋码日期:${day}</p></div>`
    : html`<div class="card bad" role="status"><h3>✕ 代码已作废${test}</h3><p>项目名称:${known.name}</p><p>代码:<span class="num">${known.code}</span></p></div>`;
}

function unknown(): Html {
  return html`<div class="card warn" role="status"><h3>▲ 代码格式正确,本平台没有登记</h3><p>代码可能由其他省份或国家平台赋予,请到赋码平台查验。</p></div>`;
}
