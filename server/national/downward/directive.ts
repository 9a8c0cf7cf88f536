import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { DOWN_MESSAGES as say } from './messages.ts';

/** What the centre told. */
type Received = {
  readonly number: string;
  readonly title: string;
  readonly level: 'notice' | 'order';
  readonly projectId: string | null;
  /** As told: the project may be unknown here. */
  readonly projectCode: string | null;
  readonly caseNumber: string | null;
  /** YYYY-MM-DD. */
  readonly replyBy: string | null;
  readonly sentAt: string;
  /** Divisions whose supervisors and leaders it concerns. */
  readonly divisions: readonly string[];
};

/** For whom somebody signs or answers. */
type Office = { readonly division: string | null; readonly name: string };

/** A directive folded from its facts; plain JSON without free text. */
export type DirectiveState = Received & {
  readonly receivedAt: Instant;
  readonly signed: { readonly at: Instant; readonly by: Office } | null;
  readonly answered: { readonly at: Instant; readonly by: Office } | null;
};

/** Free text of a directive, kept beside the chain. */
export type DirectiveWords = { readonly text: string | null; readonly answer: string | null };

type At = { readonly at: Instant };

export type DirectiveFact =
  | (At & Received & { readonly type: 'directive.received' })
  | (At & { readonly type: 'directive.signed'; readonly by: Office })
  | (At & { readonly type: 'directive.answered'; readonly by: Office });

export type DirectiveCommand =
  | (Received & { readonly type: 'receive'; readonly text: string })
  | { readonly type: 'sign'; readonly by: Office }
  | { readonly type: 'answer'; readonly by: Office; readonly answer: string };

/** Decides a command on a directive: signed for first, then answered, each once. */
export function decideDirective(
  state: DirectiveState | null,
  command: DirectiveCommand,
  at: Instant,
): Result<readonly DirectiveFact[]> {
  if (command.type === 'receive') {
    if (state) return refuse('state-conflict', say.directiveTaken, say.source);
    const { type: _, text: __, ...rest } = command;
    return accept([{ type: 'directive.received', at, ...rest }]);
  }
  if (!state) return refuse('not-found', say.directiveNotFound, '');
  const { by } = command;
  if (command.type === 'sign') {
    if (state.signed) return refuse('state-conflict', say.alreadySigned, say.source);
    return accept([{ type: 'directive.signed', at, by }]);
  }
  if (state.answered) return refuse('state-conflict', say.alreadyAnswered, say.source);
  if (!state.signed) return refuse('state-conflict', say.notSigned, say.source);
  return accept([{ type: 'directive.answered', at, by }]);
}

/** Folds one fact into a directive. */
export function evolveDirective(state: DirectiveState | null, fact: DirectiveFact): DirectiveState {
  if (fact.type === 'directive.received') {
    const { type: _, at, ...rest } = fact;
    return { ...rest, receivedAt: at, signed: null, answered: null };
  }
  if (!state) throw new Error(`a directive cannot begin with ${fact.type}`);
  const { at, by } = fact;
  return fact.type === 'directive.signed'
    ? { ...state, signed: { at, by } }
    : { ...state, answered: { at, by } };
}
