import { accept, type Result } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { Statement } from '../database/index.ts';
import { appendStatements } from './append.ts';
import { type Drafted, draftFacts, type FactTools, type StreamHead } from './draft.ts';

/** Who decides, and through which channel. */
export type Speaker = { readonly actor: FactActor; readonly channel: string };

/** A stream as its row stands; no state before its first fact. */
export type Standing<State> = Omit<StreamHead, 'kind'> & { readonly state: State | null };

/** A fact as a module decides it: its type, when it happened, and its data beside them. */
export type Decided = { readonly type: string; readonly at: Instant };

/** A stream after a decision; `stream` is where it stood before. */
export type Step<State, Fact> = {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: State;
  readonly facts: readonly Fact[];
  readonly now: Instant;
  /** `now` as it is stored. */
  readonly at: string;
};

/** How a module decides on a kind of stream and keeps its row. */
export type StreamRules<Found extends Standing<State>, State, Fact extends Decided, Row> = {
  readonly kind: string;
  readonly decide: (found: Found, now: Instant) => Result<readonly Fact[]>;
  readonly evolve: (state: State | null, fact: Fact) => State | null;
  /** Free text and personal data of a fact. */
  readonly sealed?: (fact: Fact) => JsonObject | undefined;
  /** Bodies that may know; nobody in particular without it. */
  readonly audience?: (state: State) => readonly string[];
  /** The row as it stands now and what writes it, guarded by the version it had before. */
  readonly write: (
    found: Found,
    step: Step<State, Fact>,
  ) => { readonly row: Row; readonly write: readonly Statement[] };
};

export type Taken<Row> = {
  readonly row: Row;
  readonly write: readonly Statement[];
  readonly drafted: Drafted;
  readonly home: string;
};

/** A stream before its first fact. */
export function unborn(id: string, home: string): Standing<never> {
  return { id, home, version: 0, head: null, state: null };
}

/** Decides on a stream as it was found; nothing is written yet. For doors that write many steps together. */
export function takeStep<Found extends Standing<State>, State, Fact extends Decided, Row>(
  tools: FactTools,
  by: Speaker,
  rules: StreamRules<Found, State, Fact, Row>,
  found: Found,
  now: Instant,
): Result<Taken<Row>> {
  const decided = rules.decide(found, now);
  if (!decided.ok) return decided;
  const facts = decided.value;
  const { id, home, version, head } = found;
  const stream: StreamHead = { kind: rules.kind, id, home, version, head };
  const state = facts.reduce<State | null>(rules.evolve, found.state);
  if (facts.length === 0 || state === null) {
    throw new Error(`a decision on a stream of kind "${rules.kind}" without facts`);
  }
  const drafted = draftFacts(
    stream,
    facts.map((fact) => {
      const { type, at: happenedAt, ...data } = fact;
      const sealed = rules.sealed?.(fact);
      const base = { type, typeVersion: 1, happenedAt, data: data as JsonObject };
      return sealed ? { ...base, sealed } : base;
    }),
    { actor: by.actor, channel: by.channel, recordedAt: now, audience: rules.audience?.(state) ?? [] },
    tools,
  );
  if (drafted.head === null) throw new Error('facts without a head');
  const step = { stream, version: drafted.version, head: drafted.head, state, facts, now };
  return accept({ ...rules.write(found, { ...step, at: formatInstant(now) }), drafted, home });
}

/** What writes a step: the row, what came with the command, the facts last. */
export function stepStatements<Row>(
  { row, write, drafted, home }: Taken<Row>,
  how: { readonly also?: (row: Row) => readonly Statement[] },
): Statement[] {
  return [...write, ...(how.also?.(row) ?? []), ...appendStatements(home, [drafted])];
}
