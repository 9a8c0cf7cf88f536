import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { CalendarChange, MeasureProposal, MoveWay } from './types.ts';

const limit = 50;
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

/** While clocks follow a publication, or a preview is computed, the page asks again. */
const POLL_MS = 1500;

/** 工作日历: what is published, proposed and still to be followed by the clocks. */
export const calendarOverviewQuery = queryOptions({
  queryKey: ['calendar', 'overview'],
  queryFn: () => read(client.GET('/api/calendar/overview')),
  refetchInterval: (query) => ((query.state.data?.sweep.left ?? 0) > 0 ? POLL_MS : false),
});

export const calendarPreviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['calendar', 'preview', id],
    queryFn: () => read(client.GET('/api/calendar/previews/{id}', { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? POLL_MS : false),
  });

export type MoveFilter = { way?: MoveWay | undefined; city?: string | undefined };

export const previewMovePages = (id: string, filter: MoveFilter) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'preview', id, 'moves', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/calendar/previews/{id}/moves', {
          params: { path: { id }, query: given({ ...filter, cursor, limit }) },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export type AdjustmentFilter = {
  cause?: 'calendar' | 'all' | undefined;
  publication?: string | undefined;
  city?: string | undefined;
};

export const adjustmentPages = (filter: AdjustmentFilter) =>
  infiniteQueryOptions({
    queryKey: ['calendar', 'adjustments', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/calendar/adjustments', { params: { query: given({ ...filter, cursor, limit }) } }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export function useReadNotice() {
  return useMutation({
    mutationFn: (body: { text: string; year: number | null }) =>
      read(client.POST('/api/calendar/notices/read', { body })),
  });
}

export function useWeighChange() {
  return useMutation({
    mutationFn: (body: CalendarChange) => read(client.POST('/api/calendar/previews', { body })),
  });
}

/** Dates of every case may move with the calendar: what shows them is read again. */
function renew(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries();
}

export function usePublishPreview(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: () =>
      read(
        client.POST('/api/calendar/previews/{id}/publish', {
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(id) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useProposeMeasure() {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: MeasureProposal) =>
      read(
        client.POST('/api/calendar/measures', {
          body,
          params: { header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useConfirmMeasure(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { previewId: string }) =>
      read(
        client.POST('/api/calendar/measures/{id}/confirm', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}

export function useWithdrawMeasure(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { reason: string }) =>
      read(
        client.POST('/api/calendar/measures/{id}/withdraw', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries),
  });
}
