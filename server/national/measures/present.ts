import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { z } from 'zod';
import type { CollectDeps } from '../collect.ts';
import { MESSAGES } from '../messages.ts';
import { QUALITY_RULES } from '../rules/messages.ts';
import type { EventRow, Figures, Refusals, ReportingFigures } from './figures.ts';
import type { Period } from './period.ts';
import type { eventSchema, FiguresView, ReportingView } from './schema.ts';

/** Below this share in time a city is shown as a warning [本地可调,待确认]. */
const GOOD_SHARE = 0.95;

type Names = Pick<CollectDeps, 'catalogue' | 'library'>;

export function presentFigures(row: Figures | undefined): FiguresView {
  if (!row) {
    return {
      told: 0,
      inTime: 0,
      late: 0,
      pastDue: 0,
      pending: 0,
      share: null,
      refused: 0,
      oldestOpenAt: null,
      p90Hours: null,
      light: null,
    };
  }
  const judged = row.in_time + row.late + row.past_due;
  const share = judged === 0 ? null : row.in_time / judged;
  const light = row.past_due > 0 ? 'overdue' : share !== null && share < GOOD_SHARE ? 'warning' : 'normal';
  return {
    told: row.told,
    inTime: row.in_time,
    late: row.late,
    pastDue: row.past_due,
    pending: row.pending,
    share,
    refused: row.refused,
    oldestOpenAt: row.oldest_open_at,
    p90Hours: row.p90_hours === null ? null : Math.round(row.p90_hours * 10) / 10,
    light: row.told === 0 ? null : light,
  };
}

/** All cities of the reader's, also those of which nothing was told. */
export function presentReporting(
  { catalogue }: Names,
  period: Period,
  homes: readonly string[],
  figures: ReportingFigures,
  now: Instant,
): ReportingView {
  const nameOf = (home: string) => catalogue.division(home)?.name ?? home;
  const cities = [...new Set([...homes, ...figures.cities.keys()])];
  return {
    asOf: formatInstant(now),
    from: period.firstDay,
    to: period.lastDay,
    mark: MESSAGES.measures.mark,
    total: presentFigures(figures.total),
    cities: cities.map((code) => ({ code, name: nameOf(code), ...presentFigures(figures.cities.get(code)) })),
    bodies: [...figures.bodies]
      .map(([id, row]) => ({ id, name: catalogue.body(id)?.shortName ?? id, ...presentFigures(row) }))
      .toSorted(
        (a, b) => b.pastDue - a.pastDue || b.late - a.late || b.told - a.told || (a.id < b.id ? -1 : 1),
      ),
    refusals: presentRefusals(figures.refusals, nameOf),
  };
}

function presentRefusals(rows: readonly Refusals[], nameOf: (home: string) => string) {
  return [...Map.groupBy(rows, (row) => row.rule)]
    .map(([rule, own]) => ({
      rule,
      sentence: ruleSentence(rule),
      total: own.reduce((sum, row) => sum + row.n, 0),
      cities: own.map(({ home, n }) => ({ code: home, name: nameOf(home), count: n })),
    }))
    .toSorted((a, b) => b.total - a.total);
}

export function ruleSentence(rule: string): string {
  if (rule === 'centre') return MESSAGES.measures.byCentre;
  if (rule === 'mapping') return MESSAGES.measures.byMapping;
  const sentence = QUALITY_RULES[Number(rule)];
  return MESSAGES.measures.byRule(rule, sentence ?? '');
}

export function presentEvent({ catalogue, library }: Names, row: EventRow): z.output<typeof eventSchema> {
  const refused = row.state === 'refused';
  return {
    id: row.id,
    line: row.line,
    lineName: MESSAGES.lines[row.line],
    kind: row.kind,
    title: library.get(row.kind)?.title ?? row.kind,
    subject: row.subject,
    city: { code: row.home, name: catalogue.division(row.home)?.name ?? row.home },
    body: row.body_id === null ? null : (catalogue.body(row.body_id)?.shortName ?? row.body_id),
    happenedAt: row.happened_at,
    dueAt: row.due_at,
    storedAt: row.stored_at,
    status: row.status,
    state: row.state,
    stateName: MESSAGES.states[row.state] ?? row.state,
    reason: refused ? (row.reason ?? row.faults.map((fault) => fault.message).join(';')) : null,
  };
}
