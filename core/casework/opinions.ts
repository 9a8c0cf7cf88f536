import type { Instant } from '../calendar/index.ts';
import { GENERAL_OPINION_RULE } from '../catalogue/index.ts';
import { accept, type Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import type { CaseFact } from './facts.ts';
import { no } from './refusals.ts';
import type { CaseState } from './state.ts';

type Facts = Result<readonly CaseFact[]>;

/**
 * Asks another department for its written opinion: as many at once as are needed, each department once at a
 * time. Nothing of it stops a clock: asking is no special procedure of 行政许可法 §45.
 */
export function askOpinion(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'ask-opinion' }>,
  context: CaseContext,
  at: Instant,
): Facts {
  if (state.acceptedAt === null || state.endedAt !== null) return no.opinionOutOfTime();
  const { bodyId, question } = command;
  const rule = context.item.opinions ?? GENERAL_OPINION_RULE;
  if (!question.trim()) return no.questionMissing(rule.basis);
  if (state.opinions.some((each) => each.bodyId === bodyId && each.answer === null)) return no.opinionOpen();
  const days = command.days ?? rule.days;
  if (!Number.isInteger(days) || days < 1 || days > rule.days) return no.opinionDays(rule.days, rule.basis);
  const { silence, basis, mark } = rule;
  return accept([
    {
      type: 'case.opinion-asked',
      at,
      requestId: String(state.opinions.length + 1),
      bodyId,
      question,
      days,
      silence,
      basis,
      ...(mark === undefined ? {} : { mark }),
    },
  ]);
}

/** The asked department answers, once; silence that has become consent stays consent. */
export function giveOpinion(
  state: CaseState,
  command: Extract<CaseCommand, { type: 'give-opinion' }>,
  at: Instant,
): Facts {
  const { requestId, bodyId, opinion, text } = command;
  const request = state.opinions.find((each) => each.requestId === requestId && each.bodyId === bodyId);
  if (!request) return no.opinionNotAsked();
  const { answer, basis } = request;
  if (answer?.opinion === 'deemed') return no.opinionDeemed(basis);
  if (answer?.opinion === 'moot') return no.opinionMoot(basis);
  if (answer) return no.opinionGiven(basis);
  if (opinion !== 'agree' && !text?.trim()) return no.opinionTextMissing(basis);
  return accept([{ type: 'case.opinion-given', at, requestId, bodyId, opinion, text }]);
}
