import { describe, expect, it } from 'vitest';
import {
  addDays,
  formatDay,
  type Instant,
  instantFromText,
  seedCalendar,
  startOf,
} from '../calendar/index.ts';
import { clock, explain, type LedgerEntry, type Limit, type LimitStart, type LimitUnit } from './index.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);

/**
 * Every limit of the law at its edges, on the real days of 2024 to 2026: source ; case ; working (w) or calendar (c)
 * days ; start event ; its moment in Shanghai ; last day. The last days were computed apart, from the notices' lists,
 * by another program.
 */
const LIMITS = `
行政许可法 §32 ; an ordinary week ; w5 ; received ; 2026-11-02 09:00 ; 2026-11-09
行政许可法 §32 ; received on a Friday ; w5 ; received ; 2026-11-20 16:00 ; 2026-11-27
行政许可法 §32 ; before the Spring Festival of 2024 ; w5 ; received ; 2024-02-08 10:00 ; 2024-02-21
行政许可法 §32 ; received on a worked Sunday before Labour Day 2024 ; w5 ; received ; 2024-04-28 10:00 ; 2024-05-08
行政许可法 §32 ; before the joined holidays of October 2025 ; w5 ; received ; 2025-09-29 10:00 ; 2025-10-13
行政许可法 §32 ; over the nine days of the Spring Festival 2026 ; w5 ; received ; 2026-02-13 10:00 ; 2026-02-27
行政许可法 §42 ; twenty days, no holiday ; w20 ; accepted ; 2026-11-02 09:00 ; 2026-11-30
行政许可法 §42 ; twenty days over the Spring Festival 2024 and two worked Sundays ; w20 ; accepted ; 2024-01-26 09:00 ; 2024-02-28
行政许可法 §42 ; twenty days over the Spring Festival 2025 ; w20 ; accepted ; 2025-01-16 09:00 ; 2025-02-19
行政许可法 §42 ; twenty days over Qingming 2026 ; w20 ; accepted ; 2026-03-20 09:00 ; 2026-04-20
行政许可法 §42 ; twenty days over National Day 2026 ; w20 ; accepted ; 2026-09-21 09:00 ; 2026-10-26
行政许可法 §42 ; twenty days and ten more ; w30 ; accepted ; 2026-11-02 09:00 ; 2026-12-14
行政许可法 §42 §26 ; forty-five days where bodies act as one ; w45 ; accepted ; 2026-03-02 09:00 ; 2026-05-08
行政许可法 §42 §26 ; forty-five days and fifteen more ; w60 ; accepted ; 2026-03-02 09:00 ; 2026-05-28
行政许可法 §43 ; first review below ; w20 ; received ; 2025-04-14 09:00 ; 2025-05-14
行政许可法 §44 ; delivery of the document ; w10 ; decided ; 2026-11-06 16:00 ; 2026-11-20
行政许可法 §44 ; delivery over National Day 2024 ; w10 ; decided ; 2024-09-26 16:00 ; 2024-10-15
行政许可法 §47 ; asking for a hearing ; w5 ; told ; 2026-06-15 09:00 ; 2026-06-23
行政许可法 §47 ; holding the hearing ; w20 ; asked ; 2026-06-15 09:00 ; 2026-07-14
行政许可法 §82 ; New Year is off: next is a worked Sunday ; w1 ; accepted ; 2025-12-31 09:00 ; 2026-01-04
行政许可法 §82 ; Qingming 2025 is off ; w1 ; accepted ; 2025-04-03 09:00 ; 2025-04-07
行政许可法 §82 ; Dragon Boat 2026 on a Friday ; w1 ; accepted ; 2026-06-18 09:00 ; 2026-06-22
行政许可法 §82 ; Mid-Autumn 2026 on a Friday ; w1 ; accepted ; 2026-09-24 09:00 ; 2026-09-28
行政许可法 §82 ; Sunday 4 February 2024 is worked ; w2 ; accepted ; 2024-02-02 09:00 ; 2024-02-05
行政许可法 §82 ; Saturday 14 February 2026 is worked ; w1 ; accepted ; 2026-02-13 09:00 ; 2026-02-14
行政许可法 §82 ; Sunday 28 September 2025 is worked ; w1 ; accepted ; 2025-09-26 09:00 ; 2025-09-28
行政许可法 §82 ; Saturday 11 October 2025 is worked ; w3 ; accepted ; 2025-10-08 09:00 ; 2025-10-11
民法典 §201 ; the first day does not count ; w1 ; accepted ; 2026-11-23 00:00 ; 2026-11-24
民法典 §201 ; nor when it begins in its last minute ; w1 ; accepted ; 2026-11-23 23:59 ; 2026-11-24
民法典 §201 ; midnight belongs to the next day ; w1 ; accepted ; 2026-11-24 00:00 ; 2026-11-25
民法典 §201 ; received on a Sunday, Monday is the first day ; w1 ; received ; 2026-11-22 20:00 ; 2026-11-23
民法典 §203 ; calendar days that end on a Sunday ; c30 ; received ; 2026-10-23 09:00 ; 2026-11-23
民法典 §203 ; calendar days that end in National Day ; c30 ; received ; 2026-09-02 09:00 ; 2026-10-08
民法典 §203 ; calendar days that end on a worked Saturday stay ; c30 ; received ; 2026-09-10 09:00 ; 2026-10-10
民法典 §203 ; calendar days that end in the Spring Festival move to a worked Sunday ; c30 ; received ; 2024-01-15 09:00 ; 2024-02-18
民法典 §203 ; calendar days that end on a Saturday ; c30 ; received ; 2026-10-15 09:00 ; 2026-11-16
环境影响评价法 §22 ; report, sixty days from receipt ; c60 ; received ; 2026-04-01 09:00 ; 2026-06-01
环境影响评价法 §22 ; report over the holidays of October 2025 ; c60 ; received ; 2025-08-08 09:00 ; 2025-10-09
环境影响评价法 §22 ; table, thirty days from receipt ; c30 ; received ; 2026-11-02 09:00 ; 2026-12-02
环境影响评价法 §22 ; table received on a day off ; c30 ; received ; 2026-11-01 09:00 ; 2026-12-01
令673 §8 ; passed up in five days ; w5 ; received ; 2026-05-06 09:00 ; 2026-05-12
令673 §10 ; approval in twenty days ; w20 ; accepted ; 2026-07-01 09:00 ; 2026-07-29
令673 §10 ; approval and forty more ; w60 ; accepted ; 2026-07-01 09:00 ; 2026-09-22
令673 §9 ; commissioned evaluation ; w30 ; asked ; 2026-03-02 09:00 ; 2026-04-14
令673 §11 ; change of an approval ; w20 ; received ; 2024-04-15 09:00 ; 2024-05-14
令673 §12 ; postponement ; w20 ; received ; 2024-09-05 09:00 ; 2024-10-10
令673 §13 ; filing at once ; w0 ; received ; 2026-11-23 09:00 ; 2026-11-23
令673 §13 ; filing received before hours ; w0 ; received ; 2026-11-23 06:00 ; 2026-11-23
令673 §13 ; filing received a minute before the close ; w0 ; received ; 2026-11-23 17:29 ; 2026-11-23
民法典 §203 [check] ; filing received at the close ; w0 ; received ; 2026-11-23 17:30 ; 2026-11-24
民法典 §203 [check] ; filing received on Friday evening ; w0 ; received ; 2026-11-20 21:00 ; 2026-11-23
民法典 §203 [check] ; filing received on the eve of National Day ; w0 ; received ; 2026-09-30 20:00 ; 2026-10-08
民法典 §203 [check] ; filing received on the evening of a worked Saturday ; w0 ; received ; 2026-10-10 18:00 ; 2026-10-12
令673 §13 ; filing received on a Saturday ; w0 ; received ; 2026-11-21 09:00 ; 2026-11-23
令673 §13 ; filing received on a worked Saturday ; w0 ; received ; 2026-10-10 09:00 ; 2026-10-10
令673 §13 ; filing received on a Sunday evening ; w0 ; received ; 2026-11-22 22:00 ; 2026-11-23
建筑法 §8 [check] ; construction permit in seven days ; w7 ; received ; 2026-11-02 09:00 ; 2026-11-11
建筑法 §8 [check] ; construction permit over Labour Day 2026 ; w7 ; received ; 2026-04-28 09:00 ; 2026-05-11
建筑法 §8 [check] ; construction permit, were they calendar days ; c7 ; received ; 2026-11-02 09:00 ; 2026-11-09
取水许可条例 §19 ; water permit ; w45 ; accepted ; 2026-01-05 09:00 ; 2026-03-13
取水许可条例 §19 ; water permit over the Spring Festival 2024 ; w45 ; accepted ; 2024-01-08 09:00 ; 2024-03-14
建设工程质量管理条例 §49 ; completion filed by the unit ; c15 ; completed ; 2026-06-05 09:00 ; 2026-06-22
建设工程质量管理条例 §49 ; completion filed, ending on Dragon Boat ; c15 ; completed ; 2026-06-04 09:00 ; 2026-06-22
核准备案办法(2号令) [check] ; another department’s opinion ; w7 ; asked ; 2026-05-06 09:00 ; 2026-05-14
核准备案办法(2号令) [check] ; evaluation commissioned after acceptance ; w4 ; accepted ; 2026-09-28 09:00 ; 2026-10-09
国办发〔2019〕11号 ; the whole chain, nationally ; w120 ; accepted ; 2025-03-03 09:00 ; 2025-08-22
辽政办发〔2019〕18号 ; the whole chain, in Liaoning ; w90 ; accepted ; 2025-03-03 09:00 ; 2025-07-11
`;
type Row = [source: string, name: string, days: string, start: LimitStart, begun: string, last: string];
const rows = LIMITS.trim()
  .split('\n')
  .map((line) => line.split(' ; ') as Row);

