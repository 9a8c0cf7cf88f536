import { messages as say } from '../messages.ts';
import { faultsOfForm, isAmount, isBlank, isDay, type ProjectForm } from './form.ts';

export const KINDS = ['project', 'case', 'document', 'report', 'supervision'] as const;
export type Kind = (typeof KINDS)[number];
export type IntakeRow = Readonly<Record<string, unknown>>;

const CASE_STATES = ['A0100', 'A0101', 'A0200', 'A0300', 'A0501', 'A0502'];
const GRANTED = 'A0501';
const REPORT_TYPES = ['start', 'progress', 'completion', 'suspend', 'resume', 'delay'];

type Field = readonly [
  name: string,
  title: string,
  check?: ((value: unknown) => boolean) | undefined,
  most?: number,
];

const day = (value: unknown) => isDay(String(value));
const whole = (value: unknown) => /^\d{1,5}$/.test(String(value));

/** What each kind must carry, beside the project code every row has. */
const REQUIRED: Readonly<Record<Kind, readonly Field[]>> = {
  project: [],
  case: [
    ['approval_itemid', '办件编号', undefined, 128],
    ['item_code', '事项编码', undefined, 50],
    ['item_name', '事项名称', undefined, 128],
    ['dept_name', '办理部门', undefined, 128],
    ['current_state', '办件状态'],
    ['deal_time', '办理时间', day],
  ],
  document: [
    ['approval_itemid', '办件编号', undefined, 128],
    ['approval_number', '批复文号', undefined, 128],
    ['title', '批复标题', undefined, 512],
    ['issue_date', '批复日期', day],
    ['validity_date', '有效期限', day],
    ['dept_name', '批复部门', undefined, 128],
  ],
  report: [
    ['report_id', '报告编号', undefined, 128],
    ['report_type', '报告类型'],
    ['report_date', '报告日期', day],
  ],
  supervision: [
    ['record_id', '监管记录编号', undefined, 128],
    ['situation', '异常情形'],
    ['content', '异常内容'],
    ['recorded_at', '记录时间', day],
    ['dept_name', '监管部门', undefined, 128],
  ],
};

/** Rule 9: what a granted document has. */
const OF_DOCUMENTS: ReadonlySet<string> = new Set([
  'approval_number',
  'title',
  'issue_date',
  'validity_date',
]);

/** What may be left out, but must be right where it stands. */
const OPTIONAL: Readonly<Record<Kind, readonly Field[]>> = {
  project: [],
  case: [
    ['limit_days', '办理时限', whole],
    ['plan_finish_date', '计划办结日期', day],
    ['approval_number', '批复文号', undefined, 32],
    ['validity_date', '有效期限', day],
  ],
  document: [],
  report: [['invested', '完成投资', isAmount]],
  supervision: [],
};

/**
 * The values of a row (rules 6 to 9), in sentences; empty where nothing is wrong. `denied`: its case was
 * refused, so that its document has no validity.
 */
export function faultsOfRow(kind: Kind, row: IntakeRow, denied: boolean): string[] {
  if (kind === 'project') return faultsOfForm(row as ProjectForm).map((text) => say.rule(6, text));
  const found: string[] = [];
  const faults: string[] = [];
  for (const [name, title, check, most] of REQUIRED[kind]) {
    if (!isBlank(row[name])) found.push(...faultsOfValue(row[name], title, check, most));
    else if (kind === 'document' && denied && name === 'validity_date') continue;
    else if (kind === 'document' && OF_DOCUMENTS.has(name)) faults.push(say.rule(9, say.missing(title)));
    else found.push(say.missing(title));
  }
  for (const [name, title, check, most] of OPTIONAL[kind]) {
    if (!isBlank(row[name])) found.push(...faultsOfValue(row[name], title, check, most));
  }
  if (kind === 'case') found.push(...inList(row.current_state, '办件状态', CASE_STATES));
  if (kind === 'report') found.push(...inList(row.report_type, '报告类型', REPORT_TYPES));
  faults.push(...found.map((text) => say.rule(6, text)));
  if (kind === 'case' && row.current_state === GRANTED && isBlank(row.approval_number)) {
    faults.push(say.grantedNumber);
  }
  return faults;
}

function faultsOfValue(value: unknown, title: string, check?: Field[2], most?: number): string[] {
  const found: string[] = [];
  if (check && !check(value)) found.push(check === day ? say.notDate(title) : say.notNumber(title));
  if (most !== undefined && [...String(value)].length > most) found.push(say.tooLong(title, most));
  return found;
}

function inList(value: unknown, title: string, list: readonly string[]): string[] {
  if (isBlank(value) || list.includes(String(value))) return [];
  return [say.notInList(title, String(value))];
}
