import type { EntryContext } from '@zongheng/core/catalogue';
import { mayDraft } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { whoOf } from './context.ts';
import type { Subject } from './subject.ts';

/** Actions of the keeping of the catalogue, and the roles that may attempt them. Which act follows from the body. */
export const catalogueActions = {
  // Reads entries, versions, exceptions; drafts only where the body has to do with them.
  'catalogue.entries': ['catalogue-keeper'],
  // Drafts, submits, confirms, publishes, withdraws, reminds.
  'catalogue.keep': ['catalogue-keeper'],
  'catalogue.matrix': ['catalogue-keeper', 'supervisor', 'leader'],
  'catalogue.tasks': ['catalogue-keeper', 'supervisor', 'leader'],
} as const;

/**
 * Divisions whose matrix and tasks somebody sees: a keeper all of them, since the list of who exercises what is
 * public; supervisors and leaders their own and those below. Null: all.
 */
export function reachOf(catalogue: Pick<Catalogue, 'within'>, actor: Actor): ReadonlySet<string> | null {
  const { role, division } = actor.seat;
  return role === 'catalogue-keeper' || division === null ? null : new Set(catalogue.within(division.code));
}

/** Drafts are read by the body that writes them, those that confirm them, and its own department above. */
export function mayReadDraft(
  catalogue: Pick<Catalogue, 'body' | 'lineage'>,
  actor: Actor,
  subject: Subject,
  context: EntryContext,
): boolean {
  const { body, department, division } = whoOf(catalogue, actor);
  if (body === '') return false;
  const { key, content, authority } = subject;
  const above = department === subject.department && catalogue.lineage(key.division).includes(division);
  return above || [subject.body.id, content?.id, authority?.id].includes(body) || mayDraft(context).ok;
}
