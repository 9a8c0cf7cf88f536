import type { Result } from '@zongheng/core';
import { type EntryContext, mayDraft } from '@zongheng/core/catalogue';
import type { Actor } from '../../identity/index.ts';
import type { Catalogue } from '../catalogue.ts';
import { whoOf } from '../entries/context.ts';
import { reachOf } from '../entries/policy.ts';

export const exchangeActions = {
  // What is published, as a file.
  'catalogue.export': ['catalogue-keeper', 'supervisor'],
  // Looks through a file and makes drafts of it.
  'catalogue.import': ['catalogue-keeper'],
} as const;

/**
 * Who may write a draft by import: who may write it by hand; and, of its own division, the 行政审批局, which
 * gathers the lists of its neighbours. What it brings is a draft: handing it in stays with the body that exercises
 * the item.
 */
export function mayImport(context: EntryContext): Result<unknown> {
  const { key, who } = context;
  const gathers =
    key.kind === 'implementation' &&
    who.division === key.division &&
    who.department === 'administrative-approval';
  return gathers ? { ok: true, value: null } : mayDraft(context);
}

/** Divisions whose catalogue somebody may export: keepers everywhere, supervisors theirs and those below. */
export function mayExport(catalogue: Pick<Catalogue, 'within'>, actor: Actor, division: string): boolean {
  return reachOf(catalogue, actor)?.has(division) ?? true;
}

/** An import belongs to the body that brought it. */
export function ownsImport(catalogue: Pick<Catalogue, 'body'>, actor: Actor, bodyId: string): boolean {
  return actor.seat.role === 'catalogue-keeper' && whoOf(catalogue, actor).body === bodyId;
}
