import type { Calendar, Instant } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';

/** What a decision needs to know besides the case itself. */
export type CaseContext = {
  readonly now: Instant;
  readonly calendar: Calendar;
  readonly item: ItemRule;
  /** Where the project's code stands; only an issued code that verifies lets a case be accepted. */
  readonly projectCode: 'pending' | 'issued' | 'rejected' | 'void';
  /** Names of materials this item lets be owed (容缺); empty where it allows none. */
  readonly owable: readonly string[];
  /** When the project was registered: nothing can have happened to its cases before. */
  readonly notBefore?: Instant;
};
