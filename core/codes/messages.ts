import { type Result, refuse } from '../refusal.ts';

/** Every sentence of core/codes: what is wrong, where, and by which standard. */

export const GB_40058 = 'GB/T 40058-2021';
export const LEGACY_PROJECT_CODE = '投资项目统一代码（2015—2020年编码形式）';
export const GB_32100 = 'GB 32100-2015';
export const GB_11714 = 'GB 11714-1997';
export const GB_11643 = 'GB 11643-1999';
export const GB_2260 = 'GB/T 2260';
export const GB_39554 = 'GB/T 39554';

type No = Result<never>;

export const projectCodeMessages = {
  empty: (): No => refuse('project-code-empty', '请填写项目代码。', GB_40058),
  character: (character: string, position: number): No =>
    refuse(
      'project-code-character',
      `项目代码第${position}个字符“${character}”不是数字。项目代码只由数字和连字符组成。`,
      GB_40058,
    ),
  length: (digits: number): No =>
    refuse('project-code-length', `项目代码应为20位数字（不计连字符），实为${digits}位。`, GB_40058),
  groups: (count: number): No =>
    refuse(
      'project-code-hyphens',
      `项目代码应由4个连字符分为5段，如 2404-640502-04-01-942249，实为${count}段。`,
      GB_40058,
    ),
  group: (segment: string, name: string, expected: string, actual: number, source: string): No =>
    refuse(`project-code-${segment}`, `项目代码的${name}应为${expected}位数字，实为${actual}位。`, source),
  month: (group: string): No =>
    refuse(
      'project-code-issued',
      `项目代码第1段（赋码年月）“${group}”中的月份${group.slice(2)}不存在。首段为四位年份的旧代码只有2015至2020年。`,
      GB_40058,
    ),
  type: (type: string): No =>
    refuse('project-code-type', `项目代码第4段（项目类型）“${type}”不存在，应为01至05。`, GB_40058),
  serial: (serial: string): No =>
    refuse(
      'project-code-serial',
      `项目代码第5段（顺序码）“${serial}”不存在，应在10000至99999之间。`,
      GB_40058,
    ),
  check: (expected: string, actual: string): No =>
    refuse(
      'project-code-check',
      `项目代码的校验码不符：按前19位应为${expected}，实为${actual}。代码中有数字抄错，请对照原件逐位核对。`,
      GB_40058,
    ),
  legacyDecision: (type: string): No =>
    refuse(
      'project-code-decision-type',
      `旧项目代码第4段（审批类型）“${type}”不存在，应为01（审批）、02（核准）或03（备案）。`,
      LEGACY_PROJECT_CODE,
    ),
  issuedWhen: (year: number, month: number): No =>
    refuse(
      'project-code-issued',
      `赋码年月${year}年${month}月超出可编码的范围（2000年1月至2099年12月）。`,
      GB_40058,
    ),
  unknownDepartment: (department: string): string =>
    `第3段（牵头部门）“${department}”不在国家部门代码表中，按原样保留，请核对。`,
  unknownRegion: (region: string): string => `第2段（行政区划）“${region}”不在本平台区划表中，按原样保留。`,
  unknownIndustry: (industry: string): string =>
    `第3段（行业）“${industry}”不在国民经济行业大类中，按原样保留，请核对。`,
  swappedFirstGroup: (original: string): string =>
    `首段若为“${original}”，这是一个校验通过的现行代码，请核对首段是否抄反。`,
  beforeForce: (): string => '赋码年月早于现行代码形式启用的2020年11月，请核对。',
};

