/** What the pages of time say to people. */
export const TIME_MESSAGES = {
  semantics:
    '统计期间内办结（准予或不予）的办件；工作日按各地工作日历计，一天归入它开始时所处的环节。“超出”为：受理审查超过5个工作日、审查决定超过承诺时限、特别程序超过所定时限的部分；等待申请人没有法定期限，不计超出。',
  who: { applicant: '申请人', department: '部门', off: '停表（特别程序）' },
  ends: { received: '收件', ended: '办结' },
  noFlow: '没有这个审批流程。',
  notInFlow: (item: string) => `“${item}”不在这个流程里。`,
  sameItem: '请选择两个不同的事项。',
  notInOrder: (first: string, then: string) => `“${then}”在流程中并不直接等待“${first}”，本来就可以并行。`,
  assumptions: {
    limit: (item: string, days: number) =>
      `“${item}”的时限改为${days}个工作日：原来用时更长的，按新时限办结；原来更短的，用时不变。`,
    merge: (first: string, second: string, days: number | null) =>
      `“${first}”与“${second}”合并办理：在办用时、等待用时各取两者中较长的一个${days === null ? '' : `，且在办用时不超过${days}个工作日`}。`,
    parallel: (first: string, then: string) =>
      `“${then}”不再等待“${first}”，两者并行；它改为等待“${first}”原来等待的事项。`,
    always: [
      '总用时按流程规定的先后关系，取各项目实际用时最长的一条路径（工作日）；没有先后关系的事项视为同时开始。',
      '等待申请人补正、特别程序和申请人两次申报之间的间隔不因时限变化而改变；间隔不计入路径。',
      '同一项目同一事项有多件的，取用时最长的一件；撤回、退件的不计。',
      '只计入在本期间内全部办结的项目；不含外部机关和本辖区以外机关办理的事项。',
    ],
  },
} as const;
