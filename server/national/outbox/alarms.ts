import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Bridge } from '../bridge-parts.ts';

type Late = {
  readonly line: string;
  readonly overdue: number;
  readonly refused: number;
  readonly oldest: string;
};

/**
 * Raises what is past its time at the centre, a line each, for whoever watches the log: the console shows the
 * same to those who look. Returns how many messages are late.
 */
export async function raiseAlarms(bridge: Bridge): Promise<number> {
  const { database, now } = bridge.collect;
  const rows = await database.read<Late>({
    name: 'national_late',
    text: `SELECT line, count(*)::int AS overdue, count(*) FILTER (WHERE state = 'refused')::int AS refused,
             min(due_at) AS oldest
           FROM national.messages WHERE current AND state <> 'stored' AND due_at <= $1 GROUP BY line`,
    values: [formatInstant(now() as Instant)],
  });
  for (const row of rows) bridge.log.warn(row, 'messages to the nation are past their time');
  return rows.reduce((sum, row) => sum + row.overdue, 0);
}
