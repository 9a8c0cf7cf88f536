import { accept, type Result, refuse } from '@zongheng/core';
import type { Database } from '../platform/database/index.ts';
import { MESSAGES, SOURCES } from './messages.ts';
import { type DraftKey, deleteDraft, MOST_DRAFTS, saveDraft } from './store.ts';

/** A project's draft without the declaration that it is not classified. */
export function isUndeclared(kind: string, body: Record<string, unknown>): boolean {
  if (kind !== 'project') return false;
  const { declaration } = body;
  const declared = typeof declaration === 'object' && declaration !== null && 'nonClassified' in declaration;
  return !declared || declaration.nonClassified !== true;
}

/**
 * Saves a draft. Of a project nothing is kept before it was declared not classified (2017年第3号令 §3); if
 * the declaration is taken back, what was saved under it goes too. `now` in ms.
 */
export async function save(
  database: Database,
  draft: DraftKey,
  body: Record<string, unknown>,
  now: number,
): Promise<Result<{ savedAt: string }>> {
  if (isUndeclared(draft.kind, body)) {
    await deleteDraft(database, draft);
    return refuse(
      'classified-project',
      MESSAGES.declaration,
      SOURCES.classified,
      'body.declaration.nonClassified',
    );
  }
  const savedAt = new Date(now).toISOString();
  const saved = await saveDraft(database, draft, body, savedAt);
  return saved ? accept({ savedAt }) : refuse('too-many-drafts', MESSAGES.tooMany(MOST_DRAFTS), '');
}
