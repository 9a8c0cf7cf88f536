import { accept, type Result, refuse } from '@zongheng/core';
import { type DoorDeps, type DoorHow, throughDoor, unborn } from '../platform/facts/index.ts';
import { codeStands, findProject } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';
import { decideReport, evolveReport, type ReportCommand, type ReportWords } from './report.ts';
import { lineVersion, moveLine, type ReportRow, reportsOfProject, writeReport } from './store.ts';

export type ReportDeps = DoorDeps;
export type ReportExecution = DoorHow<ReportRow> & { readonly projectId: string };

/**
 * The one door of the report stream: reads the project's reports, decides, and writes row and facts in one
 * transaction. A report that is filed needs a new id. Somebody faster makes it read and decide again.
 */
export function executeReport(
  deps: ReportDeps,
  reportId: string,
  command: ReportCommand,
  how: ReportExecution,
): Promise<Result<ReportRow>> {
  const { database } = deps;
  return throughDoor(deps, how, {
    kind: 'report',
    outdated: MESSAGES.versionConflict,
    read: async () => {
      const project = await findProject(database, how.projectId);
      if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
      const { home } = project;
      // Before the reports: whatever is filed after this read moves the line, and the write is refused.
      const line = await lineVersion(database, project.id, home);
      const rows = await reportsOfProject(database, project.id, home);
      const row = rows.find((each) => each.id === reportId);
      const others = rows.filter((each) => each !== row && each.state.status === 'valid');
      const standing = row ?? { ...unborn(reportId, home), words: null };
      return accept({ ...standing, project, line, others: others.map(({ state }) => state) });
    },
    decide: ({ state, project, others }, now) =>
      decideReport(state, command, {
        now,
        codeIssued: codeStands(project.state),
        registeredAt: project.state.registeredAt,
        workIds: project.state.works.map((work) => work.id),
        others,
      }),
    evolve: evolveReport,
    sealed: () => ({ ...command.words }),
    write: ({ id, home, project, line, words: before }, { stream, version, head, state, at }) => {
      const words = foldWords(before, command);
      return {
        row: { id, home, version, head, projectId: project.id, state, words },
        write: [moveLine(project.id, home, line), writeReport({ stream, version, head, state, words, at })],
      };
    },
  });
}

/** The text that stands after a command: a withdrawal leaves what was said and adds why. */
function foldWords(before: ReportWords | null, { type, words }: ReportCommand): ReportWords {
  return type === 'withdraw' && before ? { ...before, reason: words.reason } : words;
}
