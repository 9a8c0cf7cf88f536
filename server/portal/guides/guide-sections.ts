import { type Html, html } from '../html.ts';
import type { GuideView } from './guide-schema.ts';
import { fact, list, mark, none, table } from './pieces.ts';
import { guidePath } from './view-guide.ts';
import { WORDS } from './words.ts';

/** Where, for whom, when it is needed and on which conditions. */
export function aboutSections(guide: GuideView): Html {
  const { places, body, division } = guide;
  const rows = places.map(
    ({
      name,
      address,
      hours,
      phone,
      map,
      mark: sign,
    }) => html`<div class="card"><h3>${name} ${mark(sign)}</h3><dl class="plain">
${fact('地址', html`${address}${map === null ? none : html` <a href="${map}" rel="noopener noreferrer">看地图</a>`}`)}
${fact('时间', hours)}
${fact('电话', html`<a class="num" href="tel:${phone.replace(/[^\d+]/g, '')}">${phone}</a>`)}
</dl></div>`,
  );
  const needs = guide.needs.map(
    ({ id, name }) => html`<a href="${guidePath(id, division.code)}">${name}</a>`,
  );
  return html`<section id="where"><h2>到哪里办</h2>
<dl class="plain">
${fact('实施主体', body && html`${body.name}${body.nature === null ? none : html`(${body.nature})`}`)}
${fact('权力来源', body?.powerSource ?? null)}
${fact('审管衔接', guide.supervisor && `办结后由${guide.supervisor}监管`)}
${fact('咨询方式', guide.consult)}
${fact('到现场次数', guide.visits)}
</dl>
<div class="grid">${rows}</div>${places.length === 0 ? html`<p>办理窗口${WORDS.unknown}。</p>` : none}
</section>
<section id="when"><h2>什么情况要办</h2>
<p>${guide.appliesWhen}</p>
<dl class="plain">
${fact('服务对象', guide.serviceObjects.join('、'))}
${fact('审批阶段', guide.stage)}
${fact('最迟什么时候办', guide.mustBefore)}
${fact('申请期限', guide.applicantDeadline)}
${fact('行使层级', guide.levels.join('、'))}
${fact('先要办好', needs.length === 0 ? null : list(needs))}
</dl>
<h3>受理条件</h3>${guide.conditions.length === 0 ? html`<p>${WORDS.notSaid}。</p>` : list(guide.conditions)}
<h3>审查什么</h3><p>${guide.review}</p>
${guide.promise ? html`<p>✓ 可以告知承诺:书面承诺符合条件的,可以先行办理。</p>` : none}
${guide.note === null ? none : html`<p>${guide.note}</p>`}
</section>`;
}

/** What must be brought, what need not, and what changes in some situations. */
export function materialSection({ materials, situations }: GuideView): Html {
  const rows = materials.map((material) => [
    html`<strong>${material.name}</strong> ${mark(material.mark)}`,
    html`${material.necessity}${material.when === null ? none : html`:${material.when}`}`,
    material.shared ? html`<span class="free">✓ ${material.source}</span>` : material.source,
    material.owable ? `✓ ${WORDS.owable}` : material.shared ? '' : '受理前交齐',
  ]);
  const changes = situations.map(({ name, adds, drops, limit, basis }) => {
    const parts = [
      ...(adds.length > 0 ? [`另交:${adds.join('、')}`] : []),
      ...(drops.length > 0 ? [`不用交:${drops.join('、')}`] : []),
      ...(limit === null ? [] : [`承诺${limit}办结`]),
    ];
    return [name, parts.join(';') || '材料和时限不变', basis];
  });
  return html`<section id="materials"><h2>要什么材料</h2>
${materials.length === 0 ? html`<p>${WORDS.notSaid}。</p>` : table('申请材料', ['材料', '是否必要', '从哪里来', '容缺'], rows)}
${changes.length === 0 ? none : html`<h3>不同情形</h3>${table('情形', ['情形', '有什么不同', '依据'], changes)}`}
</section>`;
}

