import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type EntryState, mayDraft, NO_ENTRY } from '@zongheng/core/catalogue';
import { type Actor, personNames } from '../../identity/index.ts';
import { isVersionConflict } from '../../platform/database/index.ts';
import type { FieldRefusal } from '../../platform/http/index.ts';
import type { EntryKey } from '../versions.ts';
import { type BadShape, checkShape, conformityOf, type DraftContent } from './check-draft.ts';
import { contextOf, type EntryDeps, whoOf } from './context.ts';
import { differencesOf } from './difference.ts';
import { draftViewOf, presentDraft } from './draft-view.ts';
import { entryIdOf } from './key.ts';
import { MESSAGES } from './messages.ts';
import type { ConflictView } from './schema.ts';
import type { DraftView } from './schema-parts.ts';
import { type DraftWrite, type EntryRow, readEntries, readRevision, saveDraftsStatement } from './store.ts';
import { type NewSubject, type Subject, subjectOf } from './subject.ts';

type Row = EntryRow<EntryState>;

/** Why a draft was not saved; to the second of two editors with all that is needed to go on. */
type NotSaved = {
  readonly ok: false;
  readonly refusal: BadShape['refusal'];
  readonly errors?: readonly FieldRefusal[];
  readonly extension?: { readonly conflict: ConflictView };
};
type Saved = { readonly ok: true; readonly value: DraftView } | NotSaved;

/** An entry as it stands for somebody who would write its draft. */
type Writable = { readonly subject: Subject; readonly row: Row | undefined };

/**
 * Saves a draft over the revision its editor saw (0: there was none). Whoever comes second is told what stands, who
 * saved it, and both differences; nothing of theirs is lost. A draft that deviates is kept: the answer says what
 * the law above says to it.
 */
export async function saveDraft(
  deps: EntryDeps,
  actor: Actor,
  key: EntryKey,
  sent: { readonly revision: number; readonly content: unknown },
  act: 'save' | 'start' = 'save',
): Promise<Saved> {
  const shape = checkShape(key, sent.content);
  if (!shape.ok) return shape;
  const content = shape.value;
  for (;;) {
    const found = await writable(deps, actor, key, newSubjectOf(content));
    if (!found.ok) return found;
    const { subject, row } = found.value;
    if (row && row.draftStatus !== 'none' && row.draftStatus !== 'draft') {
      return refuse('entry-in-review', MESSAGES.inReview, MESSAGES.sourceRoles);
    }
    if ((row?.draft?.revision ?? 0) !== sent.revision)
      return conflict(deps, subject, row, { ...sent, content });
    const write = writeOf(deps, subject, row, content, act);
    const at = formatInstant(deps.clock.now() as Instant);
    try {
      await deps.database.pipeline([saveDraftsStatement([write.row], actor.personId, at)]);
    } catch (error) {
      // Somebody was faster: they are told of, as if they had been there before.
      if (isVersionConflict(error)) continue;
      throw error;
    }
    const saved = {
      ...{ revision: write.row.draftRevision + 1, content, findings: write.row.findings },
      ...{ savedBy: actor.personId, savedAt: at },
    };
    const more = { status: 'draft', state: row?.state ?? null, savedBy: actor.personName } as const;
    return accept(presentDraft(deps, subject, saved, more));
  }
}

/** Deletes a draft; its revisions stay readable. */
export async function deleteDraft(
  deps: EntryDeps,
  actor: Actor,
  key: EntryKey,
  revision: number,
): Promise<Result<void> | NotSaved> {
  for (;;) {
    const found = await writable(deps, actor, key);
    if (!found.ok) return found;
    const { subject, row } = found.value;
    if (!row?.draft) return refuse('not-found', MESSAGES.draftNotFound, '');
    if (row.draftStatus !== 'draft')
      return refuse('entry-in-review', MESSAGES.inReview, MESSAGES.sourceRoles);
    if (row.draft.revision !== revision) return conflict(deps, subject, row, { revision, content: null });
    const write: DraftWrite = { ...headOf(subject, row), act: 'delete', content: null, findings: 0 };
    try {
      const at = formatInstant(deps.clock.now() as Instant);
      await deps.database.pipeline([saveDraftsStatement([write], actor.personId, at)]);
      return accept(undefined);
    } catch (error) {
      if (!isVersionConflict(error)) throw error;
    }
  }
}

