import { DOWN_KINDS, type DownKind } from '../downward.ts';
import type { FaultSet } from '../faults.ts';
import { page as words } from '../messages.ts';
import { type Html, html } from './html.ts';

const SWITCHES = [
  'down',
  'halfBatch',
  'duplicateAnswer',
  'html',
  'unknownState',
  'badCheckDigit',
  'usedCode',
  'outOfOrder',
  'frontReadOnly',
] as const;
const NUMBERS = ['slowMs', 'refuseShare', 'clockSkewMs'] as const;

export function faultForm(now: FaultSet): Html {
  const locked = now.frontLocked === true ? 'spgl_xmjbxxb' : now.frontLocked || '';
  const missing = now.frontMissingColumn;
  const texts = [
    ['frontLocked', locked],
    ['frontMissingColumn', missing === undefined ? '' : `${missing.table}.${missing.column}`],
  ] as const;
  return html`<form method="post" action="/page/faults">
${SWITCHES.map(
  (name) =>
    html`<label><input type="checkbox" name="${name}"${now[name] ? html` checked` : null}> ${label(name)}</label>`,
)}
${NUMBERS.map((name) => html`<label>${label(name)}<input name="${name}" value="${now[name] ?? ''}"></label>`)}
${texts.map(([name, value]) => html`<label>${label(name)}<input name="${name}" value="${value}"></label>`)}
<div class="whole"><button>${words.set}</button> <button name="clear" value="1">${words.clear}</button></div></form>`;
}

const label = (name: string) => words.faults[name] ?? name;

export function downForm(): Html {
  return html`<form method="post" action="/page/down">
<label>${words.down_kind}<select name="kind">${DOWN_KINDS.map(
    (kind) => html`<option value="${kind}">${words.down[kind] ?? kind}</option>`,
  )}</select></label>
<label>${words.down_id}<input name="id"></label>
<label class="whole">${words.down_body}<textarea name="body" rows="4">{}</textarea></label>
<div class="whole"><button>${words.send}</button></div></form>`;
}

export type Fields = Readonly<Record<string, string | undefined>>;

/** The set of faults a form asks for; @throws Error with a sentence for what is no number. */
export function faultsFrom(fields: Fields): FaultSet {
  if (fields.clear !== undefined) return {};
  const set: Record<string, unknown> = {};
  for (const name of SWITCHES) if (fields[name] !== undefined) set[name] = true;
  for (const name of NUMBERS) {
    const text = fields[name]?.trim() ?? '';
    if (text === '') continue;
    if (Number.isNaN(Number(text))) throw new Error(words.badNumber(label(name)));
    set[name] = Number(text);
  }
  if (fields.frontLocked) set.frontLocked = fields.frontLocked.trim();
  const [table, column] = (fields.frontMissingColumn ?? '').trim().split('.');
  if (table) set.frontMissingColumn = { table, column: column ?? '' };
  // Read by its schema when it is set.
  return set as FaultSet;
}

/** What a form asks to send down; @throws Error with a sentence for what is no JSON. */
export function downFrom(fields: Fields): { kind: DownKind; body: unknown; id: string | undefined } {
  const kind = DOWN_KINDS.find((each) => each === fields.kind) ?? 'directive';
  const id = fields.id?.trim() || undefined;
  try {
    return { kind, id, body: JSON.parse(fields.body ?? '') as unknown };
  } catch {
    throw new Error(words.badJson);
  }
}
