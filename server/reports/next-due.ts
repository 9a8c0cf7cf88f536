import { civilFromDay, dayFromCivil, dayOf, formatDay, type Instant } from '@zongheng/core/calendar';
import { REPORTING_RULE, type ReportingRule } from './kinds.ts';
import { yearCompleted } from './period.ts';
import type { ReportState } from './report.ts';

/** The report that comes next: the start as soon as it happens; then one progress report a year. */
export type NextDue =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'progress';
      readonly period: string;
      readonly dueOn: string;
      readonly overdue: boolean;
      /** Where the day comes from, and that it is not confirmed. */
      readonly mark: string;
    };

/**
 * What a project has to report next, by its reports that stand; null once it is complete. A year before the
 * project came onto the platform is nobody's debt here.
 */
export function nextDue(
  reports: readonly ReportState[],
  project: { readonly registeredAt: Instant; readonly workIds: readonly string[] },
  now: Instant,
  rule: ReportingRule = REPORTING_RULE,
): NextDue | null {
  const standing = reports.filter((report) => report.status === 'valid');
  if (isComplete(standing, project.workIds)) return null;
  const starts = standing.filter((report) => report.kind === 'start').map((report) => report.happenedOn);
  const first = starts.sort()[0];
  if (first === undefined) return { kind: 'start' };
  const { progress } = rule;
  const reported = new Set(
    standing.flatMap(({ kind, period }) =>
      kind === 'progress' && period !== null ? [yearCompleted(period)] : [],
    ),
  );
  let year = Math.max(Number(first.slice(0, 4)), civilFromDay(dayOf(project.registeredAt)).year);
  while (reported.has(year)) year += 1;
  const due = dayFromCivil(year + 1, progress.dueMonth, progress.dueDay);
  return {
    kind: 'progress',
    period: String(year),
    dueOn: formatDay(due),
    overdue: dayOf(now) > due,
    mark: progress.mark,
  };
}

function isComplete(standing: readonly ReportState[], workIds: readonly string[]): boolean {
  const done = new Set(standing.filter(({ kind }) => kind === 'completion').map(({ workId }) => workId));
  return done.has(null) || (workIds.length > 0 && workIds.every((id) => done.has(id)));
}
