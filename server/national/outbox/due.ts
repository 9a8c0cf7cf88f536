import { type Calendar, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import { clock, type Limit } from '@zongheng/core/clock';

/** Within how many working days of the event a message should be at the centre [本地可调,待确认]. */
export const REPORT_DAYS = 1;

const limit = (value: number): Limit => ({
  value,
  unit: 'working-day',
  basis: '报送时限,本地可调',
  start: 'received',
});

/**
 * The end of the set time for reporting what happened then. Nothing is late for having happened before the
 * line was switched on: its time runs from there.
 */
export function reportDue(
  calendar: () => Calendar,
  openedAt: string,
  days: number = REPORT_DAYS,
): (happenedAt: string) => string {
  const opened = instantFromText(openedAt);
  return (happenedAt) => {
    const at = Math.max(opened, instantFromText(happenedAt)) as Instant;
    const started = [{ kind: 'started' as const, at, reason: '', basis: '' }];
    const { dueAt } = clock(limit(days), started, calendar(), at);
    if (dueAt === null) throw new Error('a clock that runs has an end');
    return formatInstant(dueAt);
  };
}
