import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type {
  CodeCancellation,
  Lapse,
  NewApplication,
  NewProject,
  ProjectChange,
  ProjectForm,
} from './types.ts';

/** How often a page asks whether the code has come: soon after it was asked for, and later on. */
const codePollMs = { soon: 2_000, later: 30_000, soonTimes: 30 };

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: () => read(client.GET('/api/projects/{id}', { params: { path: { id } } })),
    // The code is issued elsewhere, a second or a day later, and the page says that it appears by itself.
    refetchInterval: ({ state }) => {
      const { code } = state.data ?? {};
      if (code?.status !== 'pending' && !code?.cancellation) return false;
      return state.dataUpdateCount <= codePollMs.soonTimes ? codePollMs.soon : codePollMs.later;
    },
  });

/** The picture of code and status; an image address, because the browser loads it itself. */
export function qrAddress(projectId: string): string {
  return `/api/projects/${encodeURIComponent(projectId)}/qr.svg`;
}

export function useRegisterProject() {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewProject) =>
      read(client.POST('/api/projects', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } })),
    onSuccess: ({ id }) => forgetProject(queries, id),
  });
}

/** Sends a corrected form while the code is pending or was rejected; the code is then asked for again. */
export function useAmendProject(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { form: ProjectForm; version: number }) =>
      read(
        client.PUT('/api/projects/{id}/form', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => forgetProject(queries, id),
  });
}

/** Changes the project under the code that stands. */
export function useChangeProject(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: ProjectChange) =>
      read(
        client.POST('/api/projects/{id}/change', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renewProject(queries, id),
  });
}

/** Asks for the code to be cancelled. */
export function useCancelCode(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: CodeCancellation) =>
      read(
        client.POST('/api/projects/{id}/code/cancel', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renewProject(queries, id),
  });
}

/** A supervisor declares that the project has lapsed. */
export function useLapse(id: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Lapse) =>
      read(
        client.POST('/api/projects/{id}/code/lapse', {
          body,
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () => renewProject(queries, id),
  });
}

/** Reads the project again under the page that shows it. */
function renewProject(queries: QueryClient, id: string): Promise<unknown> {
  return Promise.all(
    [['project', id], ['projects'], ['filing', id]].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );
}

function forgetProject(queries: QueryClient, id: string): Promise<void> {
  queries.removeQueries({ queryKey: ['project', id] });
  return queries.invalidateQueries({ queryKey: ['projects'] });
}

export const filingQuery = (projectId: string, stage: number, items: readonly string[] | null) =>
  queryOptions({
    queryKey: ['filing', projectId, stage, items],
    queryFn: () =>
      read(
        client.GET('/api/projects/{id}/filing', {
          params: {
            path: { id: projectId },
            query: { stage, ...(items && items.length > 0 ? { items: items.join(',') } : {}) },
          },
        }),
      ),
  });

export function useFileApplication(projectId: string) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: NewApplication) =>
      read(
        client.POST('/api/projects/{id}/applications', {
          body,
          params: { path: { id: projectId }, header: { 'Idempotency-Key': keyFor(body) } },
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [['project', projectId], ['projects'], ['applications'], ['cases'], ['filing', projectId]].map(
          (queryKey) => queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
