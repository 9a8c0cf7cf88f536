import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { NewOrder, OrderAnswer, OrderFilter, OrderHandling, OrderReaddress } from './types.ts';

const limit = 50;
const firstPage: string | undefined = undefined;

/** Supervision orders of a box, with the counts of all boxes. */
export const orderPages = (filter: OrderFilter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/orders', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: (last: { next: string | null }): string | undefined => last.next ?? undefined,
  });

/** How many wait in each box, for the navigation. */
export const orderCountsQuery = queryOptions({
  queryKey: ['orders', 'counts'],
  queryFn: () => read(client.GET('/api/orders', { params: { query: { box: 'all', limit: 1 } } })),
  select: (page) => page.counts,
  staleTime: 30_000,
  refetchInterval: 60_000,
});

export const ordersOfCaseQuery = (caseId: string) =>
  queryOptions({
    queryKey: ['orders', 'case', caseId],
    queryFn: () => read(client.GET('/api/orders', { params: { query: { box: 'all', caseId, limit: 50 } } })),
  });

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'one', id],
    queryFn: () => read(client.GET('/api/orders/{id}', { params: { path: { id } } })),
    // Several people move an order in turn: whoever opens it wants to see it as it stands.
    staleTime: 0,
  });

export const orderExplanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['orders', 'explanation', id],
    queryFn: () => read(client.GET('/api/orders/{id}/explanation', { params: { path: { id } } })),
  });

export const orderFiguresQuery = (by: 'city' | 'body') =>
  queryOptions({
    queryKey: ['orders', 'figures', by],
    queryFn: () => read(client.GET('/api/orders/figures', { params: { query: { by } } })),
  });

export const orderChoicesQuery = queryOptions({
  queryKey: ['orders', 'choices'],
  queryFn: () => read(client.GET('/api/orders/choices')),
  staleTime: 600_000,
});

export const addresseesQuery = (bodyId: string) =>
  queryOptions({
    queryKey: ['orders', 'addressees', bodyId],
    queryFn: () => read(client.GET('/api/orders/addressees', { params: { query: { bodyId } } })),
  });

/** Address of the sheet with what the list shows. */
export function ordersFile(filter: OrderFilter): string {
  const words = Object.entries(filter).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return `/api/orders.csv?${new URLSearchParams(words)}`;
}

function renew(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['orders'] });
}

export function useIssueOrder() {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewOrder) =>
      read(client.POST('/api/orders', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } })),
    onSuccess: () => renew(queries),
  });
}

export function useAnswerOrder(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OrderAnswer) =>
      read(
        client.POST('/api/orders/{id}/answer', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useHandleOrder(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OrderHandling) =>
      read(
        client.POST('/api/orders/{id}/handle', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useInstructOrder(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { version: number; instruction: string }) =>
      read(
        client.POST('/api/orders/{id}/instruct', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useReaddressOrder(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: OrderReaddress) =>
      read(
        client.POST('/api/orders/{id}/readdress', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}
