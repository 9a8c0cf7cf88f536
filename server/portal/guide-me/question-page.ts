import type { Catalogue, Question } from '../../catalogue/index.ts';
import { type Html, html } from '../html.ts';
import { placeName } from './result.ts';
import { sayStep, type Walk, writeWalk } from './walk.ts';
import { WORDS } from './words.ts';

type Place = { readonly code: string; readonly walk: Walk };

/** The address of a page of the guide. */
export function address(place: string, walk: Walk, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    place,
    ...(walk.length > 0 ? { walk: writeWalk(walk) } : {}),
    ...more,
  });
  return `/guide-me?${plain(query)}`;
}

/** `~` needs no escaping, and the address stays readable. */
export const plain = (query: URLSearchParams): string => String(query).replaceAll('%7E', '~');

/** First of all: where. */
export function placePage(catalogue: Catalogue, fault: string | null): Html {
  const top = catalogue.divisions().filter(({ level }) => level === 'city');
  const groups = top.map((city) => {
    const below = catalogue.divisions().filter(({ parent }) => parent === city.code);
    const options = [city, ...below].map(
      ({ code, name }) =>
        html`<option value="${code}">${code === city.code ? name : `${city.name}${name}`}</option>`,
    );
    return html`<optgroup label="${city.name}">${options}</optgroup>`;
  });
  return html`<h1>${WORDS.title}</h1><p class="lead">${WORDS.lead}</p>
${faultBox(fault)}
<form class="ask" action="/guide-me" method="get">
<h2><label for="place">${WORDS.where}</label></h2><p class="quiet" id="place-help">${WORDS.whereHelp}</p>
<select id="place" name="place" aria-describedby="place-help" required><option value="">请选择</option>${groups}</select>
<p class="go"><button type="submit">下一步</button></p>
</form>`;
}

/** One question, with the way back and what was said before. */
export function questionPage(
  catalogue: Catalogue,
  question: Question,
  { code, walk }: Place,
  left: number,
  fault: string | null,
): Html {
  const done = walk.length + 1;
  const back = walk.length === 0 ? '/guide-me' : address(code, walk.slice(0, -1));
  return html`<h1 class="skip">${WORDS.title}</h1>
<p class="quiet" id="progress">${placeName(catalogue, code)} · 第 ${done + 1} 个问题,后面最多还有 ${left} 个</p>
<progress max="${done + 1 + left}" value="${done}" aria-labelledby="progress"></progress>
${faultBox(fault)}
<form class="ask" action="/guide-me" method="get">
<input type="hidden" name="place" value="${code}"><input type="hidden" name="walk" value="${writeWalk(walk)}"><input type="hidden" name="q" value="${question.id}">
<fieldset><legend><h2>${question.ask}</h2></legend>
${question.help === undefined ? html`` : html`<p class="quiet">${question.help}</p>`}
${inputs(catalogue, question)}</fieldset>
<p class="go"><button type="submit">下一步</button><button type="submit" name="unknown" value="1" class="second" formnovalidate>不清楚</button><a href="${back}">上一步</a></p>
</form>
${walk.length === 0 ? html`` : html`<p><a href="${address(code, walk, { stop: '1' })}">不再回答,看现在的结果</a></p>${saidSoFar(catalogue, code, walk)}`}`;
}

function inputs(catalogue: Catalogue, question: Question): Html {
  if (question.kind === 'choice') {
    const rows = question.options.map(
      ({ id, label }) =>
        html`<label class="pick"><input type="radio" name="o" value="${id}" required> <span>${label}</span></label>`,
    );
    return html`${rows}`;
  }
  if (question.kind === 'checklist') {
    const rows = question.entries.map(
      ({ label }, i) =>
        html`<label class="pick"><input type="checkbox" name="c" value="${i}"> <span>${label}</span></label>`,
    );
    return html`${rows}`;
  }
  const rows = question.facts.map((name, i) => {
    const fact = catalogue.facts().find((each) => each.name === name);
    const unit = fact?.spoken?.unit ?? fact?.unit ?? '';
    return html`<p class="amount"><label for="n${i}">${fact?.label ?? name}(${unit})</label><input type="text" inputmode="decimal" id="n${i}" name="n${i}" maxlength="18" autocomplete="off">${fact?.help === undefined ? html`` : html`<small class="quiet">${fact.help}</small>`}</p>`;
  });
  return html`${rows}`;
}

/** What was said, each with a way to say it anew. */
export function saidSoFar(catalogue: Catalogue, code: string, walk: Walk): Html {
  const rows = walk.map(
    (step, i) =>
      html`<tr><td data-label="问题">${step.question.ask}</td><td data-label="回答">${sayStep(catalogue.facts(), step)}</td><td class="noprint"><a href="${address(code, walk.slice(0, i))}">重新回答<span class="skip">:${step.question.ask}</span></a></td></tr>`,
  );
  return html`<details class="said"><summary>已经回答的 ${walk.length} 个问题</summary><div class="scroll"><table class="cards"><thead><tr><th scope="col">问题</th><th scope="col">回答</th><th scope="col" class="noprint">修改</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

const faultBox = (fault: string | null): Html =>
  fault === null ? html`` : html`<p class="card bad" role="alert">✕ ${fault}</p>`;
