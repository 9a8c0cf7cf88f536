import { makeCalendar, SEED_CALENDAR } from '@zongheng/core/calendar';
import { reproject } from '../../server/casework/index.ts';
import type { Services } from '../../server/services.ts';
import { casesInHandling, decideWhile } from './decisions.ts';
import type { SupervisionBench } from './world.ts';

const CLIENTS = 4;

export type CalendarChange = {
  readonly cases: number;
  readonly moved: number;
  readonly seconds: number;
  /** The same rows given another due date by one statement, in seconds: nothing is computed. */
  readonly floorSeconds: number;
  /** Milliseconds a decision took beside nothing, and beside the sweep. */
  readonly alone: readonly number[];
  readonly beside: readonly number[];
};

/** A day more is off: all open clocks are computed anew while four clients decide. */
export async function measureCalendarChange(
  bench: SupervisionBench,
  decisions: number,
): Promise<CalendarChange> {
  const cases = await casesInHandling(bench, decisions * 2);
  const alone = await decideWhile(bench, cases.slice(0, decisions), CLIENTS, () => true);
  const floorSeconds = await floor(bench);

  let going = true;
  const deciding = decideWhile(bench, cases.slice(decisions), CLIENTS, () => going);
  const since = performance.now();
  const done = await reproject(withDayOff(bench.services, '2026-11-10'), { lanes: 2 });
  const seconds = (performance.now() - since) / 1000;
  going = false;
  const beside = await deciding;
  if (done.broken.length > 0) throw new Error(`${done.broken.length} cases could not be computed`);
  return { cases: done.cases, moved: done.moved, seconds, floorSeconds, alone, beside };
}

/** In one statement, taken back: a million versions of rows would slow down what is measured after it. */
async function floor({ owner }: SupervisionBench): Promise<number> {
  const client = await owner.connect();
  try {
    await client.query('BEGIN');
    const since = performance.now();
    await client.query(
      `UPDATE casework.clocks SET due_at = due_at + interval '1 day', calendar_version = 'floor' WHERE state <> 'ended'`,
    );
    return (performance.now() - since) / 1000;
  } finally {
    await client.query('ROLLBACK');
    client.release();
    await owner.query('VACUUM ANALYZE casework.clocks');
  }
}

/** The province when one working day more is off. */
function withDayOff(services: Services, day: string): Services {
  const years = SEED_CALENDAR.years.map((year) =>
    day.startsWith(`${year.year}-`) ? { ...year, off: [...year.off, [day, '示例放假'] as const] } : year,
  );
  const calendar = makeCalendar({ ...SEED_CALENDAR, version: `bench-${day}`, years });
  const { catalogue } = services;
  return { ...services, catalogue: { ...catalogue, calendar, calendarFor: () => calendar } };
}
