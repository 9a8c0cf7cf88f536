import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { Body, Query } from './types.ts';

/** Flags (疑点): what the quality rules found suspicious, and their review. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

type Unset<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };
export type FlagFilter = Unset<Query<'/api/oversight/flags'>>;
export type FlagReview = Body<'/api/oversight/flags/commands', 'post'>;

export const flagPages = (filter: FlagFilter) =>
  infiniteQueryOptions({
    queryKey: ['flags', 'list', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/oversight/flags', { params: { query: given({ ...filter, cursor, limit: 50 }) } }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** The flags of one case, for the marker on its page. */
export const flagsOfCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['flags', 'case', caseId],
    queryFn: () => read(client.GET('/api/oversight/flags', { params: { query: { caseId, limit: 50 } } })),
  });

export const flagQuery = (id: string) =>
  queryOptions({
    queryKey: ['flags', 'one', id],
    queryFn: () => read(client.GET('/api/oversight/flags/{id}', { params: { path: { id } } })),
  });

export function useReviewFlags() {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: FlagReview) =>
      read(
        client.POST('/api/oversight/flags/commands', {
          body,
          params: { header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['flags'] }),
  });
}
