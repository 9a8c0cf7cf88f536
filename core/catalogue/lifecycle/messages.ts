import { type Result, refuse } from '../../refusal.ts';
import type { EntryAct } from './commands.ts';
import type { EntryKind } from './facts.ts';
import type { ProposalStep } from './state.ts';

/** 权责 is the 编办's, content the provincial line department's: the catalogue's own two confirmations. */
const CATALOGUE = '省级事项目录管理规则(内容、权责两级确认)';
const EXCEPTION = '省级事项目录管理规则(地方性法规例外)';

export const KIND_NAMES: Readonly<Record<EntryKind, string>> = {
  standard: '标准事项',
  implementation: '实施清单',
  flow: '审批流程',
};

export const ACT_NAMES: Readonly<Record<EntryAct, string>> = {
  adopt: '接管',
  submit: '提交审核',
  'confirm-content': '内容确认',
  'confirm-authority': '权责确认',
  return: '退回',
  recall: '撤回提交',
  publish: '发布',
  withdraw: '撤销发布',
  'propose-exception': '申请例外',
  'decide-exception': '审批例外',
};

export const STEP_NAMES: Readonly<Record<ProposalStep, string>> = {
  submitted: '待内容确认',
  'content-confirmed': '待权责确认',
  'authority-confirmed': '待发布',
};

const refuseHere = (code: string, message: string, source = CATALOGUE, field?: string) =>
  refuse(`entry-${code}`, message, source, field);

/** Every sentence the life of an entry says no with. */
export const no = {
  notDrafter: (kind: EntryKind): Result<never> =>
    refuseHere(
      'not-drafter',
      {
        standard: '标准事项由该事项的省级主管部门编制、提交、发布和撤销,您所在单位不能办理。',
        implementation: '实施清单由该事项在本地的实施主体编制、提交、发布和撤销,您所在单位不能办理。',
        flow: '审批流程模板由首个阶段的省级牵头部门编制,市县流程由本地单位编制,您所在单位不能办理。',
      }[kind],
    ),
  notContentKeeper: (): Result<never> =>
    refuseHere(
      'not-content-keeper',
      '内容确认由该事项(流程为首个阶段)的省级主管部门作出,您所在单位不能办理。',
    ),
  notAuthorityKeeper: (): Result<never> =>
    refuseHere('not-authority-keeper', '权责确认由本级(本级未设的由上一级)编办作出,您所在单位不能办理。'),
  notInvolved: (): Result<never> =>
    refuseHere('not-involved', '退回由正在审核的单位或编制单位作出,您所在单位不能办理。'),
  ownSubmission: (act: EntryAct): Result<never> =>
    refuseHere('four-eyes', `提交人不能自行${ACT_NAMES[act]},请由另一人办理。`),
  ownConfirmation: (): Result<never> => refuseHere('four-eyes', '内容确认与权责确认应由不同的人作出。'),
  notSubmitter: (): Result<never> => refuseHere('not-submitter', '只有提交单位可以撤回自己的提交。'),
  ownException: (): Result<never> => refuseHere('four-eyes', '申请例外的人不能自行审批。', EXCEPTION),
  notAbove: (): Result<never> =>
    refuseHere('not-above', '例外由该事项的省级主管部门审批,您所在单位不能办理。', EXCEPTION),

  begun: (): Result<never> => refuseHere('begun', '该条目已有记录,不能再次接管。'),
  nothingToAdopt: (): Result<never> => refuseHere('nothing-to-adopt', '该条目没有可接管的版本。'),
  inReview: (step: ProposalStep): Result<never> =>
    refuseHere('in-review', `已有一份内容在审核中(${STEP_NAMES[step]}),请先完成或撤回。`),
  nothingSubmitted: (act: EntryAct): Result<never> =>
    refuseHere('nothing-submitted', `没有已提交的内容,不能${ACT_NAMES[act]}。`),
  wrongStep: (act: EntryAct, step: ProposalStep): Result<never> =>
    refuseHere('wrong-step', `当前为“${STEP_NAMES[step]}”,不能${ACT_NAMES[act]}。`),
  otherSubject: (): Result<never> => refuseHere('other-subject', '所提交的内容与该条目不是同一事项或流程。'),
  noStandard: (): Result<never> => refuseHere('no-standard', '该事项没有已发布的省级标准,不能编制实施清单。'),
  levelNotExercised: (level: string): Result<never> =>
    refuseHere('level', `省级标准未规定由${level}行使该事项。`, '省级标准事项'),
  standardMoved: (draft: number, standard: number): Result<never> =>
    refuseHere(
      'standard-moved',
      `该实施清单依据省级标准版本${draft}编制,现行为版本${standard},请对照新标准后再提交。`,
      '省级标准事项',
      'standard',
    ),
  problems: (first: string, source: string, count: number, code: string): Result<never> =>
    refuse(code, count === 1 ? first : `${first}(共${count}处不符合要求)`, source),
  reasonMissing: (): Result<never> => refuseHere('reason-missing', '请写明理由。', CATALOGUE, 'reason'),
  dayWrong: (field: string): Result<never> =>
    refuseHere('day', '日期不正确,应为年-月-日。', CATALOGUE, field),
  validFromPast: (today: string): Result<never> =>
    refuseHere('valid-from-past', `生效日期不能早于今天(${today})。`, CATALOGUE, 'validFrom'),
  validFromBeforeLast: (validFrom: string): Result<never> =>
    refuseHere(
      'valid-from-order',
      `生效日期不能早于上一版本的生效日期(${validFrom})。`,
      CATALOGUE,
      'validFrom',
    ),
  versionUnknown: (version: number): Result<never> =>
    refuseHere('version-unknown', `没有已发布的版本${version}。`),
  versionOver: (version: number): Result<never> =>
    refuseHere('version-over', `版本${version}已被替代或撤销,不能再撤销。`),

  exceptionOnlyBelow: (): Result<never> =>
    refuseHere('exception-kind', '只有实施清单可以申请例外。', EXCEPTION),
  exceptionOpen: (element: string): Result<never> =>
    refuseHere('exception-open', `“${element}”已有例外申请或有效的例外。`, EXCEPTION, 'element'),
  exceptionPast: (today: string): Result<never> =>
    refuseHere('exception-past', `例外的截止日期不能早于今天(${today})。`, EXCEPTION, 'until'),
  exceptionUnknown: (): Result<never> => refuseHere('exception-unknown', '没有该例外申请。', EXCEPTION),
  exceptionTwice: (): Result<never> =>
    refuseHere('exception-id', '该例外申请的编号已被使用。', EXCEPTION, 'exceptionId'),
  exceptionDecided: (): Result<never> =>
    refuseHere('exception-decided', '该例外申请已有审批结果。', EXCEPTION),
};

export const LEVEL_NAMES = { province: '省级', city: '市级', county: '县级' } as const;
