import type { Refusal, Result } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type EntryActor, type EntryContext, type EntryState, mayDraft } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import { isVersionConflict, type Statement } from '../../platform/database/index.ts';
import type { FieldRefusal } from '../../platform/http/index.ts';
import type { EntryKey } from '../versions.ts';
import { checkShape } from './check-draft.ts';
import { contextOf, type EntryDeps, whoOf } from './context.ts';
import { entryIdOf } from './key.ts';
import { MESSAGES } from './messages.ts';
import { newSubjectOf, writeOf } from './save-draft.ts';
import { type DraftWrite, type EntryRow, readEntries, saveDraftsStatement } from './store.ts';
import { subjectOf } from './subject.ts';

/** A draft to be saved over the revision its sender saw; left out: over whatever draft there is. */
export type ManyDraft = EntryKey & { readonly content: unknown; readonly revision?: number };

/** What was wrong with one of many. */
export type ManyRefused = EntryKey & {
  readonly index: number;
  readonly refusal: Refusal;
  readonly errors: readonly FieldRefusal[];
};

export type ManySaved =
  | { readonly ok: true; readonly saved: number; readonly deviating: number }
  | { readonly ok: false; readonly refused: readonly ManyRefused[] };

export type SaveMany = {
  readonly progress?: (done: number, total: number) => void | Promise<void>;
  readonly may?: (context: EntryContext) => Result<unknown>;
  /** Written in the same transaction as the drafts. */
  readonly also?: readonly Statement[];
};

/**
 * Saves many drafts in one transaction: all of them, or none where any is refused or somebody is faster. Drafts that
 * deviate are saved, and counted. For a whole county's import.
 *
 * `progress` is called after each draft is checked, with how many are; `may` says who may write which draft,
 * the body that exercises the item unless said.
 */
export async function saveDrafts(
  deps: EntryDeps,
  actor: Actor,
  many: readonly ManyDraft[],
  { progress = () => {}, may = mayDraft, also = [] }: SaveMany = {},
): Promise<ManySaved> {
  const { database, catalogue, clock } = deps;
  const rows = new Map(
    (await readEntries<EntryState>(database, many.map(entryIdOf))).map((row) => [row.id, row]),
  );
  const who = whoOf(catalogue, actor);
  const now = clock.now() as Instant;
  const refused: ManyRefused[] = [];
  const writes = new Map<string, DraftWrite>();
  for (const [index, draft] of many.entries()) {
    const { kind, subject, division } = draft;
    const key = { kind, subject, division };
    const made = prepare(deps, { who, now, may }, draft, rows.get(entryIdOf(key)));
    if (!made.ok) refused.push({ ...key, index, refusal: made.refusal, errors: made.errors ?? [] });
    else if (writes.has(made.value.id)) refused.push({ ...key, index, refusal: twice, errors: [] });
    else writes.set(made.value.id, made.value);
    await progress(index + 1, many.length);
  }
  if (refused.length > 0) return { ok: false, refused };
  const all = [...writes.values()];
  if (all.length > 0) {
    try {
      await database.pipeline([saveDraftsStatement(all, actor.personId, formatInstant(now)), ...also]);
    } catch (error) {
      if (!isVersionConflict(error)) throw error;
      const moved = { code: 'version-conflict', message: MESSAGES.outdated, source: '' };
      return {
        ok: false,
        refused: many.map((key, index) => ({ ...keyOf(key), index, refusal: moved, errors: [] })),
      };
    }
  }
  return { ok: true, saved: all.length, deviating: all.filter(({ findings }) => findings > 0).length };
}

const twice: Refusal = { code: 'twice', message: MESSAGES.twice, source: '' };
const keyOf = ({ kind, subject, division }: EntryKey): EntryKey => ({ kind, subject, division });

type By = { readonly who: EntryActor; readonly now: Instant; readonly may: NonNullable<SaveMany['may']> };

type Prepared =
  | { readonly ok: true; readonly value: DraftWrite }
  | { readonly ok: false; readonly refusal: Refusal; readonly errors?: readonly FieldRefusal[] };

function prepare(
  deps: EntryDeps,
  { who, now, may }: By,
  draft: ManyDraft,
  row: EntryRow<EntryState> | undefined,
): Prepared {
  const key = keyOf(draft);
  const shape = checkShape(key, draft.content);
  if (!shape.ok) return shape;
  const no = (code: string, message: string): Prepared => ({
    ok: false,
    refusal: { code, message, source: '' },
  });
  const subject = subjectOf(deps.catalogue, key, newSubjectOf(shape.value));
  if (!subject) return no('not-found', MESSAGES.entryNotFound);
  const allowed = may(contextOf(deps, subject, who, now, { begun: (row?.state ?? null) !== null }));
  if (!allowed.ok) return allowed;
  if (row && row.draftStatus !== 'none' && row.draftStatus !== 'draft')
    return no('entry-in-review', MESSAGES.inReview);
  if (draft.revision !== undefined && draft.revision !== (row?.draft?.revision ?? 0)) {
    return no('version-conflict', MESSAGES.outdated);
  }
  return { ok: true, value: writeOf(deps, subject, row, shape.value, 'import').row };
}
