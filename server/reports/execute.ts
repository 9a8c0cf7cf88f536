import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { Clock } from '../platform/clock/index.ts';
import { type Database, type Statement, withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts, type FactTools, type StreamHead } from '../platform/facts/index.ts';
import { codeStands, findProject } from '../projects/index.ts';
import { MESSAGES } from './messages.ts';
import {
  decideReport,
  evolveReport,
  type ReportCommand,
  type ReportState,
  type ReportWords,
} from './report.ts';
import { lineVersion, moveLine, type ReportRow, reportsOfProject, writeReport } from './store.ts';

export type ReportDeps = { readonly database: Database; readonly clock: Clock; readonly facts: FactTools };

export type ReportExecution = {
  readonly actor: FactActor;
  readonly channel: string;
  readonly projectId: string;
  /** Version the caller saw; another one means somebody was faster. */
  readonly expected?: number;
  /** Written in the same transaction, e.g. the answer to a repeated request. */
  readonly also?: (row: ReportRow) => readonly Statement[];
};

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
  return withRetry(async () => {
    const { database } = deps;
    const project = await findProject(database, how.projectId);
    if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
    const { home } = project;
    // Before the reports: whatever is filed after this read moves the line, and the write is refused.
    const line = await lineVersion(database, project.id, home);
    const rows = await reportsOfProject(database, project.id, home);
    const row = rows.find((each) => each.id === reportId);
    if (how.expected !== undefined && row && row.version !== how.expected) {
      return refuse('version-conflict', MESSAGES.versionConflict, '');
    }
    const now = deps.clock.now() as Instant;
    const decided = decideReport(row?.state ?? null, command, {
      now,
      codeIssued: codeStands(project.state),
      registeredAt: project.state.registeredAt,
      workIds: project.state.works.map((work) => work.id),
      others: rows.filter((each) => each !== row && each.state.status === 'valid').map((each) => each.state),
    });
    if (!decided.ok) return decided;

    const stream: StreamHead = {
      kind: 'report',
      id: reportId,
      home,
      version: row?.version ?? 0,
      head: row?.head ?? null,
    };
    const drafted = draftFacts(
      stream,
      decided.value.map(({ type, at, ...data }) => ({
        type,
        typeVersion: 1,
        happenedAt: at,
        data: data as JsonObject,
        sealed: { ...command.words },
      })),
      { actor: how.actor, channel: how.channel, recordedAt: now, audience: [] },
      deps.facts,
    );
    const state = decided.value.reduce<ReportState | null>(evolveReport, row?.state ?? null);
    if (!state || drafted.head === null) throw new Error('a report decision without facts');
    const words = foldWords(row?.words, command);
    const { version, head } = drafted;
    const done: ReportRow = { id: reportId, home, version, head, projectId: project.id, state, words };
    await database.pipeline([
      moveLine(project.id, home, line),
      writeReport({ stream, version, head, state, words, at: formatInstant(now) }),
      ...(how.also?.(done) ?? []),
      ...appendStatements(home, [drafted]),
    ]);
    return accept(done);
  });
}

/** The text that stands after a command: a withdrawal leaves what was said and adds why. */
function foldWords(before: ReportWords | undefined, { type, words }: ReportCommand): ReportWords {
  return type === 'withdraw' && before ? { ...before, reason: words.reason } : words;
}
