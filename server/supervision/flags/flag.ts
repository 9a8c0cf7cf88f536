import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { FLAG_MESSAGES as say } from './messages.ts';
import type { RuleId } from './rules.ts';

export const FLAG_STATUSES = ['open', 'answered', 'confirmed', 'explained'] as const;
export type FlagStatus = (typeof FLAG_STATUSES)[number];

/** For whom somebody answers or reviews: a body, or a division. */
export type Office = { readonly id: string | null; readonly name: string };

/** What the review is about: the chain of the review says it without the row. */
export type FlagAbout = { readonly rule: RuleId; readonly caseId: string; readonly factId: string };

type Said = { readonly at: Instant; readonly by: Office };

/** The review of a flag, folded from its facts; plain JSON without free text. */
export type FlagState = FlagAbout & {
  readonly status: Exclude<FlagStatus, 'open'>;
  readonly answered: Said | null;
  readonly reviewed: Said | null;
};

/** Free text, kept beside the chain: the body's explanation, and what the supervisor found. */
export type FlagWords = { readonly answer: string | null; readonly finding: string | null };

type At = { readonly at: Instant };

export type FlagFact =
  | (At & FlagAbout & { readonly type: 'flag.answered'; readonly by: Office })
  | (At & FlagAbout & { readonly type: 'flag.confirmed'; readonly by: Office })
  | (At & FlagAbout & { readonly type: 'flag.explained'; readonly by: Office });

/** answer: the body explains itself. confirm: it is a fault. explain: it is none, and why. */
export type FlagCommand = {
  readonly type: 'answer' | 'confirm' | 'explain';
  readonly by: Office;
  readonly text: string;
};

const FACTS = { answer: 'flag.answered', confirm: 'flag.confirmed', explain: 'flag.explained' } as const;

/** Decides a command on a flag: answered once while it is open, reviewed once, answered or not. */
export function decideFlag(
  state: FlagState | null,
  about: FlagAbout,
  { type, by, text }: FlagCommand,
  at: Instant,
): Result<readonly FlagFact[]> {
  if (text.trim() === '') return refuse('reason-missing', say.textMissing, '', 'text');
  if (state?.reviewed) return refuse('state-conflict', say.alreadyReviewed, say.source);
  if (type === 'answer' && state?.answered) return refuse('state-conflict', say.alreadyAnswered, say.source);
  return accept([{ type: FACTS[type], at, ...about, by }]);
}

/** Folds one fact into the review of a flag. */
export function evolveFlag(state: FlagState | null, fact: FlagFact): FlagState {
  const { type, at, by, ...about } = fact;
  const before = state ?? { ...about, answered: null, reviewed: null };
  if (type === 'flag.answered') return { ...before, status: 'answered', answered: { at, by } };
  const status = type === 'flag.confirmed' ? 'confirmed' : 'explained';
  return { ...before, status, reviewed: { at, by } };
}
