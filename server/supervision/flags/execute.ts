import { type Refusal, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { FactActor } from '@zongheng/core/evidence';
import type { CaseDeps } from '../../casework/index.ts';
import { type Statement, withRetry } from '../../platform/database/index.ts';
import { appendStatements, type Step, type Taken, takeStep } from '../../platform/facts/index.ts';
import {
  decideFlag,
  evolveFlag,
  type FlagCommand,
  type FlagFact,
  type FlagState,
  type FlagWords,
} from './flag.ts';
import { FLAG_MESSAGES as say } from './messages.ts';
import { type FlagRow, flagsByIds, writeFlag } from './store.ts';

export type FlagOrder = { readonly id: string; readonly version?: number };

export type FlagOutcome =
  | { readonly id: string; readonly ok: true; readonly row: FlagRow }
  | { readonly id: string; readonly ok: false; readonly refusal: Refusal };

export type FlagExecution = {
  readonly actor: FactActor;
  readonly channel: string;
  readonly authorize: (row: FlagRow, command: FlagCommand) => Result<void>;
  /** Written in the same transaction, e.g. the answer to a repeated request. */
  readonly also: (outcomes: readonly FlagOutcome[]) => readonly Statement[];
};

/**
 * The one door of reviews, for one flag or many with one text: those that cannot be reviewed are told one by one,
 * the others are written together. Somebody faster makes it read and decide again.
 */
export function executeFlags(
  deps: Pick<CaseDeps, 'database' | 'clock' | 'facts'>,
  orders: readonly FlagOrder[],
  command: FlagCommand,
  how: FlagExecution,
): Promise<readonly FlagOutcome[]> {
  return withRetry(async () => {
    const now = deps.clock.now() as Instant;
    const found = await flagsByIds(
      deps.database,
      orders.map(({ id }) => id),
    );
    const rows = new Map(found.map((row) => [row.id, row]));
    const done: Taken<FlagRow>[] = [];
    const outcomes = orders.map(({ id, version }): FlagOutcome => {
      const taken = reviewOne(deps, rows.get(id), version, command, how, now);
      if (!taken.ok) return { id, ok: false, refusal: taken.refusal };
      done.push(taken.value);
      return { id, ok: true, row: taken.value.row };
    });
    // Homes in order and heads last, as everywhere: no two writers wait for each other in a circle.
    const homes = [...Map.groupBy(done, ({ home }) => home)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const ordered = homes.flatMap(([, own]) => own.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1)));
    const statements = [
      ...ordered.flatMap(({ write }) => write),
      ...how.also(outcomes),
      ...homes.flatMap(([home, own]) =>
        appendStatements(
          home,
          own.map(({ drafted }) => drafted),
        ),
      ),
    ];
    if (statements.length > 0) await deps.database.pipeline(statements);
    return outcomes;
  });
}

function reviewOne(
  deps: Pick<CaseDeps, 'facts'>,
  row: FlagRow | undefined,
  expected: number | undefined,
  command: FlagCommand,
  how: FlagExecution,
  now: Instant,
): Result<Taken<FlagRow>> {
  if (!row) return refuse('not-found', say.notFound, '');
  const allowed = how.authorize(row, command);
  if (!allowed.ok) return allowed;
  if (expected !== undefined && row.version !== expected) {
    return refuse('version-conflict', say.versionConflict, '');
  }
  const about = { rule: row.rule, caseId: row.case_id, factId: row.fact_id };
  const said = command.type === 'answer' ? { answer: command.text } : { finding: command.text };
  const rules = {
    kind: 'flag',
    decide: ({ state }: FlagRow) => decideFlag(state, about, command, now),
    evolve: evolveFlag,
    sealed: () => said,
    audience: () => [row.body_id],
    write: (_: FlagRow, { version, head, state }: Step<FlagState, FlagFact>) => {
      const words: FlagWords = { ...(row.words ?? { answer: null, finding: null }), ...said };
      return {
        row: { ...row, version, head, status: state.status, state, words },
        write: [writeFlag(row, { version, head, state, words })],
      };
    },
  };
  return takeStep(deps.facts, how, rules, row, now);
}
