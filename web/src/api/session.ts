import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { client, read, readIfThere } from './client.ts';
import type { SampleLogin, Session } from './types.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => read(client.GET('/api/session')),
  staleTime: 5 * 60_000,
  retry: false,
});

/** The sample logins, or none where this is not a sample installation. */
export const sampleLoginsQuery = queryOptions({
  queryKey: ['sample-logins'],
  queryFn: async (): Promise<SampleLogin[]> =>
    (await readIfThere(client.GET('/api/samples/logins')))?.rows ?? [],
  staleTime: Number.POSITIVE_INFINITY,
});

/** The session of a page inside the frame; the frame's guard has loaded it already. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; password: string }) => read(client.POST('/api/session', { body })),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

/** Acts on another's behalf from now on: everything loaded for the former seat is forgotten. */
export function useTakeSeat() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (seatId: string) => read(client.PUT('/api/session/seat', { body: { seatId } })),
    onSuccess: (session) => {
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, session);
    },
  });
}

export function useLeave() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => read(client.DELETE('/api/session')),
    onSuccess: () => queries.clear(),
  });
}
