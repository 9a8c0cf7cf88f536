import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, type Instant, parseDay } from '@zongheng/core/calendar';
import { MESSAGES } from './messages.ts';
import type { Level, Situation } from './situations.ts';

/** Who recorded it: supervisors sit for a division. */
export type Recorder = { readonly division: string | null; readonly name: string };

type Recorded = {
  readonly projectId: string;
  readonly situation: Situation;
  readonly level: Level;
  /** YYYY-MM-DD. */
  readonly recordedOn: string;
  readonly body: Recorder;
};

/** A supervision record folded from its facts; plain JSON without free text. */
export type RecordState = Recorded & {
  readonly status: 'open' | 'resolved' | 'withdrawn';
  readonly recordedAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/** Free text of a record, kept beside the chain: what was found, what was done, why it was withdrawn. */
export type RecordWords = {
  readonly content: string | null;
  readonly result: string | null;
  readonly reason: string | null;
};

type At = { readonly at: Instant };

export type RecordFact =
  | (At & Recorded & { readonly type: 'supervision.recorded' })
  | (At & { readonly type: 'supervision.resolved' })
  | (At & { readonly type: 'supervision.withdrawn' });

export type RecordCommand =
  | (Recorded & { readonly type: 'record'; readonly content: string })
  | { readonly type: 'resolve'; readonly result: string }
  | { readonly type: 'withdraw'; readonly reason: string };

/**
 * Decides a command on a supervision record. A record is never changed: it is resolved with a result, or
 * withdrawn with a reason, and stays to be read.
 */
export function decideRecord(
  state: RecordState | null,
  command: RecordCommand,
  context: { readonly now: Instant; readonly registeredAt: Instant },
): Result<readonly RecordFact[]> {
  const at = context.now;
  if (command.type === 'record') {
    if (state) return refuse('not-found', MESSAGES.notFound, '');
    const day = parseDay(command.recordedOn);
    if (!day.ok) return refuse('invalid-day', MESSAGES.noSuchDay, '', 'recordedOn');
    if (day.value > dayOf(at)) return refuse('day-in-future', MESSAGES.future, '', 'recordedOn');
    if (day.value < dayOf(context.registeredAt)) {
      return refuse('day-too-early', MESSAGES.tooEarly, '', 'recordedOn');
    }
    const { projectId, situation, level, recordedOn, body } = command;
    return accept([{ type: 'supervision.recorded', at, projectId, situation, level, recordedOn, body }]);
  }
  if (!state) return refuse('not-found', MESSAGES.notFound, '');
  if (command.type === 'resolve') {
    if (state.status !== 'open') return refuse('state-conflict', MESSAGES.notOpen, MESSAGES.sourceRecord);
    return accept([{ type: 'supervision.resolved', at }]);
  }
  if (state.status === 'withdrawn') {
    return refuse('state-conflict', MESSAGES.alreadyWithdrawn, MESSAGES.sourceRecord);
  }
  return accept([{ type: 'supervision.withdrawn', at }]);
}

/** Folds one fact into a record. */
export function evolveRecord(state: RecordState | null, fact: RecordFact): RecordState {
  if (fact.type === 'supervision.recorded') {
    const { type: _, at, ...rest } = fact;
    return { ...rest, status: 'open', recordedAt: at, resolvedAt: null, withdrawnAt: null };
  }
  if (!state) throw new Error(`a supervision record cannot begin with ${fact.type}`);
  return fact.type === 'supervision.resolved'
    ? { ...state, status: 'resolved', resolvedAt: fact.at }
    : { ...state, status: 'withdrawn', withdrawnAt: fact.at };
}
