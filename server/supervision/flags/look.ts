import {
  addDays,
  type Calendar,
  DAY_MS,
  dayOf,
  formatDay,
  formatInstant,
  instantFromText,
  startOf,
} from '@zongheng/core/calendar';
import { type CaseFact, type CaseState, readMeasure } from '@zongheng/core/casework';
import type { ItemRule } from '@zongheng/core/catalogue';
import type { FactEnvelope } from '@zongheng/core/evidence';
import { isDeed, personOf } from '../deeds.ts';
import { TOLD_LIMITS } from '../told/limits.ts';
import { readTold } from '../told/tell.ts';
import type { Thresholds } from './rules.ts';
import type { Evidence, Sighting } from './sighting.ts';

/** One fact of a case as it was recorded, with the case as it stood before it. */
export type Look = {
  readonly envelope: FactEnvelope;
  readonly fact: CaseFact;
  readonly before: CaseState;
  /** Facts of the case recorded before this one. */
  readonly earlier: readonly FactEnvelope[];
  readonly item: ItemRule;
  /** Calendar of the deciding body's division. */
  readonly calendar: Calendar;
};

const DECISIONS: ReadonlySet<string> = new Set(['case.granted', 'case.granted-with-owed', 'case.refused']);
const APPLICANTS: ReadonlySet<string> = new Set([
  'case.received',
  'case.correction-supplied',
  'case.withdrawn',
  'case.withdrawn-before-acceptance',
]);
const MINUTE_MS = 60_000;

/** Grants and refusals: what 秒办 and decisions in bulk are about. */
export const isDecision = (type: string): boolean => DECISIONS.has(type);

/**
 * Everything suspicious about one fact, whoever reported it. Impossible orders never come this far: the door has
 * refused them. Decisions in bulk are looked for over many cases, and what never ends by a sweep: elsewhere.
 */
export function look(seen: Look, limits: Thresholds): Sighting[] {
  const { envelope } = seen;
  const sightings = [deemed, instant, noHandling, offHours, corrections, lateCorrection, lateReport].flatMap(
    (rule) => {
      const found = rule(seen, limits);
      return found === null ? [] : [found];
    },
  );
  return sightings.map(({ facts = [], ...evidence }) => ({
    caseId: envelope.stream.id,
    factId: envelope.id,
    person: evidence.rule.startsWith('deemed') ? null : personOf(envelope),
    happenedAt: envelope.happenedAt,
    raisedAt: envelope.recordedAt,
    facts: [envelope.id, ...facts],
    evidence,
  }));
}

type Found = (Evidence & { readonly facts?: readonly string[] }) | null;

function deemed({ fact }: Look): Found {
  if (fact.type !== 'case.accepted' || !fact.deemed) return null;
  const rule = fact.codeMissing ? 'deemed-without-code' : 'deemed-acceptance';
  return { rule, receivedAt: formatInstant(fact.at) };
}

/** 即办 items are decided at once by law: nothing about that is suspicious. */
const atOnce = ({ item }: Look): boolean => item.committed.value === 0;

function instant(seen: Look, { instantHours }: Thresholds): Found {
  const { fact, before, earlier } = seen;
  if (!isDecision(fact.type) || before.acceptedAt === null || atOnce(seen)) return null;
  const passed = fact.at - before.acceptedAt;
  if (passed >= instantHours * 60 * MINUTE_MS) return null;
  return {
    rule: 'instant-decision',
    acceptedAt: formatInstant(before.acceptedAt),
    minutes: Math.floor(passed / MINUTE_MS),
    hours: instantHours,
    facts: acceptanceOf(earlier),
  };
}

function noHandling(seen: Look): Found {
  const { envelope, fact, before, earlier } = seen;
  if (!isDecision(fact.type) || before.acceptedAt === null || before.deemed || atOnce(seen)) return null;
  const from = earlier.findIndex(({ type }) => type === 'case.accepted');
  const accepted = earlier[from];
  const person = personOf(envelope);
  if (!accepted || person === null || personOf(accepted) !== person) return null;
  const between = earlier.slice(from + 1).filter(isDeed);
  if (between.length > 0) return null;
  return { rule: 'no-handling', acceptedAt: formatInstant(before.acceptedAt), facts: [accepted.id] };
}

/** By when it happened, not by when it was recorded; what applicants do at night is their own affair. */
function offHours({ envelope, fact, calendar }: Look, limits: Thresholds): Found {
  if (!isDeed(envelope) || APPLICANTS.has(fact.type)) return null;
  if (!('system' in envelope.actor) && envelope.actor.unit !== undefined) return null;
  const day = dayOf(fact.at);
  const kind = calendar.kindOf(day);
  const into = fact.at - startOf(day);
  const outside = into < limits.fromMinute * MINUTE_MS || into > limits.toMinute * MINUTE_MS;
  if (kind.working && !outside) return null;
  const dayOff = kind.working ? null : kind.name || 'weekend';
  return { rule: 'off-hours', act: fact.type, dayOff, provisional: kind.provisional };
}

function corrections({ fact, before, earlier }: Look, limits: Thresholds): Found {
  if (fact.type !== 'case.correction-requested') return null;
  const number = before.corrections + 1;
  if (number < limits.corrections) return null;
  const facts = earlier.filter(({ type }) => type === 'case.correction-requested').map(({ id }) => id);
  return { rule: 'repeated-corrections', number, facts };
}

/** Asked on the last working days of the limit that runs. A limit no longer than these days has no earlier ones. */
function lateCorrection({ fact, before, item, calendar }: Look, { lastDays }: Thresholds): Found {
  if (fact.type !== 'case.correction-requested') return null;
  const measure = before.acceptedAt === null ? 'acceptance' : 'committed';
  const reading = readMeasure(before, item, measure, calendar, fact.at);
  if (!reading?.dueDay || reading.state !== 'running' || reading.limit <= lastDays) return null;
  const left = calendar.workingDaysBetween(addDays(dayOf(fact.at), 1), addDays(reading.dueDay, 1));
  if (left >= lastDays) return null;
  return { rule: 'late-correction', measure, dueDay: formatDay(reading.dueDay), days: lastDays };
}

function lateReport({ envelope, fact, calendar }: Look, { reportDays }: Thresholds): Found {
  if (!isDeed(envelope)) return null;
  const recordedAt = instantFromText(envelope.recordedAt);
  // Nearly always at once: the calendar is asked only where a whole day lies between.
  if (recordedAt - fact.at < DAY_MS) return null;
  const limit = { ...TOLD_LIMITS.case, days: reportDays };
  const { over, used } = readTold(fact.at, recordedAt, limit, calendar);
  return over ? { rule: 'late-report', act: fact.type, recordedAt: envelope.recordedAt, used } : null;
}

function acceptanceOf(earlier: readonly FactEnvelope[]): string[] {
  return earlier.filter(({ type }) => type === 'case.accepted').map(({ id }) => id);
}
