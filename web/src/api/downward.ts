import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { DirectiveBox, InboxState, Retake } from './types.ts';

const limit = 50;
const firstPage: string | undefined = undefined;

export type InboxFilter = { kind?: string | undefined; state?: InboxState | undefined };

/** What the national platform has sent down, newest first. */
export const inboxPages = (filter: InboxFilter) =>
  infiniteQueryOptions({
    queryKey: ['downward', 'inbox', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/national/inbox', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: (last: { next: string | null }): string | undefined => last.next ?? undefined,
  });

export const inboxMessageQuery = (id: string) =>
  queryOptions({
    queryKey: ['downward', 'message', id],
    queryFn: () => read(client.GET('/api/national/inbox/{id}', { params: { path: { id } } })),
  });

export const centralReferencesQuery = queryOptions({
  queryKey: ['downward', 'references'],
  queryFn: () => read(client.GET('/api/national/references')),
});

export const dictionaryRowsQuery = (id: string) =>
  queryOptions({
    queryKey: ['downward', 'dictionary', id],
    queryFn: () => read(client.GET('/api/national/references/{id}/rows', { params: { path: { id } } })),
  });

export function useRetake(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Retake) =>
      read(client.POST('/api/national/inbox/{id}/retake', { body, params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['downward'] }),
  });
}

/** Directives of the national platform that concern the seat's division. */
export const directivePages = (box: DirectiveBox) =>
  infiniteQueryOptions({
    queryKey: ['directives', box],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/directives', { params: { query: given({ box, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: (last: { next: string | null }): string | undefined => last.next ?? undefined,
  });

function renew(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['directives'] });
}

export function useSignDirective(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { version: number }) =>
      read(
        client.POST('/api/directives/{id}/sign', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useAnswerDirective(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { version: number; answer: string }) =>
      read(
        client.POST('/api/directives/{id}/answer', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}
