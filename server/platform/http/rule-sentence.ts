import type { $ZodRawIssue } from 'zod/v4/core';
import { FORMAT_NAMES, TYPE_NAMES } from './messages.ts';

/** The rule a value broke, as the rest of a sentence that begins with the field's name. */
export function ruleSentence(issue: $ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '必须填写。' : `应为${TYPE_NAMES[issue.expected] ?? '规定的类型'}。`;
    case 'invalid_value':
      if (issue.input === undefined) return '必须填写。';
      return issue.values.length <= 12
        ? `只能是 ${issue.values.map(String).join('、')} 之一。`
        : '不在允许的取值范围内。';
    case 'invalid_format':
      return `应为${FORMAT_NAMES[issue.format] ?? '规定的格式'}。`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.exact === true, issue.inclusive !== false);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.exact === true, issue.inclusive !== false);
    case 'not_multiple_of':
      return `应为 ${issue.divisor} 的整数倍。`;
    case 'unrecognized_keys':
      return '含有没有定义的字段。';
    case 'invalid_union':
      return '不是允许的写法。';
    case 'invalid_key':
    case 'invalid_element':
      return '中有不符合要求的内容。';
    default:
      return '不符合要求。';
  }
}

function tooSmall(origin: string, minimum: number, exact: boolean, inclusive: boolean): string {
  const unit = unitOf(origin);
  if (exact) return `应正好为 ${minimum} ${unit}。`;
  if (origin === 'string') return minimum === 1 ? '不能为空。' : `至少 ${minimum} 个字。`;
  if (unit !== '') return minimum === 1 ? '至少要有一项。' : `至少 ${minimum} 项。`;
  return inclusive ? `不能小于 ${minimum}。` : `应大于 ${minimum}。`;
}

function tooBig(origin: string, maximum: number, exact: boolean, inclusive: boolean): string {
  const unit = unitOf(origin);
  if (exact) return `应正好为 ${maximum} ${unit}。`;
  if (unit !== '') return `最多 ${maximum} ${unit}。`;
  return inclusive ? `不能大于 ${maximum}。` : `应小于 ${maximum}。`;
}

function unitOf(origin: string): string {
  if (origin === 'string') return '个字';
  return ['array', 'set', 'tuple', 'record', 'map', 'object'].includes(origin) ? '项' : '';
}
