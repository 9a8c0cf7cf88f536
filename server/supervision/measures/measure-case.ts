import { type Calendar, formatInstant, type Instant } from '@zongheng/core/calendar';
import { type CaseState, type CaseStatus, readMeasure } from '@zongheng/core/casework';
import type { ItemRule } from '@zongheng/core/catalogue';
import type { Reading } from '@zongheng/core/clock';
import { type PathStep, pathOf } from './path.ts';

/** What is measured of a case; see the table's columns. */
export type CaseFigures = {
  readonly received_at: string;
  readonly accepted_at: string | null;
  readonly ended_at: string | null;
  readonly delivered_at: string | null;
  readonly outcome: CaseStatus | null;
  readonly unit: string;
  readonly used: number | null;
  readonly committed_limit: number | null;
  readonly late: boolean | null;
  readonly statutory_unit: string | null;
  readonly statutory_used: number | null;
  readonly statutory_limit: number | null;
  readonly beyond_statute: boolean | null;
  readonly corrections_before: number;
  readonly corrections_after: number;
  readonly specials: number;
  readonly deemed: boolean;
  readonly accept_days: number | null;
  readonly review_days: number | null;
  readonly applicant_days: number | null;
  readonly off_days: number | null;
  readonly accept_calendar: number | null;
  readonly review_calendar: number | null;
  readonly applicant_calendar: number | null;
  readonly off_calendar: number | null;
};

/**
 * Measures a case as its facts tell it. Used days come from the legal clock, so that no pause is in them;
 * they and the days of its way stand fast only once it has ended. Null before it was received.
 */
export function measureCase(
  state: CaseState,
  item: ItemRule,
  calendar: Calendar,
): { readonly figures: CaseFigures; readonly path: readonly PathStep[] } | null {
  const { moves, acceptedAt, deliveredAt, deemed } = state;
  const received = moves.find((move) => move.what === 'received');
  if (!received) return null;
  const end = moves.find((move) => move.what === 'ended');
  const ended = end?.what === 'ended' ? end : null;
  const read = (measure: 'committed' | 'statutory') =>
    ended === null || acceptedAt === null ? null : readMeasure(state, item, measure, calendar, ended.at);
  const committed = read('committed');
  const statutory = read('statutory');
  const path = pathOf(state, allowedReview(item, committed), calendar);
  const corrections = moves.filter((move) => move.what === 'correction-requested');
  const before = corrections.filter(({ at }) => acceptedAt === null || at <= acceptedAt).length;
  const sum = (of: (step: PathStep) => number, which: PathStep['step']) =>
    ended === null
      ? null
      : path.filter(({ step }) => step === which).reduce((total, step) => total + of(step), 0);
  const working = (which: PathStep['step']) => sum((step) => step.working, which);
  const days = (which: PathStep['step']) => sum((step) => step.calendar, which);

  const figures: CaseFigures = {
    received_at: formatInstant(received.at),
    accepted_at: text(acceptedAt),
    ended_at: text(ended?.at ?? null),
    delivered_at: text(deliveredAt),
    outcome: ended?.status ?? null,
    unit: item.committed.unit,
    used: committed?.used ?? null,
    committed_limit: committed?.limit ?? null,
    late: committed?.over ?? null,
    statutory_unit: item.statutory?.unit ?? null,
    statutory_used: statutory?.used ?? null,
    statutory_limit: statutory?.limit ?? null,
    beyond_statute: statutory?.over ?? null,
    corrections_before: before,
    corrections_after: corrections.length - before,
    specials: moves.filter((move) => move.what === 'special-started').length,
    deemed,
    accept_days: working('accept'),
    review_days: working('review'),
    applicant_days: working('correct'),
    off_days: working('special'),
    accept_calendar: days('accept'),
    review_calendar: days('review'),
    applicant_calendar: days('correct'),
    off_calendar: days('special'),
  };
  return { figures, path };
}

/** Working days of review the promise allows, extensions included; null where it is counted in another unit. */
function allowedReview({ committed }: ItemRule, reading: Reading | null): number | null {
  return committed.unit === 'working-day' ? (reading?.limit ?? committed.value) : null;
}

function text(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
