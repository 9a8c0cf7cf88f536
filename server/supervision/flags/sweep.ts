import {
  addDays,
  type Calendar,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  instantFromText,
  startOf,
} from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { RULES, type RuleBook } from './rules.ts';
import type { Evidence } from './sighting.ts';
import { insertFlags } from './store.ts';

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

type Waiting = {
  readonly id: string;
  readonly home: string;
  readonly project_id: string;
  readonly item_id: string;
  readonly body_id: string;
  readonly division: string;
  readonly status: 'special-started' | 'correction-requested';
  readonly special_name: string | null;
  readonly stop_due_at: string;
  readonly fact_id: string;
  readonly happened_at: string;
};

// What is due but within its grace comes again at the next sweep; what was raised does not.
const WAITING = `
SELECT c.id, c.home, c.project_id, c.item_id, c.body_id, c.division, c.status, k.stop_due_at,
  c.state->'special'->>'name' AS special_name, f.id AS fact_id, f.happened_at
FROM casework.cases c
JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown
CROSS JOIN LATERAL (
  SELECT f.id, f.happened_at FROM facts.facts f
  WHERE f.stream_id = c.id AND f.home = c.home AND f.type = 'case.' || c.status
  ORDER BY f.version DESC LIMIT 1) f
WHERE c.ended_at IS NULL AND c.body_name IS NULL AND c.status IN ('special-started', 'correction-requested')
  AND k.stop_due_at <= $1::timestamptz AND c.id > $2::uuid
  AND NOT EXISTS (SELECT 1 FROM supervision.flags g
    WHERE g.case_id = c.id AND g.home = c.home AND g.fact_id = f.id
      AND g.rule IN ('endless-special', 'unanswered-correction'))
ORDER BY c.id LIMIT $3`;

/**
 * Raises what nobody's deed shows: a special procedure still open beyond its allotted time, a correction neither
 * supplied nor dealt with beyond its reply-by, each by so many working days. Returns how many are new; running it
 * twice, or killed in the middle, raises nothing twice.
 */
export async function sweepFlags(
  deps: Pick<CaseDeps, 'database' | 'catalogue' | 'clock' | 'facts'>,
  book: RuleBook = RULES,
): Promise<number> {
  const { database, catalogue, facts } = deps;
  const now = deps.clock.now() as Instant;
  let raised = 0;
  for (let after = FIRST; ; ) {
    const rows = await database.read<Waiting>({
      name: 'supervision_flags_waiting',
      text: WAITING,
      values: [formatInstant(now), after, BATCH],
    });
    const found = rows.flatMap((row) => {
      const evidence = overdue(row, catalogue.calendarFor(row.division), now, book);
      if (evidence === null) return [];
      const sighting = {
        caseId: row.id,
        factId: row.fact_id,
        person: null,
        happenedAt: row.happened_at,
        raisedAt: formatInstant(now),
        facts: [row.fact_id],
        evidence,
      };
      return [{ id: facts.newId(), of: row, severity: book.rule(evidence.rule).severity, sighting }];
    });
    raised += await insertFlags(database, found);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return raised;
    after = last.id;
  }
}

function overdue(row: Waiting, calendar: Calendar, now: Instant, book: RuleBook): Evidence | null {
  const { specialDays, replyDays } = book.thresholds;
  const special = row.status === 'special-started';
  const days = special ? specialDays : replyDays;
  // The first moment that is too late lies at the start of a day.
  const due = addDays(dayOf(instantFromText(row.stop_due_at)), -1);
  const grace = days === 0 ? due : calendar.nthWorkingDay(addDays(due, 1), days);
  if (now < startOf(addDays(grace, 1))) return null;
  const dueDay = formatDay(due);
  return special
    ? { rule: 'endless-special', name: row.special_name ?? '', dueDay, days }
    : { rule: 'unanswered-correction', dueDay, days };
}
