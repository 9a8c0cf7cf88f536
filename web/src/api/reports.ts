import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { NewReport, ReportCorrection, Withdrawal } from './types.ts';

/** Construction reports of a project, and what is due next. */
export const reportsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['reports', projectId],
    queryFn: () => read(client.GET('/api/projects/{id}/reports', { params: { path: { id: projectId } } })),
  });

/** Progress reports the unit owes now. */
export const dueReportsQuery = queryOptions({
  queryKey: ['reports', 'due'],
  queryFn: async () => (await read(client.GET('/api/reports/due'))).rows,
});

export function useFileReport(projectId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewReport) =>
      read(
        client.POST('/api/projects/{id}/reports', {
          body,
          params: { path: { id: projectId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

/** Corrects a report: a further entry, what was said first stays on record. */
export function useCorrectReport(projectId: string, reportId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: ReportCorrection) =>
      read(
        client.POST('/api/reports/{id}/correct', {
          body,
          params: { path: { id: reportId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

export function useWithdrawReport(projectId: string, reportId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Withdrawal) =>
      read(
        client.POST('/api/reports/{id}/withdraw', {
          body,
          params: { path: { id: reportId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renew(queries, projectId),
  });
}

function renew(queries: QueryClient, projectId: string): Promise<unknown> {
  return Promise.all(
    [
      ['reports', projectId],
      ['reports', 'due'],
      ['project', projectId],
    ].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
}
