import { accept, type Result, refuse } from '@zongheng/core';
import type { CaseDeps } from '../../casework/index.ts';
import { type DoorHow, throughDoor, unborn } from '../../platform/facts/index.ts';
import { type DirectiveCommand, decideDirective, evolveDirective } from './directive.ts';
import { type DirectiveRow, findDirective, writeDirective } from './directive-store.ts';
import { DOWN_MESSAGES as say } from './messages.ts';

export type DirectiveExecution = DoorHow<DirectiveRow> & {
  /** For a new directive: where it belongs, and the message that told it. */
  readonly create?: { readonly home: string; readonly inboxId: string };
};

const NO_WORDS = { text: null, answer: null };

/** The one door of directives: read, decide, write row and facts in one transaction. */
export function executeDirective(
  deps: Pick<CaseDeps, 'database' | 'clock' | 'facts'>,
  directiveId: string,
  command: DirectiveCommand,
  how: DirectiveExecution,
): Promise<Result<DirectiveRow>> {
  const said = sealedOf(command);
  return throughDoor(deps, how, {
    kind: 'directive',
    outdated: say.versionConflict,
    read: async () => {
      const { create } = how;
      const row = create
        ? { ...unborn(directiveId, create.home), words: NO_WORDS, inbox_id: create.inboxId }
        : await findDirective(deps.database, directiveId);
      return row ? accept(row) : refuse('not-found', say.directiveNotFound, '');
    },
    decide: ({ state }, now) => decideDirective(state, command, now),
    evolve: evolveDirective,
    sealed: () => said,
    write: ({ id, home, words: before, inbox_id }, { stream, version, head, state, at }) => {
      const words = { ...before, ...said };
      return {
        row: { id, home, version, head, state, words, inbox_id },
        write: [writeDirective({ stream, version, head, state, words, inboxId: inbox_id, at })],
      };
    },
  });
}

/** The free text a command brings. */
function sealedOf(command: DirectiveCommand): { readonly [name: string]: string } | undefined {
  if (command.type === 'receive') return { text: command.text };
  return command.type === 'answer' ? { answer: command.answer } : undefined;
}
