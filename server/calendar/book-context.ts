import type { Instant } from '@zongheng/core/calendar';

/** What a decision on the calendar needs to know besides it. */
export type BookContext = {
  readonly now: Instant;
  readonly divisionName: (code: string) => string | undefined;
};
