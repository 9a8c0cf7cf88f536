import { formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { type CaseFact, ledgerOf, limitOf, type Measure, readMeasure } from '@zongheng/core/casework';
import { describeLimit, type Explanation, explain, type Limit, type Reading } from '@zongheng/core/clock';
import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../platform/database/index.ts';
import { readSealed, readStream } from '../platform/facts/index.ts';
import type { ClockView, ExplanationView, HistoryEntry } from './detail-schema.ts';
import { fromRecord } from './fact-data.ts';
import { lawOf } from './law-of-case.ts';
import { MESSAGES } from './messages.ts';
import type { CaseRow } from './store.ts';

/** The measures of a case with their readings now. */
export function clocksOf(
  row: CaseRow,
  catalogue: Catalogue,
  now: Instant,
): Record<Measure, ClockView | null> {
  const view = (measure: Measure) => clockView(row, catalogue, now, measure);
  return {
    acceptance: view('acceptance'),
    committed: view('committed'),
    statutory: view('statutory'),
    special: view('special'),
    delivery: view('delivery'),
    opinion: view('opinion'),
    renewal: view('renewal'),
  };
}

function clockView(row: CaseRow, catalogue: Catalogue, now: Instant, measure: Measure): ClockView | null {
  const { item, calendar, rule } = lawOf(catalogue, row);
  const limit = limitOf(row.state, item, measure, calendar);
  const reading = readMeasure(row.state, item, measure, calendar, now, rule);
  if (!limit || !reading || reading.state === 'not-started') return null;
  return presentClock(limit, reading);
}

/** A clock as the wire shows it. */
export function presentClock(limit: Limit, reading: Reading): ClockView {
  return {
    ...readingView(reading),
    unit: limit.unit,
    basis: limit.basis,
    mark: limit.mark ?? null,
    text: describeLimit(reading.limit, limit.unit),
  };
}

/** A reading as the wire shows it. */
export function readingView(reading: Reading) {
  const day = (value: Reading['dueDay']) => (value === null ? null : formatDay(value));
  return {
    state: reading.state,
    signal: reading.signal,
    over: reading.over,
    limit: reading.limit,
    used: reading.used,
    remaining: reading.remaining,
    dueDay: day(reading.dueDay),
    ifResumedDueDay: day(reading.ifResumedDueDay),
    provisional: reading.provisional,
    startedAt: reading.startedAt === null ? null : formatInstant(reading.startedAt),
    endedAt: reading.endedAt === null ? null : formatInstant(reading.endedAt),
  };
}

/** Why a measure shows what it shows, line by line; null where the measure does not apply. */
export function explainCase(
  row: CaseRow,
  catalogue: Catalogue,
  now: Instant,
  measure: Measure,
): ExplanationView | null {
  const { item, calendar, rule } = lawOf(catalogue, row);
  const limit = limitOf(row.state, item, measure, calendar);
  if (!limit) return null;
  const ledger = ledgerOf(row.state, item, measure, calendar);
  const explained = explain(limit, ledger, calendar, now, rule);
  return explained.reading.state === 'not-started' ? null : presentExplanation(measure, limit, explained);
}

/** An explanation as the wire shows it. */
export function presentExplanation(
  measure: ExplanationView['measure'],
  limit: Limit,
  explained: Explanation,
): ExplanationView {
  return {
    measure,
    limit: describeLimit(explained.reading.limit, limit.unit),
    basis: limit.basis,
    mark: limit.mark ?? null,
    sentence: explained.sentence,
    reading: readingView(explained.reading),
    notes: explained.notes.map(({ day, ...note }) => ({ day: formatDay(day), ...note })),
    lines: explained.lines.map(({ from, to, ...line }) => ({
      from: formatDay(from),
      to: formatDay(to),
      ...line,
    })),
  };
}

/** What happened to the case, oldest first, with names filled in. */
export async function historyOf(
  db: Database,
  row: Pick<CaseRow, 'id' | 'home'>,
  names: { person(id: string): string | undefined; body(id: string): string | undefined },
): Promise<HistoryEntry[]> {
  const facts = await readStream(db, row.home, row.id);
  const sealed = await readSealed(
    db,
    row.home,
    facts.filter((fact) => fact.envelope.sealed !== null).map((fact) => fact.envelope.id),
  );
  return facts.map(({ envelope }) => {
    const { actor, type, happenedAt, recordedAt } = envelope;
    const fact = fromRecord(type, happenedAt, envelope.data, sealed.get(envelope.id)?.content ?? null);
    return {
      id: envelope.id,
      type,
      name: nameOf(fact),
      at: happenedAt,
      recordedAt,
      actor: 'system' in actor ? MESSAGES.systemActor : (names.person(actor.person) ?? actor.person),
      body: 'system' in actor || actor.body === undefined ? null : (names.body(actor.body) ?? null),
      channel: envelope.channel,
      note: noteOf(fact, (id) => names.body(id) ?? id),
      late: Date.parse(recordedAt) - Date.parse(happenedAt) > 86_400_000,
    };
  });
}

function nameOf(fact: CaseFact): string {
  if (fact.type === 'case.accepted' && fact.deemed) return MESSAGES.deemed;
  if (fact.type === 'case.renewed' && fact.deemed) return MESSAGES.renewedByLaw;
  return MESSAGES.history[fact.type] ?? fact.type;
}

/**
 * What a fact says in words, beyond its name. What departments write to each other is not for everybody who
 * reads the case: see opinions-view.
 */
function noteOf(fact: CaseFact, body: (id: string) => string): string | null {
  switch (fact.type) {
    case 'case.correction-requested':
      return `${fact.items.map((item) => `${item.material}:${item.problem}`).join(';')}(${fact.replyBy}前补正)`;
    case 'case.correction-supplied':
      return fact.note;
    case 'case.special-started':
      return `${fact.name},${fact.days ?? '—'}个工作日,依据${fact.basis}${fact.note ? `;${fact.note}` : ''}`;
    case 'case.special-ended':
      return fact.note;
    case 'case.extended':
      return `延长${fact.days}日:${fact.reason}${fact.approver === undefined ? '' : `(${fact.approver}批准)`}`;
    case 'case.granted':
    case 'case.granted-with-owed':
      return `${fact.document.number} ${fact.document.title}`;
    case 'case.refused':
      return `${fact.reason}(${fact.document.number})`;
    case 'case.not-needed':
    case 'case.withdrawn':
    case 'case.withdrawn-before-acceptance':
      return fact.reason;
    case 'case.acceptance-refused':
      return `${fact.reason}${fact.rightBody ? `;应向${fact.rightBody}申请` : ''}`;
    case 'case.revoked':
      return `${fact.reason},依据${fact.basis}`;
    case 'case.delivered':
      return fact.method;
    case 'case.opinion-asked':
      return `${body(fact.bodyId)},${fact.days}个工作日内反馈`;
    case 'case.opinion-given':
      return `${body(fact.bodyId)}:${MESSAGES.opinionWords[fact.opinion]}`;
    case 'case.opinion-deemed':
      return body(fact.bodyId);
    case 'case.renewal-applied':
      return `${fact.expiresOn}到期,申请延至${fact.until}:${fact.reason}`;
    case 'case.renewed':
      return `有效期至${fact.until}${fact.document ? `(${fact.document.number})` : ''}`;
    case 'case.renewal-refused':
      return `${fact.reason}(${fact.document.number})`;
    default:
      return null;
  }
}
