import { addDays, dayOf, type Instant, type LegalDay } from '@zongheng/core/calendar';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Office, openOffice } from './office.ts';

/** What every part of the plan looks at. */
export type World = {
  readonly catalogue: Catalogue;
  readonly office: Office;
  readonly seed: string;
  /** The sample year: the 365 days before `end`. */
  readonly begin: Instant;
  readonly end: Instant;
  /** The last day from which a limit that began on it shows `used` counted working days at the end. */
  back(used: number): LegalDay;
};

const YEAR_MS = 365 * 86_400_000;

export function openWorld(catalogue: Catalogue, seed: string, end: Instant): World {
  const { calendar } = catalogue;
  const today = dayOf(end);
  return {
    catalogue,
    office: openOffice(calendar),
    seed,
    begin: (end - YEAR_MS) as Instant,
    end,
    back(used) {
      let day = today;
      while (
        !calendar.isWorking(day) ||
        calendar.workingDaysBetween(addDays(day, 1), addDays(today, 1)) < used
      ) {
        day = addDays(day, -1);
      }
      return day;
    },
  };
}
