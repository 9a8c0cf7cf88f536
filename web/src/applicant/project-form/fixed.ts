/** Fields that make it another project in law, which needs a code of its own; as the server has them. */
export const fixedUnderCode: ReadonlySet<string> = new Set([
  'decisionType',
  'approvalDivision',
  'flowId',
  'units[0].name',
  'units[0].certType',
  'units[0].certNumber',
]);

export const fixedWords = '代码不变时不能修改；确需修改的，请作废并重新赋码';
