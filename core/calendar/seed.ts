import { type CalendarData, makeCalendar } from './calendar.ts';
import cn from './data/cn.json' with { type: 'json' };

/** JSON imports widen tuples to arrays; the seed test compares this file with its source day by day. */
export const SEED_CALENDAR = cn as unknown as CalendarData;

/** The national calendar the platform starts with; years without a notice are provisional. */
export const seedCalendar = makeCalendar(SEED_CALENDAR);
