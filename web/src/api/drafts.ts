import { queryOptions } from '@tanstack/react-query';
import { client, read, readIfThere } from './client.ts';
import type { Draft, DraftKind } from './types.ts';

const at = (kind: DraftKind, key: string) => ({ params: { path: { kind, key } } });

/** A saved draft, or null where there is none. Always read anew: another window may have saved since. */
export const draftQuery = (kind: DraftKind, key: string) =>
  queryOptions({
    queryKey: ['draft', kind, key],
    queryFn: async (): Promise<Draft | null> =>
      (await readIfThere(client.GET('/api/drafts/{kind}/{key}', at(kind, key)))) ?? null,
    staleTime: 0,
    gcTime: 0,
  });

export function saveDraft(
  kind: DraftKind,
  key: string,
  body: Record<string, unknown>,
): Promise<{ savedAt: string }> {
  return read(client.PUT('/api/drafts/{kind}/{key}', { ...at(kind, key), body: { body } }));
}

export function dropDraft(kind: DraftKind, key: string): Promise<unknown> {
  return readIfThere(client.DELETE('/api/drafts/{kind}/{key}', at(kind, key)));
}
