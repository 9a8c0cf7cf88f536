import { dayOf, formatDay, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import { readMeasure } from '@zongheng/core/casework';
import { type CaseRow, itemOf } from '../../casework/index.ts';
import type { Body, Catalogue, Item } from '../../catalogue/index.ts';
import type { ApplicationSourceRow, StepFactRow } from './rows.ts';
import type { Step } from './step-status.ts';
import type { Judged } from './thing.ts';

type Part = Readonly<Record<string, unknown>>;

/** A case with everything its rows are made of. */
export type CaseParts = {
  readonly row: CaseRow;
  readonly item: Item;
  readonly body: Body;
  readonly steps: readonly Step[];
  readonly facts: readonly StepFactRow[];
  readonly application: ApplicationSourceRow | undefined;
};

export function casePart({ row, item, steps, application }: CaseParts, catalogue: Catalogue): Part {
  const { state } = row;
  const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
  const rule = itemOf(catalogue, row) ?? item;
  const last = state.lastAt ?? (0 as Instant);
  const reading = readMeasure(state, rule, 'committed', catalogue.calendarFor(row.division), last);
  const due = reading?.dueDay ?? reading?.ifResumedDueDay ?? null;
  return {
    id: row.id,
    number: row.number,
    applicationNumber: row.application_number,
    receivedAt: steps[0]?.fact.happened_at ?? time(state.receivedAt),
    acceptedAt: time(state.acceptedAt),
    endedAt: time(state.endedAt),
    limitValue: rule.committed.value,
    limitUnit: rule.committed.unit,
    planFinishDay: due === null ? null : formatDay(due),
    acceptanceMode: steps[0]?.fact.channel === 'window' ? 'window' : 'online',
    contactName: application?.contact.name ?? null,
    contactMobile: application?.contact.mobile ?? null,
    division: row.division,
  };
}

export function stepPart({ row, body }: CaseParts, step: Step, catalogue: Catalogue): Part {
  const { fact, status, code, stateKey } = step;
  // The window receives, corrects and accepts; everything after that is the deciding body's.
  const before = code <= 5 || stateKey.endsWith('-before');
  const office = before ? (catalogue.body(row.window_body_id) ?? body) : body;
  return {
    id: `${row.id}/${fact.version}`,
    status,
    code,
    stateKey,
    at: fact.happened_at,
    opinion: opinionOf(fact),
    office: office.shortName,
    person: before ? '窗口人员' : '经办人',
    channel: fact.channel,
  };
}

/** What was said with a step: its reason or note, or what the notice of correction lists. */
function opinionOf(fact: StepFactRow): string | null {
  const { reason, note, items } = (fact.sealed ?? {}) as {
    readonly reason?: unknown;
    readonly note?: unknown;
    readonly items?: readonly { readonly material: string; readonly problem: string }[];
  };
  if (typeof reason === 'string') return reason;
  if (typeof note === 'string') return note;
  return Array.isArray(items)
    ? items.map(({ material, problem }) => `${material}:${problem}`).join(';')
    : null;
}

type DocumentData = {
  readonly number: string;
  readonly title: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly file: { readonly fileId: string; readonly digest: string; readonly name: string } | null;
};

export function documentPart(fact: StepFactRow): Part | undefined {
  const document = fact.data.document as unknown as DocumentData | undefined;
  // Without a file only what the centre itself told us of: not sent back to it.
  if (!document?.file) return undefined;
  return {
    id: fact.fact_id,
    number: document.number,
    title: document.title,
    issuedOn: document.issuedOn,
    validUntil: document.validUntil,
    fileId: document.file.fileId,
    fileName: document.file.name,
    fileType: /\.([A-Za-z0-9]+)$/.exec(document.file.name)?.[1]?.toLowerCase() ?? null,
    digest: document.file.digest,
    kind: fact.type === 'case.refused' ? 'refusal' : 'grant',
  };
}

export function specialPart(fact: StepFactRow): Part {
  const { kind, name, basis, days } = fact.data;
  return { kind, name, basis, days, unit: 'working-day', startedAt: fact.happened_at };
}

/** The case up to one step, for the rules on order and time. */
export function judgedUpTo(parts: CaseParts, step: Step, catalogue: Catalogue): Judged {
  const { row, item, steps } = parts;
  const place = steps.indexOf(step);
  const before = steps.slice(0, place + 1);
  const accepted = before.find(({ status }) => status === 'accepted');
  const at = instantFromText(step.fact.happened_at);
  const rule = itemOf(catalogue, row) ?? item;
  const reading = readMeasure(row.state, rule, 'committed', catalogue.calendarFor(row.division), at);
  return {
    statuses: before.map(({ code }) => code),
    acceptedAt: accepted?.fact.happened_at ?? null,
    at: step.fact.happened_at,
    hasDocument: documentPart(step.fact) !== undefined,
    atOnce: item.committed.value === 0,
    over: reading?.over === true || (reading?.dueDay != null && dayOf(at) > reading.dueDay),
  };
}
