/** The sentences of core/evidence. */

export const RFC_8785 = 'RFC 8785';
export const EVIDENCE_RULE = '事实存证规则';

export const canonicalMessages = {
  notCanonical: (path: string, reason: string): string => `内容无法规范化，${where(path)}${reason}。`,
  undefinedValue: '为空缺（undefined）',
  notFinite: '不是有限的数',
  loneSurrogate: '含有不成对的代理字符',
  notPlain: '不是普通的JSON值',
  tooDeep: '嵌套过深',
};

function where(path: string): string {
  return path === '' ? '' : `“${path.replace(/^\./, '')}”`;
}

export const chainMessages = {
  digestMismatch: (position: number): string => `第${position}条事实的摘要不符：内容或摘要在记录之后被改动。`,
  unknownAlgorithm: (position: number, tag: string): string =>
    `第${position}条事实的摘要算法“${tag}”与核验所用的不同，无法核验。`,
  missingVersion: (position: number, expected: number, actual: number): string =>
    `第${position}条事实的版本应为${expected}，实为${actual}：有事实缺失、重复或次序被改动。`,
  brokenLink: (position: number): string =>
    `第${position}条事实没有接在前一条之后：前一条被替换，或链被截断。`,
  foreignStream: (position: number): string => `第${position}条事实不属于这一条链。`,
};
