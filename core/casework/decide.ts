import type { Result } from '../refusal.ts';
import type { CaseCommand } from './commands.ts';
import type { CaseContext } from './context.ts';
import { deemedFacts } from './deemed.ts';
import type { CaseFact } from './facts.ts';
import { no } from './refusals.ts';
import { type CaseState, evolve } from './state.ts';
import { steps } from './steps.ts';

/**
 * The decider: a case, a command and the law give facts or a named refusal. Nothing is read or written.
 *
 * Facts that the law has already made true by the time of the command (逾期视同受理) come first and the
 * command meets the case as they leave it. Errors: every refusal of ./refusals.ts.
 */
export function decide(
  state: CaseState,
  command: CaseCommand,
  context: CaseContext,
): Result<readonly CaseFact[]> {
  const at = command.at ?? context.now;
  if (at > context.now) return no.inTheFuture();
  // A result of another authority may be older than the project's entry here: its case ran elsewhere.
  const { notBefore } = context;
  if (notBefore !== undefined && at < notBefore && command.type !== 'take-result') {
    return no.beforeProject(notBefore);
  }
  if (state.lastAt !== null && at < state.lastAt) return no.beforeLast(state.lastAt);

  const deemed = deemedFacts(state, context, at);
  const current = deemed.reduce(evolve, state);
  if (command.type === 'apply-deemed') return { ok: true, value: deemed };

  const decided = steps(current, command, context, at);
  return decided.ok ? { ok: true, value: [...deemed, ...decided.value] } : decided;
}