describe('the last day of every limit', () => {
  it.each(rows)('%s: %s', (basis, _name, days, start, begun, last) => {
    const unit: LimitUnit = days.startsWith('w') ? 'working-day' : 'calendar-day';
    const limit: Limit = { value: Number(days.slice(1)), unit, basis, start };
    const ledger: LedgerEntry[] = [{ kind: 'started', at: at(begun), reason: '起算', basis }];
    const reading = clock(limit, ledger, seedCalendar, at(begun));
    if (reading.dueDay === null) throw new Error('a running clock without a due day');
    expect(formatDay(reading.dueDay)).toBe(last);
    // 民法典 §201: in time until its last moment, late in the next.
    const end = startOf(addDays(reading.dueDay, 1));
    expect(reading.dueAt).toBe(end);
    expect(clock(limit, ledger, seedCalendar, (end - 1) as Instant).over).toBe(false);
    expect(clock(limit, ledger, seedCalendar, end).over).toBe(true);
    // Its explanation ends on that day and names a source for each.
    const { lines } = explain(limit, ledger, seedCalendar, at(begun));
    expect(lines.at(-1)?.to).toBe(reading.dueDay);
    expect(lines.every((line) => line.source !== '' && line.reason !== '')).toBe(true);
    if (unit === 'working-day')
      expect(lines.reduce((sum, line) => sum + line.days, 0)).toBe(countedOf(limit, begun, last));
  });
});

/** All of the limit; of 即办 nothing, or the one day it was moved to. */
function countedOf(limit: Limit, begun: string, last: string): number {
  return limit.value > 0 ? limit.value : begun.startsWith(last) ? 0 : 1;
}