export const creditCodeMessages = {
  empty: (): No => refuse('credit-code-empty', '请填写统一社会信用代码。', GB_32100),
  length: (actual: number): No =>
    refuse('credit-code-length', `统一社会信用代码应为18位，实为${actual}位。`, GB_32100),
  character: (character: string, position: number, hint: string): No =>
    refuse(
      'credit-code-character',
      `统一社会信用代码第${position}位“${character}”不在规定的字符集内（数字和大写字母，不用I、O、S、V、Z）${hint}。`,
      GB_32100,
    ),
  mistakenFor: (digit: string): string => `，是否应为数字${digit}`,
  division: (division: string): No =>
    refuse(
      'credit-code-division',
      `统一社会信用代码第3至8位（登记管理机关行政区划）“${division}”应为6位数字。`,
      GB_32100,
    ),
  organisation: (expected: string, actual: string): No =>
    refuse(
      'credit-code-organisation',
      `统一社会信用代码第9至17位（主体标识码）的校验码不符：应为${expected}，实为${actual}，请对照证照核对。`,
      `${GB_32100};${GB_11714}`,
    ),
  check: (expected: string, actual: string): No =>
    refuse(
      'credit-code-check',
      `统一社会信用代码的校验码不符：第18位应为${expected}，实为${actual}，请对照证照核对。`,
      GB_32100,
    ),
};

export const identityNumberMessages = {
  empty: (): No => refuse('identity-number-empty', '请填写公民身份号码。', GB_11643),
  fifteen: (): No =>
    refuse(
      'identity-number-fifteen',
      '15位身份证号码已停止使用，请填写18位公民身份号码。',
      `${GB_11643};居民身份证法第二十三条`,
    ),
  length: (actual: number): No =>
    refuse('identity-number-length', `公民身份号码应为18位，实为${actual}位。`, GB_11643),
  character: (position: number): No =>
    refuse(
      'identity-number-character',
      `公民身份号码第${position}位不符：前17位为数字，最后一位为数字或X。`,
      GB_11643,
    ),
  region: (): No =>
    refuse('identity-number-region', '公民身份号码前6位（地址码）不存在，请核对。', `${GB_11643};${GB_2260}`),
  date: (): No =>
    refuse('identity-number-date', '公民身份号码第7至14位（出生日期）不是有效日期，请核对。', GB_11643),
  check: (): No =>
    refuse('identity-number-check', '公民身份号码的校验码不符，有数字抄错，请对照证件逐位核对。', GB_11643),
};

export const divisionMessages = {
  shape: (): No => refuse('division-shape', '行政区划代码应为6位数字。', GB_2260),
  province: (prefix: string): No =>
    refuse('division-province', `行政区划代码的前两位“${prefix}”不是省级行政区划代码。`, GB_2260),
};

export const itemCodeMessages = {
  empty: (): No => refuse('item-code-empty', '请填写事项编码。', GB_39554),
  length: (actual: number): No =>
    refuse(
      'item-code-length',
      `事项编码应为12位（基本编码）、31位（实施编码）或33位（业务办理项编码），实为${actual}位。`,
      GB_39554,
    ),
  character: (character: string, position: number): No =>
    refuse(
      'item-code-character',
      `事项编码第${position}位“${character}”不符：只用数字和大写字母。`,
      GB_39554,
    ),
  body: (reason: string): No =>
    refuse('item-code-body', `实施编码前18位（实施主体）有误：${reason}`, `${GB_39554};${GB_32100}`),
  level: (level: string): No =>
    refuse('item-code-level', `实施编码第19位（行使层级）“${level}”不存在，应为1至5。`, GB_39554),
};

export const caseNumberMessages = {
  length: (actual: number): No =>
    refuse(
      'case-number-length',
      `办件编号应为43位（实施编码31位、日期8位、顺序号4位），实为${actual}位。`,
      GB_39554,
    ),
  implementation: (reason: string): No =>
    refuse('case-number-implementation', `办件编号前31位（实施编码）有误：${reason}`, GB_39554),
  day: (day: string): No =>
    refuse('case-number-day', `办件编号第32至39位（日期）“${day}”不是有效日期。`, GB_39554),
  sequence: (sequence: string): No =>
    refuse('case-number-sequence', `办件编号的顺序号“${sequence}”应为0000至9999的4位数字。`, GB_39554),
};
