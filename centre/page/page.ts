import type { FaultSet } from '../faults.ts';
import { messages as say, page as words } from '../messages.ts';
import type { PageData } from './data.ts';
import { downForm, faultForm } from './forms.ts';
import { type Cell, type Html, html, tableOf } from './html.ts';
import { STYLE } from './style.ts';

const heads = words.columns;

/** The whole page; `wrong` is what the last form could not do. */
export function renderPage(data: PageData, faults: FaultSet, wrong: string | null): string {
  const { sections } = words;
  const { requests } = data.report;
  const page = html`<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title><style>${{ html: STYLE }}</style></head><body>
<div class="band" role="note">${say.band}</div>
<header><h1>${words.title}</h1>${wrong === null ? null : html`<p class="wrong" role="alert">${wrong}</p>`}</header>
<main>
${section(
  sections.front,
  html`${counts(data)}
  <form method="post" action="/page/check"><div class="whole"><button>${words.check}</button></div></form>`,
)}
${section(sections.refused, refused(data))}
${section(sections.flags, flags(data))}
${section(sections.arrivals, arrivals(data))}
${section(sections.intake, intake(data))}
${section(sections.codes, html`<p>${words.requests(requests['00'], requests['98'], requests['97'])}</p>${codes(data)}`)}
${section(sections.down, html`${sent(data)}${downForm()}`)}
${section(sections.faults, faultForm(faults))}
</main></body></html>`;
  return page.html;
}

function section(title: string, content: Html): Html {
  return html`<section><h2>${title}</h2>${content}</section>`;
}

const list = (columns: readonly string[], rows: readonly (readonly Cell[])[]) =>
  tableOf(columns, rows, words.none);

function counts({ report }: PageData): Html {
  const columns = [heads.table, heads.fresh, heads.passed, heads.failed, heads.stored, heads.invalid];
  return list(
    columns,
    report.tables.map(({ title, states, invalid }) => [title, ...states, invalid]),
  );
}

function refused({ refused: rows, refusedIntake }: PageData): Html {
  return list(
    [heads.at, heads.table, heads.key, heads.reason],
    [
      ...rows.map(({ at, title, key, reason }) => [time(at), title, key, reason ?? '']),
      ...refusedIntake.map(({ at, kind, id, reason }) => [time(at), words.intake[kind] ?? kind, id, reason]),
    ],
  );
}

function flags(data: PageData): Html {
  return list(
    [heads.at, heads.rule, heads.caseNumber, heads.reason],
    data.flags.map(({ at, rule, number, note }) => [time(at), rule, number, note]),
  );
}

function arrivals(data: PageData): Html {
  return list(
    [heads.at, heads.table, heads.key, heads.status],
    data.arrivals.map(({ at, title, key, state }) => [time(at), title, key, words.states[state] ?? '']),
  );
}

function intake({ report }: PageData): Html {
  return list(
    [heads.kind, heads.accepted, heads.refused, heads.replaced],
    report.intake.map((each) => [
      words.intake[each.kind] ?? each.kind,
      each.accepted,
      each.refused,
      each.replaced,
    ]),
  );
}

function codes(data: PageData): Html {
  return list(
    [heads.at, heads.code, heads.name, heads.status],
    data.codes.map(({ at, code, name, status }) => [
      time(at),
      html`${code} <span class="mark">${words.test}</span>`,
      name,
      words.codeStatus[status],
    ]),
  );
}

function sent(data: PageData): Html {
  return list(
    [heads.at, heads.kind, heads.id, heads.ack, heads.reason],
    data.sent.map(({ at, kind, id, ack, reason }) => [
      time(at),
      words.down[kind] ?? kind,
      id,
      words.ack[ack ?? 'waiting'],
      reason ?? '',
    ]),
  );
}

/** Shanghai's time to the second: what people here read. */
function time(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}
