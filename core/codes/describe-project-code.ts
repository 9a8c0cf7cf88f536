import { type CodeList, nameOf } from './code-list.ts';
import { GUIDING_DEPARTMENTS, LEGACY_DECISION_TYPES, PROJECT_TYPES } from './code-lists.ts';
import { projectCodeMessages as say } from './messages.ts';
import {
  type Gb40058ProjectCode,
  type LegacyProjectCode,
  type ProjectCode,
  parseProjectCode,
} from './project-code.ts';

/** The lists a code is described with; regions and industries belong to the province's pack. */
export type ProjectCodeLists = {
  readonly departments: CodeList;
  readonly types: CodeList;
  readonly legacyDecisionTypes: CodeList;
  readonly regions?: CodeList;
  /** Divisions (大类, two digits) of GB/T 4754. */
  readonly industries?: CodeList;
};

/** One segment in words: `{ segment: 'type', label: '项目类型', value: '01', meaning: '基本建设' }`. */
export type DescribedSegment = {
  readonly segment: string;
  readonly label: string;
  readonly value: string;
  readonly meaning: string;
};

export type ProjectCodeDescription = {
  readonly form: string;
  readonly segments: readonly DescribedSegment[];
  /** Sentences about values that are accepted but not known: to be looked at, not refused. */
  readonly warnings: readonly string[];
};

/** The lists that core carries itself. */
export const PROJECT_CODE_LISTS: ProjectCodeLists = {
  departments: GUIDING_DEPARTMENTS,
  types: PROJECT_TYPES,
  legacyDecisionTypes: LEGACY_DECISION_TYPES,
};

const UNKNOWN = '未知';
/** YYYYMM: no code of the present form was published with an earlier month. */
const IN_FORCE_SINCE = 202011;

/** Says in Chinese what each segment of a project code means; what no list knows is warned about. */
export function describeProjectCode(
  code: ProjectCode,
  lists: ProjectCodeLists = PROJECT_CODE_LISTS,
): ProjectCodeDescription {
  return code.form === 'gb40058' ? describeGb40058(code, lists) : describeLegacy(code, lists);
}

function describeGb40058(code: Gb40058ProjectCode, lists: ProjectCodeLists): ProjectCodeDescription {
  const warnings: string[] = [];
  if (code.year * 100 + code.month < IN_FORCE_SINCE) warnings.push(say.beforeForce());
  const region = describeRegion(code.region, lists, warnings);
  const department = nameOf(lists.departments, code.department);
  if (department === undefined) warnings.push(say.unknownDepartment(code.department));
  return {
    form: '现行项目代码',
    segments: [
      segment('issued', '赋码年月', code.text.slice(0, 4), `${code.year}年${code.month}月`),
      region,
      segment('department', '牵头部门', code.department, department),
      segment('type', '项目类型', code.type, nameOf(lists.types, code.type)),
      segment('serial', '顺序码', code.serial, code.serial),
      segment('check', '校验码', code.check, '校验通过'),
    ],
    warnings,
  };
}

function describeLegacy(code: LegacyProjectCode, lists: ProjectCodeLists): ProjectCodeDescription {
  const warnings: string[] = [];
  const region = describeRegion(code.region, lists, warnings);
  const swapped = swappedFirstGroup(code);
  if (swapped !== null) warnings.push(say.swappedFirstGroup(swapped));
  const industry = lists.industries && nameOf(lists.industries, code.industry);
  if (lists.industries && industry === undefined) warnings.push(say.unknownIndustry(code.industry));
  return {
    form: '旧项目代码（2015—2020年）',
    segments: [
      segment('issued', '赋码年份', String(code.year), `${code.year}年`),
      region,
      segment('industry', '行业大类', code.industry, lists.industries ? industry : code.industry),
      segment(
        'decision-type',
        '审批类型',
        code.decisionType,
        nameOf(lists.legacyDecisionTypes, code.decisionType),
      ),
      segment('serial', '顺序码', code.serial, code.serial),
    ],
    warnings,
  };
}

/**
 * 2106 written 2016 turns a present code into one of the old form, which has no check digit to show it. If
 * the swap undone gives a valid code, say so; one genuine old code in ten is warned about for nothing.
 */
function swappedFirstGroup(code: LegacyProjectCode): string | null {
  const [first = '', second = '', third = '', fourth = ''] = code.text.slice(0, 4);
  const original = first + third + second + fourth;
  const parsed = parseProjectCode(original + code.text.slice(4));
  return parsed.ok && parsed.value.form === 'gb40058' ? original : null;
}

function describeRegion(code: string, lists: ProjectCodeLists, warnings: string[]): DescribedSegment {
  if (lists.regions === undefined) return segment('region', '行政区划', code, code);
  const name = nameOf(lists.regions, code);
  if (name === undefined) warnings.push(say.unknownRegion(code));
  return segment('region', '行政区划', code, name);
}

function segment(name: string, label: string, value: string, meaning: string | undefined): DescribedSegment {
  return { segment: name, label, value, meaning: meaning ?? UNKNOWN };
}
