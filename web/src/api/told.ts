import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { Query } from './types.ts';

/** The reporting clock: from what happened to its recording. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

type Unset<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };
export type ToldFilter = Unset<Query<'/api/oversight/reporting-clock'>>;
export type ToldListFilter = Unset<Query<'/api/oversight/reporting-clock/facts'>>;

export const toldQuery = (filter: ToldFilter) =>
  queryOptions({
    queryKey: ['told', filter],
    queryFn: () => read(client.GET('/api/oversight/reporting-clock', { params: { query: given(filter) } })),
  });

export const toldPages = (filter: ToldListFilter) =>
  infiniteQueryOptions({
    queryKey: ['told', 'facts', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/oversight/reporting-clock/facts', {
          params: { query: given({ ...filter, cursor, limit: 50 }) },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export const toldExplanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['told', 'explanation', id],
    queryFn: () =>
      read(client.GET('/api/oversight/reporting-clock/facts/{id}', { params: { path: { id } } })),
  });

/** Where the table of bodies is fetched as a file. */
export function toldFile(filter: ToldFilter): string {
  const query = new URLSearchParams(given(filter) as Record<string, string>).toString();
  return `/api/oversight/reporting-clock.csv${query === '' ? '' : `?${query}`}`;
}
