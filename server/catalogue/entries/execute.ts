import { accept, type Refusal, type Result, refuse } from '@zongheng/core';
import {
  approvedExceptions,
  decideEntry,
  type EntryCommand,
  type EntryContent,
  type EntryFact,
  type EntryState,
  evolveEntry,
  NO_ENTRY,
} from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import { isUniqueViolation, type Statement } from '../../platform/database/index.ts';
import { throughDoor } from '../../platform/facts/index.ts';
import type { EntryKey } from '../versions.ts';
import { type DraftContent, problemsOf } from './check-draft.ts';
import { contextOf, type EntryDeps, whoOf } from './context.ts';
import { effectsOf } from './effects.ts';
import { ENTRY_STREAM, entryIdOf } from './key.ts';
import { MESSAGES } from './messages.ts';
import { newSubjectOf } from './save-draft.ts';
import type { EntryOrder } from './schema-commands.ts';
import { type DraftStatus, type EntryRow, readEntries, writeEntry } from './store.ts';
import { type Subject, subjectOf } from './subject.ts';

type Row = Omit<EntryRow<EntryState>, 'draft'>;
type Found = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string | null;
  readonly state: EntryState | null;
  readonly row: EntryRow<EntryState> | undefined;
  readonly subject: Subject;
};

/** What a command has made of an entry. */
export type Outcome = {
  readonly id: string;
  /** Version of the stream. */
  readonly version: number;
  readonly draftStatus: DraftStatus;
  /** Version it has published. */
  readonly published: number | null;
};

export type EntryHow = {
  readonly expected?: number | undefined;
  readonly also?: ((outcome: Outcome) => readonly Statement[]) | undefined;
  /** Many are done one after the other: the book is read again after the last. */
  readonly leaveBook?: boolean;
};

/**
 * The one door of an entry: read, decide, write row, version, tasks, notices and facts in one transaction. Taking
 * over what the pack brought comes before the first own fact. What is published holds in this process at once, in
 * the others within a second.
 */
export async function executeEntry(
  deps: EntryDeps,
  actor: Actor,
  key: EntryKey,
  order: EntryOrder,
  how: EntryHow = {},
): Promise<Result<Outcome>> {
  const { catalogue } = deps;
  const who = whoOf(catalogue, actor);
  const reason = 'reason' in order ? order.reason : null;
  // Made once: a decision that is taken again is the same proposal.
  const exceptionId = deps.facts.newId();
  let bookMoved = false;
  let audience: readonly string[] = [];
  const run = () =>
    throughDoor<Found, EntryState, EntryFact, Outcome>(
      deps,
      {
        actor: {
          person: actor.personId,
          seat: actor.seat.id,
          ...(who.body === '' ? {} : { body: who.body }),
        },
        channel: 'web',
        ...(how.expected === undefined ? {} : { expected: how.expected }),
        ...(how.also === undefined ? {} : { also: how.also }),
      },
      {
        kind: ENTRY_STREAM,
        outdated: MESSAGES.outdated,
        read: async () => {
          const found = await find(deps, key);
          if (found.ok) audience = audienceOf(found.value.subject);
          return found;
        },
        decide: ({ state, row, subject }, now) => {
          const command = commandOf(order, row, exceptionId);
          if (!command.ok) return command;
          const content = contentOf(command.value, state);
          const problems = content ? problemsFor(deps, subject, content, order) : [];
          const context = contextOf(deps, subject, who, now, { begun: state !== null, problems });
          return decideEntry(state ?? NO_ENTRY, command.value, context);
        },
        evolve: (state, fact) => evolveEntry(state ?? NO_ENTRY, fact),
        sealed: (fact) => (reason === null || fact.type === 'entry.adopted' ? undefined : { reason }),
        audience: () => audience,
        write: (found, step) => {
          const { subject } = found;
          const { state, facts, at, head, version } = step;
          const fact = facts.at(-1);
          const published = fact?.type === 'entry.published' ? fact.version : null;
          const hasDraft = found.row?.draft != null && published === null;
          const row: Row = {
            ...{ id: found.id, home: found.home, ...key, version, head, state },
            ...{ bodyId: subject.body.id, department: subject.department },
            words: reason === null ? (found.row?.words ?? {}) : { ...found.row?.words, [version]: reason },
            draftStatus: state.proposal?.step ?? (hasDraft ? 'draft' : 'none'),
            draftRevision: found.row?.draftRevision ?? 0,
          };
          const effects = effectsOf(deps, {
            ...{ subject, at, person: actor.personId, reason: reason ?? '' },
            ...{ entryId: found.id, home: found.home, facts, order },
            content: found.state?.proposal?.content ?? null,
            exceptions: approvedExceptions(state),
          });
          bookMoved = effects.book.length > 0;
          const outcome = { id: found.id, version, draftStatus: row.draftStatus, published };
          // Who publishes takes the book first, for the order of serials; then the row that all of an entry meet at.
          const write = [...effects.book, writeEntry(found.version, row, at), ...effects.rest];
          return { row: outcome, write };
        },
      },
    );
  const done = await run().catch((error: unknown) => {
    // A version of that number came from elsewhere, as from a pack: it is read before anything else is done.
    if (!isUniqueViolation(error, 'versions_pkey')) throw error;
    return refuse('state-conflict', MESSAGES.outdated, MESSAGES.sourceCatalogue);
  });
  if (bookMoved && how.leaveBook !== true) await catalogue.law.refresh();
  return done;
}

