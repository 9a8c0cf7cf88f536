import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { ProjectRow } from '../projects/index.ts';
import { REPORT_KINDS, type ReportKind } from './kinds.ts';
import { MESSAGES } from './messages.ts';
import type { ReportState } from './report.ts';
import type { ReportView } from './schema.ts';
import type { ReportRow } from './store.ts';

/** A kind with the name people know it by. */
export function namedKind(code: ReportKind): { code: ReportKind; name: string } {
  return { code, name: MESSAGES.kinds[code] };
}

/** A report as pages show it. */
export function presentReport(row: ReportRow, project: ProjectRow): ReportView {
  const { state, words } = row;
  const work = project.state.works.find((each) => each.id === state.workId);
  const total = Number(project.state.form.investment);
  const share = state.investedTotal !== null && state.workId === null && total > 0;
  return {
    id: row.id,
    version: row.version,
    kind: namedKind(state.kind),
    work: work ? { ...work } : null,
    happenedOn: state.happenedOn,
    period: state.period,
    investedTotal: state.investedTotal,
    investedShare: share ? Number(state.investedTotal) / total : null,
    text: words.text,
    cause: words.cause,
    status: state.status,
    reason: words.reason,
    filedAt: formatInstant(state.filedAt),
    correctedAt: time(state.correctedAt),
    withdrawnAt: time(state.withdrawnAt),
  };
}

/** Kinds worth offering: those that the reports of a project do not already rule out. */
export function offered(states: readonly ReportState[], works: number): ReportKind[] {
  const standing = states.filter(({ status }) => status === 'valid');
  const has = (kind: ReportKind) => standing.some((state) => state.kind === kind);
  const whole = (kind: ReportKind) => standing.some((state) => state.kind === kind && state.workId === null);
  if (whole('completion')) return [];
  const started = has('start');
  const count = (kind: ReportKind) => standing.filter((state) => state.kind === kind).length;
  return REPORT_KINDS.filter((kind) => {
    if (kind === 'start') return works > 1 ? !whole('start') : !started;
    if (kind === 'delayed-start') return !started;
    if (!started) return false;
    if (kind === 'resumption') return count('suspension') > count('resumption');
    return kind !== 'suspension' || works > 1 || count('suspension') === count('resumption');
  });
}

function time(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
