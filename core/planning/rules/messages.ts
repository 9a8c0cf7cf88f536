import type { Span, Token } from './tokens.ts';

export type RuleFaultCode =
  | 'syntax'
  | 'not-supported'
  | 'unknown-name'
  | 'type'
  | 'unknown-choice'
  | 'empty-range';

/** The first thing wrong with a rule, and where. */
export type RuleFault = { readonly code: RuleFaultCode; readonly message: string; readonly at: Span };

export const isFault = (value: object): value is RuleFault => 'code' in value && 'message' in value;

/** What the one who writes a rule is told. */
export const ruleSays = {
  source: '适用条件的写法(DMN 1.5 FEEL 的子集)',
  wanted: (what: string, token: Token) =>
    token.kind === 'end' ? `条件没有写完,此处应为${what}` : `此处应为${what},不是“${token.text}”`,
  unfinished: () => '条件没有写完',
  unexpected: (text: string) => `此处不应出现“${text}”`,
  badSign: (sign: string) => {
    const half = HALF[sign];
    if (half !== undefined) return `“${sign}”应写成半角的 ${half}`;
    return sign === '"' ? '文字没有用半角引号 " 结束' : `不认识的符号“${sign}”`;
  },
  chained: () => '比较不能连写,请用 between … and … 或分成两个比较',
  tooDeep: () => '括号层数太多',
  empty: () => '条件不能为空',
  tooLong: (most: number) => `条件不能超过 ${most} 个字符`,
  notSupported: (word: string) => `条件中不能使用“${word}”`,
  noFunction: (name: string) =>
    name === 'now' || name === 'today'
      ? `条件中不能使用 ${name}():同一个项目的答案不应随时间变化`
      : `没有函数“${name}”,可用的只有 not() 和 list contains()`,
  unknownName: (name: string, near: readonly string[]) =>
    `没有名为“${name}”的事实${near.length === 0 ? '' : `,相近的有:${near.join('、')}`}`,
  unknownChoice: (value: string, name: string, options: readonly string[]) =>
    `“${value}”不是“${name}”的选项,可选:${options.join('、')}`,
  notACondition: (what: string) => `此处应为一个是非判断,不能只写${what}`,
  notComparable: (left: string, right: string) => `${left}不能与${right}比较`,
  onlyNumbers: (sign: string, what: string) => `“${sign}”只能比较数,${what}请用 = 或 in`,
  useContains: (name: string) => `“${name}”可以多选,请写成 list contains(${name}, "…")`,
  notMultiple: (what: string) => `list contains 的第一项须为可多选的事实,不能是${what}`,
  noFact: () => '比较的两边都不是事实',
  oneFact: () => '比较的一边须为写定的值',
  emptyRange: (low: number, high: number) => `范围从 ${low} 到 ${high} 是空的`,
} as const;

/** Signs of a Chinese keyboard, and what FEEL writes for them. */
const HALF: Readonly<Record<string, string>> = {
  '\u201c': '"',
  '\u201d': '"',
  '\uff08': '(',
  '\uff09': ')',
  '\uff0c': ',',
  '\uff1d': '=',
  '\uff1c': '<',
  '\uff1e': '>',
  '\u2265': '>=',
  '\u2264': '<=',
  '\u2260': '!=',
  '\u3010': '[',
  '\u3011': ']',
};
