import { accept, type Result } from '../refusal.ts';
import { holds } from './code-list.ts';
import { LEGACY_DECISION_TYPES, PROJECT_TYPES } from './code-lists.ts';
import { GB_40058, LEGACY_PROJECT_CODE, projectCodeMessages as say } from './messages.ts';
import { checkDigit } from './mod-11-10.ts';
import { normaliseCode } from './text.ts';

/** A project code as it is stored and compared: ASCII digits with the four hyphens. */
export type ProjectCodeText = string & { readonly __brand: 'ProjectCodeText' };

/** 项目代码 of GB/T 40058-2021, `YYMM-RRRRRR-DD-TT-NNNNNC`: in force since November 2020. */
export type Gb40058ProjectCode = {
  readonly form: 'gb40058';
  readonly text: ProjectCodeText;
  /** Year of issue in full, 2000–2099. */
  readonly year: number;
  readonly month: number;
  /** Six digits; provinces, cities and functional zones outside GB/T 2260 occur. */
  readonly region: string;
  /** 牵头指导的中央部门; values outside the national list are in use. */
  readonly department: string;
  readonly type: string;
  /** Five digits, 10000–99999. */
  readonly serial: string;
  readonly check: string;
};

/** 项目代码 of 2015–2020, `YYYY-RRRRRR-II-CC-NNNNNN`: without check digit, still live on long projects. */
export type LegacyProjectCode = {
  readonly form: 'legacy';
  readonly text: ProjectCodeText;
  readonly year: number;
  readonly region: string;
  /** Division of GB/T 4754 (行业大类). */
  readonly industry: string;
  /** 01 审批, 02 核准, 03 备案. */
  readonly decisionType: string;
  /** Six digits, five with some issuers. */
  readonly serial: string;
};

export type ProjectCode = Gb40058ProjectCode | LegacyProjectCode;

/** What a project code of the present form is composed of; the check digit is computed. */
export type ProjectCodeSegments = Omit<Gb40058ProjectCode, 'form' | 'text' | 'check'>;

const LEGACY_FIRST_YEAR = 2015;
const LEGACY_LAST_YEAR = 2020;
const LOWEST_SERIAL = 10_000;

const DIGITS = 20;
const GROUPS = 5;
const GROUP_STARTS = [0, 4, 10, 12, 14];
const GROUP_LENGTHS = [4, 6, 2, 2, 6];

const SEGMENTS = ['issued', 'region', 'department', 'type', 'serial'];
const SEGMENT_NAMES = [
  '第1段（赋码年月）',
  '第2段（行政区划）',
  '第3段（牵头部门）',
  '第4段（项目类型）',
  '第5段（顺序码和校验码）',
];
const LEGACY_SEGMENTS = ['issued', 'region', 'industry', 'decision-type', 'serial'];
const LEGACY_SEGMENT_NAMES = [
  '第1段（赋码年份）',
  '第2段（行政区划）',
  '第3段（行业）',
  '第4段（审批类型）',
  '第5段（顺序码）',
];

/**
 * Reads a project code of either form, with its hyphens or with none; blanks around it and full-width
 * characters are taken away (see `normaliseCode`). Says nothing about whether the code was ever issued:
 * only the centre knows that.
 *
 * The first group tells the forms apart: read as YYMM, 2015–2020 would be the months 15–20. So a first group
 * miswritten into those years (2106 as 2016) escapes the check digit; `describeProjectCode` warns of it.
 *
 * Refusals: `project-code-` empty, character, hyphens, length, issued, region, department, industry, type,
 * decision-type, serial, check. A department outside the national list is accepted: `describeProjectCode`
 * warns.
 */
export function parseProjectCode(text: string): Result<ProjectCode> {
  const code = normaliseCode(text);
  if (code === '') return say.empty();
  const stranger = /[^0-9-]/u.exec(code);
  if (stranger !== null) return say.character(stranger[0], stranger.index + 1);

  const first = Number(code.split('-', 1)[0]?.slice(0, 4));
  const isLegacy = first >= LEGACY_FIRST_YEAR && first <= LEGACY_LAST_YEAR;
  const groups = splitGroups(code, isLegacy);
  if (!groups.ok) return groups;
  return isLegacy ? readLegacy(groups.value) : readGb40058(groups.value);
}

type Groups = readonly [string, string, string, string, string];

