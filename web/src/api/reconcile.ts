import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { NationalLine, Query } from './types.ts';

/** The comparison with the national platform (对账). */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;
const SOON_MS = 3000;

/** The newest runs; looked at often while one is under way. */
export const runsQuery = queryOptions({
  queryKey: ['reconcile', 'runs'],
  queryFn: () => read(client.GET('/api/national/reconciliations', { params: { query: { limit: 30 } } })),
  refetchInterval: (query) =>
    query.state.data?.rows.some((run) => run.state === 'requested' || run.state === 'running')
      ? SOON_MS
      : false,
});

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['reconcile', 'run', id],
    queryFn: () => read(client.GET('/api/national/reconciliations/{id}', { params: { path: { id } } })),
  });

type Whole = Query<'/api/national/differences'>;
export type DifferenceFilter = {
  [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined;
};

/** `since`: when the newest run ended; with another one the list is another. */
export const differencePages = (filter: DifferenceFilter, since: string) =>
  infiniteQueryOptions({
    queryKey: ['reconcile', 'differences', filter, since],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/national/differences', {
          params: { query: given({ ...filter, cursor, limit: 50 }) },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export function useRequestRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (lines: NationalLine['line'][]) =>
      read(client.POST('/api/national/reconciliations', { body: { lines } })),
    onSuccess: () => renew(queries),
  });
}

export function useRepair() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[]) => read(client.POST('/api/national/differences/repair', { body: { ids } })),
    onSuccess: () => renew(queries),
  });
}

export function useExplain(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      read(
        client.POST('/api/national/differences/{id}/explain', { params: { path: { id } }, body: { text } }),
      ),
    onSuccess: () => renew(queries),
  });
}

function renew(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['reconcile'] });
}
