import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { Clock } from '../clock/index.ts';
import { type Database, type Statement, withRetry } from '../database/index.ts';
import type { FactTools } from './draft.ts';
import {
  type Decided,
  type Speaker,
  type Standing,
  type StreamRules,
  stepStatements,
  takeStep,
} from './step.ts';

export type DoorDeps = { readonly database: Database; readonly clock: Clock; readonly facts: FactTools };

/** Who goes through a door, and what they bring besides the command. */
export type DoorHow<Row> = Speaker & {
  /** Version the caller saw; another one means somebody was faster. */
  readonly expected?: number;
  /** Written in the same transaction, e.g. the answer to a repeated request. What it aborts is not stored. */
  readonly also?: (row: Row) => readonly Statement[];
};

/**
 * The one door of a stream: read, decide, write row and facts in one transaction. Somebody faster makes it read
 * and decide again.
 *
 * @param door.outdated what a caller is told who saw another version; of a stream that is not there, `decide` speaks
 */
export function throughDoor<Found extends Standing<State>, State, Fact extends Decided, Row>(
  deps: DoorDeps,
  how: DoorHow<Row>,
  door: StreamRules<Found, State, Fact, Row> & {
    readonly outdated: string;
    readonly read: () => Promise<Result<Found>>;
  },
): Promise<Result<Row>> {
  return withRetry(async () => {
    const found = await door.read();
    if (!found.ok) return found;
    const { version, state } = found.value;
    if (how.expected !== undefined && state !== null && version !== how.expected) {
      return refuse('version-conflict', door.outdated, '');
    }
    const taken = takeStep(deps.facts, how, door, found.value, deps.clock.now() as Instant);
    if (!taken.ok) return taken;
    await deps.database.pipeline(stepStatements(taken.value, how));
    return accept(taken.value.row);
  });
}
