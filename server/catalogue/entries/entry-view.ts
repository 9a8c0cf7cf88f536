import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import {
  allowedActs,
  type EntryState,
  type ImplementationContent,
  NO_ENTRY,
  type StandardItem,
  whatChangedAbove,
} from '@zongheng/core/catalogue';
import { type Actor, personNames } from '../../identity/index.ts';
import { readStream } from '../../platform/facts/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { EntryKey, Version } from '../versions.ts';
import { conformityOf, type DraftContent } from './check-draft.ts';
import { contextOf, type EntryDeps, whoOf } from './context.ts';
import { draftViewOf } from './draft-view.ts';
import { readExceptions } from './exception-store.ts';
import { entryIdOf } from './key.ts';
import { MESSAGES } from './messages.ts';
import { mayReadDraft } from './policy.ts';
import {
  departmentOf,
  named,
  placeOf,
  presentBehind,
  presentException,
  presentTask,
  presentVersion,
} from './present.ts';
import { newSubjectOf } from './save-draft.ts';
import type { EntryView } from './schema.ts';
import type { Act, EntryStatus } from './schema-parts.ts';
import { standingOf } from './standing.ts';
import { type EntryRow, readEntries } from './store.ts';
import { type Subject, subjectOf } from './subject.ts';
import { tasksOf } from './task-store.ts';

/** An entry as one reader sees it, and what they may do with it. */
export type Opened = {
  readonly subject: Subject;
  readonly row: EntryRow<EntryState> | undefined;
  readonly mayReadDraft: boolean;
  readonly acts: readonly Act[];
};

/** Opens an entry for a reader; the draft of one they have nothing to do with is left out. */
export async function openEntry(deps: EntryDeps, actor: Actor, key: EntryKey): Promise<Result<Opened>> {
  const { catalogue, database, clock } = deps;
  const [row] = await readEntries<EntryState>(database, [entryIdOf(key)]);
  const content = row?.draft?.content ?? row?.state?.proposal?.content;
  const subject = subjectOf(catalogue, key, content ? newSubjectOf(content as DraftContent) : undefined);
  if (!subject) return refuse('not-found', MESSAGES.entryNotFound, '');
  const state = row?.state ?? null;
  const begun = state !== null;
  const context = contextOf(deps, subject, whoOf(catalogue, actor), clock.now() as Instant, { begun });
  const readable = mayReadDraft(catalogue, actor, subject, context);
  // Of something never published there is nothing but the draft.
  const published = catalogue.book.versionsOf(key).length > 0 || key.kind === 'implementation';
  if (!readable && !published) return refuse('not-found', MESSAGES.entryNotFound, '');
  const allowed = allowedActs(state ?? NO_ENTRY, context);
  return accept({
    subject,
    row: readable ? row : row && { ...row, draft: null },
    mayReadDraft: readable,
    acts: actsOf(allowed, row),
  });
}

/** Drafting is offered where handing in is: what is in review is not written on. */
function actsOf(allowed: readonly Act[] | readonly string[], row: EntryRow<EntryState> | undefined): Act[] {
  const drafts = allowed.includes('submit');
  const has = (row?.draft ?? null) !== null;
  const written: readonly Act[] = !drafts
    ? []
    : has
      ? ['save-draft', 'delete-draft', 'submit']
      : ['start-draft', 'save-draft'];
  return [...written, ...(allowed.filter((act) => act !== 'submit' && act !== 'adopt') as Act[])];
}

/** The whole entry: what is in force and above it, the draft, how it stands, tasks and exceptions. */
export async function presentEntry(deps: EntryDeps, actor: Actor, opened: Opened): Promise<EntryView> {
  const { catalogue, database } = deps;
  const { subject, row, acts } = opened;
  const { key, above, inForce, coming, body, content, authority } = subject;
  const id = entryIdOf(key);
  const below = key.kind === 'implementation';
  const [draft, returned, tasks, exceptions] = await Promise.all([
    draftViewOf(deps, subject, row),
    opened.mayReadDraft ? lastReturn(deps, row) : null,
    below ? tasksOf(database, key.subject, key.division) : [],
    below ? readExceptions(database, { entryId: id }) : [],
  ]);
  const { day } = catalogue.book.current();
  const shown = inForce ?? coming;
  const status = statusOf(catalogue, subject, row);
  const version = (each: Version | undefined) =>
    each ? { ...presentVersion(each, day), content: each.body } : null;
  return {
    ...key,
    id,
    division: placeOf(catalogue, key.division),
    name: subject.name,
    department: departmentOf(catalogue, subject.department),
    body: named(body),
    status: { code: status, name: MESSAGES.statuses[status] },
    current: shown?.version ?? null,
    standard: shown?.standard ?? null,
    newest: above?.version ?? null,
    version: row?.version ?? 0,
    mayReadDraft: opened.mayReadDraft,
    inForce: version(inForce),
    coming: version(coming),
    above: above ? { version: above.version, content: above.body } : null,
    whole: below ? (catalogue.itemAt(key.subject, key.division)?.item ?? null) : null,
    behind: behindOf(catalogue, subject),
    conformity: shown
      ? conformityOf(catalogue, subject, shown.body as DraftContent, below ? shown.exceptions : [])
      : null,
    draft,
    returned,
    tasks: tasks.map((task) => presentTask(catalogue, actor, task)),
    exceptions: exceptions.map((each) => presentException(catalogue, actor, each)),
    acts: [...acts],
    confirms: { content: content ? named(content) : null, authority: authority ? named(authority) : null },
  };
}

function statusOf(catalogue: Catalogue, subject: Subject, row: Opened['row']): EntryStatus {
  const { inForce, coming, key } = subject;
  if (inForce?.kind === 'implementation') {
    return standingOf(catalogue.book, inForce as Version<'implementation'>, catalogue.today);
  }
  if (inForce) {
    const behind = subject.above && inForce.standard !== null && inForce.standard < subject.above.version;
    return behind ? 'behind' : 'published';
  }
  if (coming) return 'published';
  if (row && row.draftStatus !== 'none') return row.draftStatus;
  return catalogue.book.versionsOf(key).length > 0 ? 'withdrawn' : 'missing';
}

function behindOf(catalogue: Catalogue, { key, inForce, above }: Subject) {
  if (key.kind !== 'implementation' || !inForce || !above) return null;
  const under = inForce.standard ?? 0;
  if (under >= above.version) return null;
  const standardKey = { kind: 'standard', subject: key.subject, division: catalogue.province } as const;
  const before = catalogue.book.version(standardKey, under);
  if (!before) return null;
  const content = inForce.body as ImplementationContent;
  return presentBehind(whatChangedAbove(before.body, above.body as StandardItem, content));
}

/** Why the draft came back, as long as nobody has handed it in again. */
async function lastReturn({ database }: EntryDeps, row: Opened['row']): Promise<EntryView['returned']> {
  if (row?.draftStatus !== 'draft' || row.version === 0) return null;
  const facts = await readStream(database, row.home, row.id);
  const last = facts.findLast(({ envelope }) =>
    ['entry.submitted', 'entry.returned', 'entry.recalled', 'entry.published'].includes(envelope.type),
  )?.envelope;
  if (last?.type !== 'entry.returned') return null;
  const person = 'person' in last.actor ? last.actor.person : null;
  const names = person ? await personNames(database, [person]) : new Map<string, string>();
  return {
    reason: row.words[String(last.version)] ?? '',
    at: last.happenedAt,
    who: names.get(person ?? '') ?? MESSAGES.system,
  };
}
