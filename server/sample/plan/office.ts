import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '@zongheng/core/calendar';
import { type Dice, spread } from './dice.ts';
import type { ActorKey } from './planned.ts';

/**
 * Office hours. An official sits down to one kind of work twice a working day, at a moment that follows
 * from seat and day: all that has come together by then is done in one go, as in an office, and as one
 * batch.
 */
export type Office = {
  readonly calendar: Calendar;
  /** The n-th working day after `day`; for n = 0 the day itself, or the first working day after it. */
  workday(day: LegalDay, n: number): LegalDay;
  /** The actor's first sitting after a moment, and not before the n-th working day after it. */
  sitting(actor: ActorKey, after: Instant, days?: number): Instant;
  /** The actor's later sitting on a day. */
  afternoon(actor: ActorKey, day: LegalDay): Instant;
};

/** Minutes of the day: when the two sittings of a role begin, and over how long they spread. */
const SITTINGS: Readonly<Record<string, readonly [from: number, spread: number][]>> = {
  // The window first, handlers next, the person responsible last: a filing (即办) passes all in one day.
  'window-clerk': [
    [9 * 60 + 30, 40],
    [13 * 60 + 30, 40],
  ],
  'case-handler': [
    [10 * 60 + 15, 25],
    [14 * 60 + 15, 35],
  ],
  'case-approver': [
    [10 * 60 + 45, 65],
    [15 * 60, 140],
  ],
};
const MINUTE = 60_000;

export function openOffice(calendar: Calendar): Office {
  const workday: Office['workday'] = (day, n) =>
    n <= 0 ? calendar.nthWorkingDay(day, 1) : calendar.nthWorkingDay(addDays(day, 1), n);
  const at = (actor: ActorKey, day: LegalDay, half: 0 | 1): Instant => {
    const sittings = SITTINGS[actor.slice(0, actor.indexOf(':'))];
    const sitting = sittings?.[half];
    if (!sitting) throw new Error(`nobody who sits: ${actor}`);
    const seconds = spread(`${actor}/${day}/${half}`, sitting[1] * 60);
    return (startOf(day) + sitting[0] * MINUTE + seconds * 1000) as Instant;
  };
  return {
    calendar,
    workday,
    sitting(actor, after, days = 0) {
      let day = workday(dayOf(after), days);
      for (;;) {
        for (const half of [0, 1] as const) {
          const sitting = at(actor, day, half);
          if (sitting > after) return sitting;
        }
        day = workday(day, 1);
      }
    },
    afternoon: (actor, day) => at(actor, day, 1),
  };
}

/** A moment of a day at which an applicant sits at the computer; `early` before any window opens. */
export function applicantMoment(dice: Dice, day: LegalDay, early: boolean): Instant {
  const minutes = early
    ? dice.between(8 * 60 + 32, 9 * 60 + 25)
    : dice.weighted([
        [50, dice.between(8 * 60 + 35, 11 * 60 + 40)],
        [42, dice.between(13 * 60 + 20, 17 * 60 + 20)],
        // Online it is always open: what arrives in the evening is dated in the evening.
        [8, dice.between(18 * 60, 21 * 60 + 30)],
      ]);
  return (startOf(day) + minutes * MINUTE + dice.between(0, 59) * 1000) as Instant;
}
