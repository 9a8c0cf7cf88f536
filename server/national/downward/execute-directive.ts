import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import type { CaseDeps } from '../../casework/index.ts';
import { type Statement, withRetry } from '../../platform/database/index.ts';
import { appendStatements, draftFacts } from '../../platform/facts/index.ts';
import {
  type DirectiveCommand,
  type DirectiveState,
  type DirectiveWords,
  decideDirective,
  evolveDirective,
} from './directive.ts';
import { type DirectiveRow, findDirective, writeDirective } from './directive-store.ts';
import { DOWN_MESSAGES as say } from './messages.ts';

export type DirectiveExecution = {
  readonly actor: FactActor;
  readonly channel: string;
  /** For a new directive: where it belongs, and the message that told it. */
  readonly create?: { readonly home: string; readonly inboxId: string };
  /** Version the caller saw; another one means somebody was faster. */
  readonly expected?: number;
  readonly also: (row: DirectiveRow) => readonly Statement[];
};

/** The one door of directives: read, decide, write row and facts in one transaction. */
export function executeDirective(
  deps: Pick<CaseDeps, 'database' | 'clock' | 'facts'>,
  directiveId: string,
  command: DirectiveCommand,
  how: DirectiveExecution,
): Promise<Result<DirectiveRow>> {
  return withRetry(async () => {
    const row = how.create ? undefined : await findDirective(deps.database, directiveId);
    if (how.expected !== undefined && row && row.version !== how.expected) {
      return refuse('version-conflict', say.versionConflict, '');
    }
    const home = how.create?.home ?? row?.home;
    const inboxId = how.create?.inboxId ?? row?.inbox_id;
    if (home === undefined || inboxId === undefined) return refuse('not-found', say.directiveNotFound, '');
    const now = deps.clock.now() as Instant;
    const decided = decideDirective(row?.state ?? null, command, now);
    if (!decided.ok) return decided;
    const id = row?.id ?? directiveId;
    const stream = { kind: 'directive', id, home, version: row?.version ?? 0, head: row?.head ?? null };
    const sealed = sealedOf(command);
    const drafted = draftFacts(
      stream,
      decided.value.map(({ type, at, ...data }) => ({
        type,
        typeVersion: 1,
        happenedAt: at,
        data: JSON.parse(JSON.stringify(data)) as JsonObject,
        ...(sealed ? { sealed } : {}),
      })),
      { actor: how.actor, channel: how.channel, recordedAt: now, audience: [] },
      deps.facts,
    );
    const state = decided.value.reduce<DirectiveState | null>(evolveDirective, row?.state ?? null);
    if (!state || drafted.head === null) throw new Error('a decision on a directive without facts');
    const words: DirectiveWords = { ...(row?.words ?? { text: null, answer: null }), ...sealed };
    const { version, head } = drafted;
    const done: DirectiveRow = { id, home, version, head, state, words, inbox_id: inboxId };
    await deps.database.pipeline([
      writeDirective({ stream, version, head, state, words, inboxId, at: formatInstant(now) }),
      ...how.also(done),
      ...appendStatements(home, [drafted]),
    ]);
    return accept(done);
  });
}

/** The free text a command brings. */
function sealedOf(command: DirectiveCommand): { readonly [name: string]: string } | undefined {
  if (command.type === 'receive') return { text: command.text };
  return command.type === 'answer' ? { answer: command.answer } : undefined;
}
