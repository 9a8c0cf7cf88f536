import { type Html, html } from '../html.ts';

/** Small pieces the guide pages are made of. */

export const none: Html = { html: '' };

/** 示例数据, 待确认: said wherever it holds. */
export function mark(text: string | null): Html {
  return text === null ? none : html`<span class="mark">${text}</span>`;
}

/** A row of a list of facts; nothing where there is nothing to say. */
export function fact(label: string, value: string | Html | null): Html {
  return value === null || value === '' ? none : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** A table that becomes a list of cards on a telephone: every cell carries the name of its column. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  const titles = head.map((title) => html`<th scope="col">${title}</th>`);
  const body = rows.map((cells) => {
    const columns = cells.map((cell, i) => html`<td data-label="${head[i] ?? ''}">${cell}</td>`);
    return html`<tr>${columns}</tr>`;
  });
  return html`<table class="cards"><caption class="unseen">${caption}</caption><thead><tr>${titles}</tr></thead><tbody>${body}</tbody></table>`;
}

export function list(entries: readonly (string | Html)[]): Html {
  return html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;
}