async function find(deps: EntryDeps, key: EntryKey): Promise<Result<Found>> {
  const id = entryIdOf(key);
  const [row] = await readEntries<EntryState>(deps.database, [id]);
  const content = row?.draft?.content ?? row?.state?.proposal?.content;
  const fresh = content ? newSubjectOf(content as DraftContent) : undefined;
  const subject = subjectOf(deps.catalogue, key, fresh);
  if (!subject) return refuse('not-found', MESSAGES.entryNotFound, '');
  const { version = 0, head = null, state = null } = row ?? {};
  return accept({ id, home: subject.home, version, head, state, row, subject });
}

/** What core is told to do: with the draft where it is handed in. */
function commandOf(
  order: EntryOrder,
  row: EntryRow<EntryState> | undefined,
  exceptionId: string,
): Result<EntryCommand> {
  switch (order.type) {
    case 'submit': {
      const draft = row?.draft;
      if (!draft) return refuse('not-found', MESSAGES.draftNotFound, '');
      if (draft.revision !== order.revision)
        return refuse('version-conflict', MESSAGES.outdated, '', 'revision');
      return accept({ type: 'submit', revision: draft.revision, content: draft.content as EntryContent });
    }
    case 'publish':
      return accept({ type: 'publish', validFrom: order.validFrom });
    case 'propose-exception': {
      const { element, reason, until } = order;
      return accept({ type: 'propose-exception', exceptionId, element, reason, until });
    }
    default:
      return accept(order);
  }
}

/** The content a command is about to bind the platform to. */
function contentOf(command: EntryCommand, state: EntryState | null): EntryContent | null {
  if (command.type === 'submit') return command.content;
  return command.type === 'publish' ? (state?.proposal?.content ?? null) : null;
}

function problemsFor(
  deps: EntryDeps,
  subject: Subject,
  content: EntryContent,
  order: EntryOrder,
): readonly Refusal[] {
  const found = problemsOf(deps.catalogue, subject, content as DraftContent);
  const from = subject.above?.validFrom ?? null;
  // What follows a standard that is still to come holds from that day at the earliest.
  const early =
    order.type === 'publish' &&
    subject.key.kind === 'implementation' &&
    from !== null &&
    order.validFrom < from;
  if (!early) return found;
  const field = 'validFrom';
  return [
    ...found,
    { code: 'valid-from', message: MESSAGES.beforeStandard(from), source: MESSAGES.sourceCatalogue, field },
  ];
}

/** Who drafts it and who confirms it. */
function audienceOf({ body, content, authority }: Subject): readonly string[] {
  const ids = [body.id, content?.id, authority?.id].filter((id) => id !== undefined);
  return [...new Set(ids)].sort();
}