/** How it goes, and how long it takes. */
export function timeSections(guide: GuideView): Html {
  const { process, committed, statutory, extension, specialProcedures, stops, furtherLimits } = guide;
  const steps = process.map(({ name, post, task, limit }, i) => [`${i + 1}. ${name}`, post, task, limit]);
  const limits = [
    [
      '承诺办结时限',
      html`<strong>${committed.text}</strong>(${committed.from}) ${mark(committed.mark)}`,
      committed.basis,
    ],
    statutory === null
      ? ['法定办结时限', WORDS.noStatutory, '']
      : [
          '法定办结时限',
          html`<strong>${statutory.text}</strong>(${statutory.from}) ${mark(statutory.mark)}`,
          statutory.basis,
        ],
  ];
  const special = specialProcedures.map(({ name, limit, effect, basis }) => [name, limit, effect, basis]);
  const further = [...furtherLimits, ...stops].map(
    ({ text, basis, mark: sign }) => html`${text}(${basis}) ${mark(sign)}`,
  );
  return html`<section id="process"><h2>怎么办</h2>
${steps.length === 0 ? html`<p>办理流程${WORDS.unknown}。</p>` : table('办理流程', ['环节', '岗位', '做什么', '时限'], steps)}
</section>
<section id="time"><h2>要多久</h2>
${table('办结时限', ['时限', '多久', '依据'], limits)}
${extension === null ? html`<p>没有可以延长的规定。</p>` : html`<p>延长:${extension}。</p>`}
<h3>特别程序</h3>
${special.length === 0 ? html`<p>没有特别程序。</p>` : table('特别程序', ['程序', '时限', '对办结时限的影响', '依据'], special)}
${further.length === 0 ? none : html`<h3>其他期限</h3>${list(further)}`}
</section>`;
}

/** What it costs, what comes of it, on which law it stands, and where to ask and complain. */
export function afterwardSections(guide: GuideView): Html {
  const { fee, afterGrant, basis, questions } = guide;
  const articles = basis.map(
    ({ law, article, verified, note, wording, link }) =>
      html`《${law}》${article} ${
        verified ? html`<span class="checked">✓ 已核对条文</span>` : mark('条文未核对')
      }${note === null ? none : html` <small>${note}</small>`}${wording === null ? none : html`<blockquote>${wording}</blockquote>`}${
        link === null ? none : html` <a href="${link}" rel="noopener noreferrer">看原文</a>`
      }`,
  );
  const answers = questions.map(({ question, answer }) => html`<dt>${question}</dt><dd>${answer}</dd>`);
  return html`<section id="fee"><h2>收费</h2><p>${fee.text} ${mark(fee.mark)}</p>${fee.basis === null ? none : html`<p>依据:${fee.basis}</p>`}</section>
<section id="result"><h2>结果</h2><dl class="plain">
${fact('结果名称', guide.result)}
${fact('有效期', guide.validity ?? WORDS.notSaid)}
${fact('结果样本', guide.resultSample)}
${fact('办结后检查', afterGrant && `${afterGrant.check},${afterGrant.limit}内(${afterGrant.basis})`)}
</dl></section>
<section id="basis"><h2>依据</h2>${list(articles)}
<dl class="plain">
${fact('事项类型', guide.itemType)}
${fact('办件类型', guide.handling)}
${fact('基本编码', guide.basicCode ?? WORDS.unknown)}
${fact('实施编码', guide.code ?? WORDS.unknown)}
</dl></section>
<section id="questions"><h2>常见问题</h2>${answers.length === 0 ? html`<p>还没有常见问题。</p>` : html`<dl class="answers">${answers}</dl>`}</section>
<section id="complaint"><h2>监督投诉</h2><p>${guide.complaint ?? `监督投诉方式${WORDS.unknown}。`}</p></section>`;
}
