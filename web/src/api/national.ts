import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { NationalMessageQuery, NationalResend } from './types.ts';

const limit = 50;
const firstPage: string | undefined = undefined;

export const nationalOverviewQuery = queryOptions({
  queryKey: ['national', 'overview'],
  queryFn: () => read(client.GET('/api/national/overview')),
  refetchInterval: 30_000,
});

/** A filter as it stands in the address: what is not set is undefined. */
export type NationalFilter = {
  [Key in keyof Omit<NationalMessageQuery, 'cursor' | 'limit' | 'blocked'>]?:
    | NationalMessageQuery[Key]
    | undefined;
} & { blocked?: true | undefined };

export const nationalMessagePages = ({ blocked, ...filter }: NationalFilter) =>
  infiniteQueryOptions({
    queryKey: ['national', 'messages', filter, blocked ?? false],
    queryFn: ({ pageParam: cursor }) => {
      const query = given({ ...filter, blocked: blocked ? ('true' as const) : undefined, cursor, limit });
      return read(client.GET('/api/national/messages', { params: { query } }));
    },
    initialPageParam: firstPage,
    getNextPageParam: (last: { next: string | null }): string | undefined => last.next ?? undefined,
  });

export const nationalMessageQuery = (id: string) =>
  queryOptions({
    queryKey: ['national', 'message', id],
    queryFn: () => read(client.GET('/api/national/messages/{id}', { params: { path: { id } } })),
    // What is on its way, or about to be made anew, changes by itself.
    refetchInterval: ({ state: { data } }) =>
      data && (data.resending || (data.current && !['stored', 'refused'].includes(data.state)))
        ? 5000
        : false,
  });

/** How many of those asked for again are still to be taken up; asked while there are any. */
export const resendProgressQuery = queryOptions({
  queryKey: ['national', 'resend-progress'],
  queryFn: () => read(client.GET('/api/national/resend-progress')),
  staleTime: 0,
  refetchInterval: ({ state }) => ((state.data?.left ?? 0) > 0 ? 1500 : false),
});

export const nationalMappingsQuery = queryOptions({
  queryKey: ['national', 'mappings'],
  queryFn: () => read(client.GET('/api/national/mappings')),
});

export const nationalMappingQuery = (kind: string) =>
  queryOptions({
    queryKey: ['national', 'mapping', kind],
    queryFn: () => read(client.GET('/api/national/mappings/{kind}', { params: { path: { kind } } })),
  });

/** Everything the outbox shows: read again after an act. */
export function renewNational(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['national'] });
}

export function useResend() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: NationalResend) => read(client.POST('/api/national/messages/resend', { body })),
    onSuccess: () => renewNational(queries),
  });
}

type Written = { body: Record<string, unknown> };

export function useTryMapping(kind: string) {
  return useMutation({
    mutationFn: (body: Written & { messageId?: string }) =>
      read(client.POST('/api/national/mappings/{kind}/test', { params: { path: { kind } }, body })),
  });
}

export function useCorrectMapping(kind: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Written & { note: string; number: number }) =>
      read(client.PUT('/api/national/mappings/{kind}', { params: { path: { kind } }, body })),
    onSuccess: () => renewNational(queries),
  });
}
