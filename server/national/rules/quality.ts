import { type Calendar, dayOf, instantFromText } from '@zongheng/core/calendar';
import { parseCreditCode } from '@zongheng/core/codes';
import type { Fault, Row } from '../mapping/apply.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Loaded } from '../sources/thing.ts';
import { RULE_MESSAGES as say } from './messages.ts';

/** Something merely suspicious: told to the supervisors, never a reason not to send. */
export type Flag = { readonly rule: number; readonly message: string };

/** What the rules on time leave to a province [本地可调,待确认]. */
export type QualitySettings = {
  /** Decided in fewer hours than this is 秒办. */
  readonly instantHours: number;
  /** Office hours, as hours of the day in Shanghai. */
  readonly officeFrom: number;
  readonly officeTo: number;
};

/** Thresholds are not national: these defaults stand until a province sets its own. */
export const QUALITY_DEFAULTS: QualitySettings = { instantHours: 2, officeFrom: 8, officeTo: 17.5 };

export type Judgement = { readonly faults: readonly Fault[]; readonly flags: readonly Flag[] };

/**
 * The centre's quality rules (质量规则 6–15) at our own door, on the row as it would be sent. References
 * (1–5) are held by the order of sending: see outbox/enqueue.ts.
 */
export function judge(
  mapping: Mapping,
  loaded: Loaded,
  row: Row,
  calendar: Calendar,
  settings: QualitySettings = QUALITY_DEFAULTS,
): Judgement {
  const faults: Fault[] = [];
  const flags: Flag[] = [];
  if (mapping.kind === 'construction.flow') judgeFlow(loaded, faults);
  if (mapping.kind === 'construction.project') judgeProject(row, faults);
  if (mapping.kind === 'construction.unit') judgeUnit(row, faults);
  if (mapping.source === 'document') judgeDocument(loaded, row, faults);
  if (mapping.kind === 'construction.special' && String(row.TBCX) === '8' && !row.TBCXMC) {
    faults.push(say.specialName());
  }
  if (mapping.source === 'step' && loaded.judged) judgeStep(loaded.judged, faults, flags, calendar, settings);
  return { faults, flags };
}

/** Rule 4: we tell a city's flows; a county's would need the city's of the same type beside it. */
function judgeFlow(loaded: Loaded, faults: Fault[]): void {
  const { cityFlow } = (loaded.source.flow ?? {}) as { readonly cityFlow?: unknown };
  if (!loaded.division.endsWith('00') && !cityFlow) faults.push(say.countyFlow());
}

/** Rules 7 and 8. */
function judgeProject(row: Row, faults: Fault[]): void {
  const { NKGSJ, NJCSJ, JSDW, JSDWDM } = row;
  if (typeof NKGSJ === 'string' && typeof NJCSJ === 'string' && NKGSJ >= NJCSJ) faults.push(say.times());
  if (!JSDW) faults.push(say.unitName('JSDW'));
  judgeCode('JSDWDM', JSDWDM, faults);
}

function judgeUnit(row: Row, faults: Fault[]): void {
  if (!row.DWMC) faults.push(say.unitName('DWMC'));
  judgeCode('DWTYSHXYDM', row.DWTYSHXYDM, faults);
}

function judgeCode(column: string, value: unknown, faults: Fault[]): void {
  const parsed = parseCreditCode(typeof value === 'string' ? value : '');
  if (!parsed.ok) faults.push(say.creditCode(column, parsed.refusal.message));
}

/** Rule 9: a grant needs date, number, title and validity of its document. */
function judgeDocument(loaded: Loaded, row: Row, faults: Fault[]): void {
  const { kind } = (loaded.source.document ?? {}) as { readonly kind?: string };
  if (kind !== 'grant' || !('PFWH' in row)) return;
  for (const column of ['PFRQ', 'PFWH', 'PFWJBT', 'PFWJYXQX'] as const) {
    if (!row[column]) faults.push(say.document(column));
  }
}

const ENDS = new Set([2, 4, 5, 11, 12, 13, 14]);
const GRANTS = new Set([11, 12]);

/** Rules 9 (document), 11 and 12 (order), and the flags 13 to 15. */
function judgeStep(
  judged: NonNullable<Loaded['judged']>,
  faults: Fault[],
  flags: Flag[],
  calendar: Calendar,
  settings: QualitySettings,
): void {
  const { statuses } = judged;
  const code = statuses.at(-1) ?? 0;
  const count = (test: (code: number) => boolean) => statuses.filter(test).length;
  if (code === 3 && count((each) => each === 3) > 1) faults.push(say.twice('受理'));
  if (ENDS.has(code) && count((each) => ENDS.has(each)) > 1) faults.push(say.twice('办结'));
  for (const [begin, end, name] of [
    [6, 7, '补正'],
    [9, 10, '特别程序'],
  ] as const) {
    const open = count((each) => each === begin) - count((each) => each === end);
    if (code === end && open < 0) faults.push(say.endWithoutBegin(end, begin, name));
    if (ENDS.has(code) && open > 0) faults.push(say.openAtEnd(begin, end, name));
  }
  if (GRANTS.has(code) && !judged.hasDocument) faults.push(say.grantWithoutDocument());
  flagTimes(judged, code, flags, calendar, settings);
}

function flagTimes(
  judged: NonNullable<Loaded['judged']>,
  code: number,
  flags: Flag[],
  calendar: Calendar,
  settings: QualitySettings,
): void {
  const at = instantFromText(judged.at);
  const hour = ((at + 8 * 3_600_000) % 86_400_000) / 3_600_000;
  if (ENDS.has(code) && judged.acceptedAt !== null) {
    const hours = (at - instantFromText(judged.acceptedAt)) / 3_600_000;
    if (hours < settings.instantHours && !judged.atOnce) flags.push(say.instant(settings.instantHours));
  }
  const works = calendar.isWorking(dayOf(at));
  if (!works || hour < settings.officeFrom || hour > settings.officeTo) flags.push(say.offHours());
  if (ENDS.has(code) && judged.over) flags.push(say.overdue());
}
