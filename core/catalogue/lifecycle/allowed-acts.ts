import type { EntryAct, EntryContext } from './commands.ts';
import type { EntryState } from './state.ts';
import {
  mayConfirmAuthority,
  mayConfirmContent,
  mayDecideException,
  mayDraft,
  mayRecall,
  mayReturn,
} from './who.ts';

/**
 * What a person may do with an entry as it stands: what a page offers. Whether the content or the day a command
 * brings is good shows when it is given.
 */
export function allowedActs(state: EntryState, context: EntryContext): readonly EntryAct[] {
  const { proposal, versions, exceptions } = state;
  const { today, key } = context;
  const step = proposal?.step;
  const drafts = mayDraft(context).ok;
  const standing = versions.some(
    ({ withdrawn, validTo }) => !withdrawn && (validTo === null || validTo > today),
  );
  const adopted = state.key === null && context.pack !== null;
  const open = exceptions.filter(({ status }) => status === 'proposed');
  const offers: readonly (readonly [EntryAct, boolean])[] = [
    ['submit', drafts && !proposal],
    ['confirm-content', step === 'submitted' && mayConfirmContent(state, context).ok],
    ['confirm-authority', step === 'content-confirmed' && mayConfirmAuthority(state, context).ok],
    ['return', proposal !== null && mayReturn(state, context).ok],
    ['recall', proposal !== null && mayRecall(state, context).ok],
    ['publish', step === 'authority-confirmed' && drafts],
    ['withdraw', drafts && (standing || adopted)],
    ['propose-exception', drafts && key.kind === 'implementation'],
    ['decide-exception', open.some(({ proposedBy }) => mayDecideException(proposedBy, context).ok)],
  ];
  return offers.filter(([, allowed]) => allowed).map(([act]) => act);
}
