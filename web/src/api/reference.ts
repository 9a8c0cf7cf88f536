import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { CodeEntry, Reference } from './types.ts';

const hour = 60 * 60_000;

export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: () => read(client.GET('/api/reference')),
  staleTime: hour,
});

/** The name of a division; its code where it is not in the pack (retired codes stay on old projects). */
export function useDivisionName(): (code: string) => string {
  const { divisions } = useReference();
  return (code) => divisions.find((division) => division.code === code)?.name ?? code;
}

export function useReference(): Reference {
  return useSuspenseQuery(referenceQuery).data;
}

/** The entries of a code list; none where the pack has no such list. */
export function useCodeList(list: string): CodeEntry[] {
  return useReference().codeLists[list] ?? [];
}

export const bodiesQuery = (division: string) =>
  queryOptions({
    queryKey: ['bodies', division],
    queryFn: () => read(client.GET('/api/reference/bodies', { params: { query: { division } } })),
    staleTime: hour,
  });

export const industriesQuery = (q: string) =>
  queryOptions({
    queryKey: ['industries', q],
    queryFn: () => read(client.GET('/api/reference/industries', { params: { query: { q } } })),
    staleTime: hour,
  });

/** A year as the province counts it, or a division with holidays of its own. */
export const calendarQuery = (year: number, division?: string) =>
  queryOptions({
    queryKey: ['calendar', year, division],
    queryFn: () =>
      read(client.GET('/api/calendar/{year}', { params: { path: { year }, query: given({ division }) } })),
    staleTime: hour,
  });
