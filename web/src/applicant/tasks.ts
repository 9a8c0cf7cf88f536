import type { ApplicationSummary, CaseCard, DueReport, ProjectRow, SignalName } from '../api/types.ts';
import { isCorrection } from '../project/waiting.ts';

type Named = { id: string; name: string };
/** A case with the project it belongs to. */
export type OpenCase = { card: CaseCard; project: Named };
export type Task =
  | { kind: 'correction'; card: CaseCard; replyBy: string | null }
  | { kind: 'code'; reason: string | null }
  | { kind: 'report'; period: string; dueOn: string; overdue: boolean }
  | { kind: 'ending'; card: CaseCard };
export type ProjectTasks = { projectId: string; projectName: string; tasks: Task[] };

const pressing: readonly SignalName[] = ['beyond-statute', 'overdue', 'warning', 'reminder'];

/** The open cases that concern the applicant now: those sent back, and those that end soon. */
export function openCases(applications: readonly ApplicationSummary[]): {
  corrections: OpenCase[];
  ending: OpenCase[];
} {
  const cases = applications.flatMap(({ project, cases: cards }) => cards.map((card) => ({ card, project })));
  const corrections = cases.filter(({ card }) => isCorrection(card));
  const ending = cases.filter(({ card }) => !isCorrection(card) && pressing.includes(card.light.signal));
  const rank = ({ card }: OpenCase): number => pressing.indexOf(card.light.signal);
  return { corrections, ending: ending.sort((a, b) => rank(a) - rank(b)) };
}

/**
 * Gathers what waits for the applicant by project: corrections by their reply date, then a refused code,
 * then progress reports that are due, then cases that end soon. Projects with the earliest reply date come first.
 */
export function groupTasks(
  rejected: readonly ProjectRow[],
  { corrections, ending }: ReturnType<typeof openCases>,
  replyBy: ReadonlyMap<string, string>,
  due: readonly DueReport[] = [],
): ProjectTasks[] {
  const groups = new Map<string, ProjectTasks>();
  const groupOf = ({ id, name }: Named): ProjectTasks => {
    const group = groups.get(id) ?? { projectId: id, projectName: name, tasks: [] };
    groups.set(id, group);
    return group;
  };
  const dated = corrections
    .map(({ card, project }) => ({ card, project, replyBy: replyBy.get(card.id) ?? null }))
    .sort((a, b) => (a.replyBy ?? '9999').localeCompare(b.replyBy ?? '9999'));
  for (const { project, ...task } of dated) groupOf(project).tasks.push({ kind: 'correction', ...task });
  for (const project of rejected) groupOf(project).tasks.push({ kind: 'code', reason: project.code.reason });
  for (const { project, period, dueOn, overdue } of due) {
    groupOf(project).tasks.push({ kind: 'report', period, dueOn, overdue });
  }
  for (const { card, project } of ending) groupOf(project).tasks.push({ kind: 'ending', card });
  return [...groups.values()];
}
