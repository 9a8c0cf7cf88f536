import { accept, type Refusal, type Result } from '../../refusal.ts';
import { checkConformity } from '../conformity/check.ts';
import { checkStandard } from '../conformity/standard.ts';
import type { ImplementationContent, StandardItem } from '../content.ts';
import type { FlowContent } from '../flows/flow.ts';
import type { EntryContext } from './commands.ts';
import type { EntryContent } from './facts.ts';
import { LEVEL_NAMES, no } from './messages.ts';
import { approvedExceptions, type EntryState, lastVersionOf } from './state.ts';

/**
 * The content as it will stand once published, or why it may not. A standard and a flow take the number of their
 * next version; an implementation is held against the newest standard. The first refusal is told, with the number
 * of all: the rest is what checkConformity and the caller's own checks list in a preview.
 */
export function checkContent(
  state: EntryState,
  content: EntryContent,
  context: EntryContext,
): Result<EntryContent> {
  const { key, problems } = context;
  const version = lastVersionOf(state) + 1;
  if (key.kind === 'implementation') {
    const draft = content as ImplementationContent;
    if (draft.item !== key.subject || draft.division !== key.division) return no.otherSubject();
    return checkImplementation(state, draft, context);
  }
  const own = content as StandardItem | FlowContent;
  if (own.id !== key.subject) return no.otherSubject();
  const numbered = { ...own, version };
  const found = key.kind === 'standard' ? checkStandard(numbered as StandardItem) : [];
  return firstOf([...found, ...problems]) ?? accept(numbered);
}

function checkImplementation(
  state: EntryState,
  draft: ImplementationContent,
  context: EntryContext,
): Result<EntryContent> {
  const { standard, level, today, problems } = context;
  if (standard === null) return no.noStandard();
  if (!standard.levels.includes(level)) return no.levelNotExercised(LEVEL_NAMES[level]);
  const { refusals } = checkConformity(standard, draft, approvedExceptions(state), today);
  return firstOf([...refusals, ...problems]) ?? accept(draft);
}

function firstOf(refusals: readonly Refusal[]): Result<never> | null {
  const [first] = refusals;
  return first ? no.problems(first.message, first.source, refusals.length, first.code) : null;
}
