import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { valuesFault } from './check-values.ts';
import type { ReportKind } from './kinds.ts';
import { MESSAGES } from './messages.ts';
import { sequenceFault } from './sequence.ts';

/** What a report says, its free text apart. */
export type ReportValues = {
  /** Day of the event, or to which the figures of a progress report run: YYYY-MM-DD. */
  readonly happenedOn: string;
  /** Of a progress report: YYYY, YYYY-Qn or YYYY-MM. */
  readonly period: string | null;
  /** 万元 since the start, a decimal. */
  readonly investedTotal: string | null;
};

/** A report folded from its facts; plain JSON without free text. */
export type ReportState = ReportValues & {
  readonly projectId: string;
  /** Null: the whole project. */
  readonly workId: string | null;
  readonly kind: ReportKind;
  readonly status: 'valid' | 'withdrawn';
  readonly filedAt: Instant;
  readonly correctedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/** Free text of a report: kept beside the chain. `reason`: of the last correction, or of the withdrawal. */
export type ReportWords = {
  readonly text: string | null;
  readonly cause: string | null;
  readonly reason: string | null;
};

type At = { readonly at: Instant };

export type ReportFact =
  | (At &
      ReportValues & {
        readonly type: 'report.filed';
        readonly projectId: string;
        readonly workId: string | null;
        readonly kind: ReportKind;
      })
  | (At & ReportValues & { readonly type: 'report.corrected' })
  | (At & { readonly type: 'report.withdrawn' });

export type ReportCommand =
  | (ReportValues & {
      readonly type: 'file';
      readonly projectId: string;
      readonly workId: string | null;
      readonly kind: ReportKind;
      readonly words: ReportWords;
    })
  | (ReportValues & { readonly type: 'correct'; readonly words: ReportWords })
  | { readonly type: 'withdraw'; readonly words: ReportWords };

/** What a decision on one report needs to know besides it. */
export type ReportContext = {
  readonly now: Instant;
  readonly codeIssued: boolean;
  readonly registeredAt: Instant;
  readonly workIds: readonly string[];
  /** The project's other reports that stand, oldest first as they were filed. */
  readonly others: readonly ReportState[];
};

/** Decides a command on a report: its values must be possible, and the line of the project's reports must stay so. */
export function decideReport(
  state: ReportState | null,
  command: ReportCommand,
  context: ReportContext,
): Result<readonly ReportFact[]> {
  if (command.type === 'file' ? state !== null : state === null) {
    return refuse('not-found', MESSAGES.notFound, '');
  }
  if (state?.status === 'withdrawn') return refuse('state-conflict', MESSAGES.withdrawn, '');
  if (!context.codeIssued) return refuse('code-missing', MESSAGES.noCode, MESSAGES.sourceCode);
  if (command.type === 'file' && command.workId !== null && !context.workIds.includes(command.workId)) {
    return refuse('unknown-work', MESSAGES.unknownWork, '', 'workId');
  }
  const kind = command.type === 'file' ? command.kind : state?.kind;
  if (kind === undefined) throw new Error('a report without a kind');
  if (command.type !== 'withdraw') {
    const fault = valuesFault(kind, command, command.words, context);
    if (fault) return { ok: false, refusal: fault };
  }
  const fact = factOf(command, context.now);
  const after = evolveReport(state, fact);
  const line = after.status === 'valid' ? [...context.others, after] : context.others;
  const fault = sequenceFault(line);
  return fault ? { ok: false, refusal: fault } : accept([fact]);
}

function factOf(command: ReportCommand, at: Instant): ReportFact {
  if (command.type === 'withdraw') return { type: 'report.withdrawn', at };
  const { happenedOn, period, investedTotal } = command;
  const values = { happenedOn, period, investedTotal };
  if (command.type === 'correct') return { type: 'report.corrected', at, ...values };
  const { projectId, workId, kind } = command;
  return { type: 'report.filed', at, projectId, workId, kind, ...values };
}

/** Folds one fact into a report. */
export function evolveReport(state: ReportState | null, fact: ReportFact): ReportState {
  if (fact.type === 'report.filed') {
    const { type: _, at, ...rest } = fact;
    return { ...rest, status: 'valid', filedAt: at, correctedAt: null, withdrawnAt: null };
  }
  if (!state) throw new Error(`a report cannot begin with ${fact.type}`);
  if (fact.type === 'report.withdrawn') return { ...state, status: 'withdrawn', withdrawnAt: fact.at };
  const { happenedOn, period, investedTotal } = fact;
  return { ...state, happenedOn, period, investedTotal, correctedAt: fact.at };
}
