import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, guardHeader, read } from './client.ts';
import { renewNational } from './national.ts';
import type { BundleTaken } from './types.ts';

export const bundlesQuery = queryOptions({
  queryKey: ['national', 'bundles'],
  queryFn: () => read(client.GET('/api/national/bundles')),
});

export const bundleKeysQuery = queryOptions({
  queryKey: ['national', 'bundle-keys'],
  queryFn: () => read(client.GET('/api/national/bundles/keys')),
});

/** Makes a bundle of what waits. */
export function useMakeBundle() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.POST('/api/national/bundles')),
    onSuccess: () => renewNational(queries),
  });
}

/** Makes a bundle once more, with the same rows. */
export function useRemakeBundle() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (number: number) =>
      read(client.POST('/api/national/bundles/{number}/remake', { params: { path: { number } } })),
    onSuccess: () => renewNational(queries),
  });
}

/** Brings in an answer, or what the centre sends down. */
export function useTakeAnswer() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (file: File): Promise<BundleTaken> => {
      const form = new FormData();
      form.append('file', file, file.name);
      const call = fetch('/api/national/bundles/answers', {
        method: 'POST',
        credentials: 'same-origin',
        headers: guardHeader,
        body: form,
      });
      return read(
        call.then(async (response) => {
          const body: unknown = await response.json().catch(() => null);
          return response.ok ? { data: body as BundleTaken, response } : { error: body, response };
        }),
      );
    },
    onSuccess: () => renewNational(queries),
  });
}

/** Where a bundle is fetched from. */
export function bundleAddress(number: number): string {
  return `/api/national/bundles/${number}/file`;
}

/** Where the platform's public key is fetched from, as the carrier reads it. */
export const bundleKeysAddress = '/api/national/bundles/keys';
