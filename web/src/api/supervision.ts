import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { NewRecord, Resolution, Withdrawal } from './types.ts';

/** Supervision records of a project, and what may be chosen when one is made. */
export const recordsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['supervision-records', projectId],
    queryFn: () =>
      read(client.GET('/api/projects/{id}/supervision-records', { params: { path: { id: projectId } } })),
  });

export function useMakeRecord(projectId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewRecord) =>
      read(
        client.POST('/api/projects/{id}/supervision-records', {
          body,
          params: { path: { id: projectId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

export function useResolveRecord(projectId: string, recordId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Resolution) =>
      read(
        client.POST('/api/supervision-records/{id}/resolve', {
          body,
          params: { path: { id: recordId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

export function useWithdrawRecord(projectId: string, recordId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Withdrawal) =>
      read(
        client.POST('/api/supervision-records/{id}/withdraw', {
          body,
          params: { path: { id: recordId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

function renew(queries: QueryClient, projectId: string): Promise<unknown> {
  return Promise.all(
    [
      ['supervision-records', projectId],
      ['project', projectId],
    ].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
}
