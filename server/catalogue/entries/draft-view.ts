import { approvedExceptions, type EntryState, NO_ENTRY } from '@zongheng/core/catalogue';
import { personNames } from '../../identity/index.ts';
import { conformityOf, type DraftContent } from './check-draft.ts';
import type { EntryDeps } from './context.ts';
import { differencesOf } from './difference.ts';
import { MESSAGES } from './messages.ts';
import type { DraftView } from './schema-parts.ts';
import type { DraftRow, DraftStatus, EntryRow } from './store.ts';
import type { Subject } from './subject.ts';

/** A draft as its editors see it: how it stands to what is above, and what it changes of what is in force. */
export function presentDraft(
  { catalogue }: Pick<EntryDeps, 'catalogue'>,
  subject: Subject,
  draft: DraftRow,
  more: { readonly status: DraftStatus; readonly state: EntryState | null; readonly savedBy: string },
): DraftView {
  const exceptions = approvedExceptions(more.state ?? NO_ENTRY);
  return {
    revision: draft.revision,
    status: { code: more.status, name: MESSAGES.statuses[more.status] },
    content: draft.content,
    savedBy: { id: draft.savedBy, name: more.savedBy },
    savedAt: draft.savedAt,
    conformity: conformityOf(catalogue, subject, draft.content as DraftContent, exceptions),
    differences: differencesOf((subject.coming ?? subject.inForce)?.body ?? null, draft.content),
  };
}

/** The draft of a row; null where it has none. */
export async function draftViewOf(
  deps: Pick<EntryDeps, 'catalogue' | 'database'>,
  subject: Subject,
  row: EntryRow<EntryState> | undefined,
): Promise<DraftView | null> {
  const draft = row?.draft;
  if (!row || !draft) return null;
  const names = await personNames(deps.database, [draft.savedBy]);
  return presentDraft(deps, subject, draft, {
    ...{ status: row.draftStatus, state: row.state },
    savedBy: names.get(draft.savedBy) ?? MESSAGES.system,
  });
}
