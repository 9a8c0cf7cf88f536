import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { CaseCommand, Measure } from './types.ts';

export const applicationQuery = (id: string) =>
  queryOptions({
    queryKey: ['application', id],
    queryFn: () => read(client.GET('/api/applications/{id}', { params: { path: { id } } })),
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: () => read(client.GET('/api/cases/{id}', { params: { path: { id } } })),
  });

export const explanationQuery = (id: string, measure: Measure) =>
  queryOptions({
    queryKey: ['explanation', id, measure],
    queryFn: () =>
      read(client.GET('/api/cases/{id}/explanation', { params: { path: { id }, query: { measure } } })),
  });

/** Everything a command may have moved: read again after one. */
const touched = ['case', 'cases', 'explanation', 'application', 'applications', 'project', 'projects'];

/**
 * Sends commands on cases. All or nothing by default: a batch that is refused changed nothing, and its
 * problem names the commands at fault.
 */
export function useCommands() {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (commands: CaseCommand[]) => {
      const body = { commands, allOrNothing: true } as const;
      return read(
        client.POST('/api/cases/commands', {
          body,
          params: { header: { 'Idempotency-Key': keyFor(body) } },
        }),
      );
    },
    onSuccess: () => Promise.all(touched.map((first) => queries.invalidateQueries({ queryKey: [first] }))),
  });
}