function splitGroups(code: string, isLegacy: boolean): Result<Groups> {
  const groups = code.includes('-') ? code.split('-') : cut(code);
  if (code.includes('-')) {
    if (groups.length !== GROUPS) return say.groups(groups.length);
  } else if (code.length !== DIGITS && !(isLegacy && code.length === DIGITS - 1)) {
    return say.length(code.length);
  }
  for (const [index, group] of groups.entries()) {
    const expected = GROUP_LENGTHS[index] ?? 0;
    const isShortSerial = isLegacy && index === GROUPS - 1 && group.length === expected - 1;
    if (group.length === expected || isShortSerial) continue;
    const segment = (isLegacy ? LEGACY_SEGMENTS : SEGMENTS)[index] ?? '';
    const name = (isLegacy ? LEGACY_SEGMENT_NAMES : SEGMENT_NAMES)[index] ?? '';
    const length = isLegacy && index === GROUPS - 1 ? '5或6' : String(expected);
    return say.group(segment, name, length, group.length, isLegacy ? LEGACY_PROJECT_CODE : GB_40058);
  }
  const [issued = '', region = '', third = '', fourth = '', last = ''] = groups;
  return accept([issued, region, third, fourth, last]);
}

function cut(digits: string): string[] {
  return GROUP_STARTS.map((start, index) => digits.slice(start, GROUP_STARTS[index + 1]));
}

function readGb40058([issued, region, department, type, last]: Groups): Result<Gb40058ProjectCode> {
  const month = Number(issued.slice(2));
  if (month < 1 || month > 12) return say.month(issued);
  if (!holds(PROJECT_TYPES, type)) return say.type(type);
  const serial = last.slice(0, 5);
  if (Number(serial) < LOWEST_SERIAL) return say.serial(serial);
  const check = last.slice(5);
  const expected = checkDigitOf(issued + region + department + type + serial);
  if (check !== expected) return say.check(expected, check);

  const text = [issued, region, department, type, last].join('-') as ProjectCodeText;
  const year = 2000 + Number(issued.slice(0, 2));
  return accept({ form: 'gb40058', text, year, month, region, department, type, serial, check });
}

function readLegacy([issued, region, industry, decisionType, serial]: Groups): Result<LegacyProjectCode> {
  if (!holds(LEGACY_DECISION_TYPES, decisionType)) return say.legacyDecision(decisionType);
  const text = [issued, region, industry, decisionType, serial].join('-') as ProjectCodeText;
  return accept({ form: 'legacy', text, year: Number(issued), region, industry, decisionType, serial });
}

/**
 * Check digit of a project code: ISO/IEC 7064 MOD 11,10 over its first 19 digits, hyphens left out.
 *
 * @throws RangeError unless given exactly 19 digits.
 */
export function checkDigitOf(digits: string): string {
  if (digits.length !== DIGITS - 1) throw new RangeError('a project code is checked over 19 digits');
  return checkDigit(digits);
}

/**
 * Composes a project code of the present form and computes its check digit. Codes of real projects are
 * issued by the centre alone: this is for issuers behind the issuer port, training and tests.
 *
 * Refusals: those of `parseProjectCode`, by segment.
 */
export function composeProjectCode(segments: ProjectCodeSegments): Result<Gb40058ProjectCode> {
  const { year, month, region, department, type, serial } = segments;
  // Guarded here, because '20' + month 15 would be read as the year 2015 of the old form.
  const isIssuable = Number.isInteger(year) && year >= 2000 && year <= 2099;
  if (!isIssuable || !Number.isInteger(month) || month < 1 || month > 12) return say.issuedWhen(year, month);
  const issued = String(year).slice(2) + String(month).padStart(2, '0');
  const body = [issued, region, department, type, serial];
  const digits = body.join('');
  const check = /^\d{19}$/.test(digits) ? checkDigitOf(digits) : '0';
  const parsed = parseProjectCode(`${body.join('-')}${check}`);
  if (!parsed.ok) return parsed;
  return parsed.value.form === 'gb40058' ? accept(parsed.value) : say.issuedWhen(year, month);
}

/** The text of a project code: with hyphens as it is printed, or the bare digits some systems store. */
export function formatProjectCode(code: ProjectCode, style: 'hyphens' | 'digits' = 'hyphens'): string {
  return style === 'hyphens' ? code.text : code.text.replaceAll('-', '');
}
