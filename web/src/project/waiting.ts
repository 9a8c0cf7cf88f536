import type { CaseCard, OtherCase, Project } from '../api/types.ts';

/** 补正(开始), code 6 of 办理状态: the one state in which a case waits for the applicant. */
export const correctionStatus = 6;

export function allCases(project: Project): OtherCase[] {
  return project.flow.stages.flatMap((stage) => stage.items).flatMap((item) => item.cases);
}

export function isCorrection(each: CaseCard): boolean {
  return each.status.code === correctionStatus;
}

export function correctionCases(project: Project): OtherCase[] {
  return allCases(project).filter(isCorrection);
}
