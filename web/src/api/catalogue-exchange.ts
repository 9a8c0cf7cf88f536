import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, read } from './client.ts';
import type { components } from './schema.gen.ts';
import { sendFile } from './upload.ts';

export type CatalogueImport = components['schemas']['CatalogueImport'];
export type ImportDetail = components['schemas']['CatalogueImportDetail'];
export type ExchangeKind = CatalogueImport['kind'];
export type ExportWhat = 'published' | 'missing' | 'template';

export const importsQuery = queryOptions({
  queryKey: ['catalogue-imports'],
  queryFn: () => read(client.GET('/api/catalogue/exchange/imports')),
});

/** A work that is going on, or about to begin, is looked at each second, to show how far it is. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue-import', id],
    queryFn: () => read(client.GET('/api/catalogue/exchange/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) =>
      ['uploaded', 'checking', 'applying'].includes(state.data?.state ?? '') ? 1_000 : false,
  });

export function exportAddress(given: {
  kind: ExchangeKind;
  division: string;
  body: 'own' | 'all';
  format: 'xlsx' | 'json';
  what: ExportWhat;
}): string {
  return `/api/catalogue/exchange/export?${new URLSearchParams(given)}`;
}

/** The same as tables of the construction line. */
export function tablesAddress(division: string): string {
  return `/api/national/catalogue-export?${new URLSearchParams({ division })}`;
}

export function errorsAddress(id: string): string {
  return `/api/catalogue/exchange/imports/${encodeURIComponent(id)}/errors`;
}

export function useUploadImport(onProgress: (share: number) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ file, kind, division }: { file: File; kind: ExchangeKind; division: string }) => {
      const address = `/api/catalogue/exchange/imports?${new URLSearchParams({ kind, division })}`;
      return sendFile<CatalogueImport>(address, file, onProgress, new AbortController().signal);
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
}

export function useCheckImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      read(client.POST('/api/catalogue/exchange/imports/{id}/check', { params: { path: { id } } })),
    onSuccess: (found) => queries.setQueryData(importQuery(found.id).queryKey, found),
    onSettled: () => queries.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
}

export function useApplyImport(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { deviating: boolean; submit: boolean }) =>
      read(client.POST('/api/catalogue/exchange/imports/{id}/apply', { params: { path: { id } }, body })),
    // Drafts have changed in lists, entries and the matrix.
    onSettled: () => queries.invalidateQueries(),
  });
}