/** The entry, where this keeper may write its draft. */
async function writable(
  deps: EntryDeps,
  actor: Actor,
  key: EntryKey,
  fresh?: NewSubject,
): Promise<Result<Writable>> {
  const subject = subjectOf(deps.catalogue, key, fresh);
  if (!subject) return refuse('not-found', MESSAGES.entryNotFound, '');
  const [row] = await readEntries<EntryState>(deps.database, [entryIdOf(key)]);
  const now = deps.clock.now() as Instant;
  const who = whoOf(deps.catalogue, actor);
  const allowed = mayDraft(contextOf(deps, subject, who, now, { begun: (row?.state ?? null) !== null }));
  return allowed.ok ? accept({ subject, row }) : allowed;
}

/** Name and department that a draft of something new gives itself. */
export function newSubjectOf(content: DraftContent): NewSubject | undefined {
  if ('item' in content) return undefined;
  if ('department' in content) return { name: content.name, department: content.department };
  const [first] = 'stages' in content ? (content.stages as readonly { leadDepartment: string }[]) : [];
  return { name: content.name, department: first?.leadDepartment ?? '' };
}

/** What is written for a draft over the row as it was read. */
export function writeOf(
  deps: Pick<EntryDeps, 'catalogue'>,
  subject: Subject,
  row: Row | undefined,
  content: DraftContent,
  act: DraftWrite['act'],
): { readonly row: DraftWrite } {
  const exceptions = (row?.state ?? NO_ENTRY).exceptions
    .filter(({ status }) => status === 'approved')
    .map(({ element, until }) => ({ element, until, reason: '' }));
  const { refusals } = conformityOf(deps.catalogue, subject, content, exceptions);
  return { row: { ...headOf(subject, row), act, content, findings: refusals.length } };
}

function headOf(subject: Subject, row: Row | undefined) {
  const { key, home, body, department } = subject;
  return {
    ...key,
    ...{ id: entryIdOf(key), home, bodyId: body.id, department },
    version: row?.version ?? 0,
    draftRevision: row?.draftRevision ?? 0,
  };
}

/** What the second of two editors is told: nothing they wrote is lost. */
async function conflict(
  deps: EntryDeps,
  subject: Subject,
  row: Row | undefined,
  sent: { readonly revision: number; readonly content: unknown },
): Promise<NotSaved> {
  const current = await draftViewOf(deps, subject, row);
  const seen =
    row && sent.revision > 0 ? await readRevision(deps.database, row.id, row.home, sent.revision) : undefined;
  const base = seen?.content ?? (subject.coming ?? subject.inForce)?.body ?? null;
  const last =
    row && !current ? await readRevision(deps.database, row.id, row.home, row.draftRevision) : undefined;
  const names = last ? await personNames(deps.database, [last.savedBy]) : undefined;
  const gone = last ? { id: last.savedBy, name: names?.get(last.savedBy) ?? MESSAGES.system } : null;
  const savedBy = current?.savedBy ?? gone;
  return {
    ok: false,
    refusal: {
      code: 'version-conflict',
      message: current ? MESSAGES.draftMoved(current.savedBy.name) : MESSAGES.draftGone,
      source: '',
      field: 'revision',
    },
    extension: {
      conflict: {
        ...{ current, savedBy, savedAt: current?.savedAt ?? last?.savedAt ?? null },
        theirs: differencesOf(base, current?.content ?? null),
        yours: differencesOf(current?.content ?? base, sent.content),
      },
    },
  };
}
