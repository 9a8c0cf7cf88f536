import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { sql, toStatement } from '../../platform/database/index.ts';
import type { CollectDeps } from '../collect.ts';
import { LINES, type Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { type LineState, readLines } from '../outbox/lines.ts';
import { QUALITY_RULES } from '../rules/messages.ts';
import { alarmBefore, REASON_SHOWN } from './filter.ts';
import { inOrder } from './in-order.ts';
import { listMessages } from './list.ts';
import { ALARM_HOURS } from './policy.ts';
import { presentListed } from './rows.ts';
import type { NationalOverview } from './schema.ts';

/** How a line is switched on in this installation's settings. */
export type LineModes = Readonly<Record<Line, 'off' | 'direct' | 'bundle'>>;

const TOP_REASONS = 10;
const STATES = ['waiting', 'sent', 'checked', 'stored', 'refused'] as const;
type Figures = Record<(typeof STATES)[number] | 'blocked', number>;

type Count = {
  readonly line: Line;
  readonly kind: string;
  readonly state: (typeof STATES)[number];
  readonly n: number;
  readonly blocked: number;
  readonly overdue: number;
  readonly warning: number;
};

/** How reporting stands: lines, counts, what is late, what was refused and why. */
export async function nationalOverview(collect: CollectDeps, modes: LineModes): Promise<NationalOverview> {
  const { database, library, catalogue } = collect;
  const now = collect.now() as Instant;
  const [lines, counts, rules, reasons, oldest, resending] = await Promise.all([
    readLines(database),
    countMessages(collect, now),
    refusedByRule(collect),
    refusedByReason(collect),
    listMessages(database, {}, { limit: 1 }, now),
    resendingNow(collect),
  ]);
  const first = oldest.rows[0];
  return {
    asOf: formatInstant(now),
    alarmHours: ALARM_HOURS,
    lines: LINES.map((line) => presentLine(line, lines, counts, modes)),
    kinds: inOrder(library).map(({ kind, line, title }) => ({
      kind,
      line,
      title,
      ...figuresOf(counts.filter((count) => count.kind === kind)),
    })),
    oldest: first ? presentListed({ library, catalogue }, first, now) : null,
    rules: rules.map(({ rule, n }) => ({
      rule,
      sentence: (rule === null ? undefined : QUALITY_RULES[rule]) ?? MESSAGES.console.noRule,
      count: n,
    })),
    reasons,
    resending,
  };
}

function presentLine(
  line: Line,
  lines: readonly LineState[],
  counts: readonly Count[],
  modes: LineModes,
): NationalOverview['lines'][number] {
  const state = lines.find((each) => each.line === line);
  const own = counts.filter((count) => count.line === line);
  // Where the bridge runs in a process with settings of its own, its answers tell that the line is on.
  const answered = state !== undefined && (state.last_ok_at !== null || state.down_since !== null);
  return {
    line,
    name: MESSAGES.lines[line],
    mode: modes[line] === 'off' && answered ? 'direct' : modes[line],
    lastOkAt: state?.last_ok_at ?? null,
    downSince: state?.down_since ?? null,
    error: state?.last_error ?? null,
    failures: state?.failures ?? 0,
    nextTryAt: state?.down_since == null ? null : state.next_at,
    clockMinutes: Math.round(Number(state?.offset_ms ?? 0) / 60_000),
    overdue: sum(own.map((count) => count.overdue)),
    warning: sum(own.map((count) => count.warning)),
    ...figuresOf(own),
  };
}

function figuresOf(counts: readonly Count[]): Figures {
  const figures: Figures = { waiting: 0, sent: 0, checked: 0, stored: 0, refused: 0, blocked: 0 };
  for (const { state, n, blocked } of counts) {
    figures[state] += n;
    figures.blocked += blocked;
  }
  return figures;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function countMessages({ database }: CollectDeps, now: Instant): Promise<Count[]> {
  return database.read<Count>({
    name: 'national_overview_counts',
    text: `SELECT line, kind, state, count(*)::int AS n,
             count(*) FILTER (WHERE state = 'waiting' AND missing > 0)::int AS blocked,
             count(*) FILTER (WHERE state <> 'stored' AND due_at < $1)::int AS overdue,
             count(*) FILTER (WHERE state <> 'stored' AND due_at >= $1 AND created_at < $2)::int AS warning
           FROM national.messages WHERE current GROUP BY line, kind, state`,
    values: [formatInstant(now), alarmBefore(now)],
  });
}

/** A message with two faults of one rule counts once for it. */
function refusedByRule({ database }: CollectDeps): Promise<{ rule: number | null; n: number }[]> {
  return database.read({
    name: 'national_overview_rules',
    text: `SELECT (f ->> 'rule')::int AS rule, count(DISTINCT m.id)::int AS n
           FROM national.messages m CROSS JOIN LATERAL jsonb_array_elements(m.faults) AS f
           WHERE m.current AND m.state = 'refused' AND m.refused_by = 'door' GROUP BY 1 ORDER BY n DESC, rule`,
  });
}

function refusedByReason({ database }: CollectDeps): Promise<{ reason: string; count: number }[]> {
  return database.read(
    toStatement(
      'national_overview_reasons',
      sql`SELECT left(reason, ${REASON_SHOWN}::int) AS reason, count(*)::int AS count FROM national.messages
          WHERE current AND state = 'refused' AND refused_by = 'centre' AND reason <> ''
          GROUP BY 1 ORDER BY count DESC, reason LIMIT ${TOP_REASONS}`,
    ),
  );
}

/** How many that were asked for again have not been taken up yet. */
export async function resendingNow({ database }: Pick<CollectDeps, 'database'>): Promise<number> {
  const [row] = await database.read<{ n: number }>({
    name: 'national_resending',
    text: 'SELECT count(*)::int AS n FROM national.messages WHERE resend_by IS NOT NULL',
  });
  return row?.n ?? 0;
}
