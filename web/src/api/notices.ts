import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';

/** What was told to the seat one acts in. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;
const POLL_MS = 30_000;

export type NoticeBox = 'unread' | 'all';

export const unreadQuery = queryOptions({
  queryKey: ['notices', 'unread'],
  queryFn: () => read(client.GET('/api/notices/unread')),
  refetchInterval: POLL_MS,
});

export const noticePages = (box: NoticeBox) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'list', box],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/notices', { params: { query: given({ box, cursor, limit: 20 }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** Marks some notices, or all that were shown, as read. */
export function useMarkRead() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (what: { ids: string[] } | { all: true }) =>
      read(client.POST('/api/notices/read', { body: what })),
    onSuccess: () => renew(queries),
  });
}

function renew(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['notices'] });
}
