import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { Query, WhatIfQuestion } from './types.ts';

/** How bodies, items and cities do; the cases behind each figure; where time goes, and what if. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

type Unset<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };
export type MeasuresFilter = Unset<Query<'/api/oversight/measures'>>;
export type MeasuredFilter = Omit<Unset<Query<'/api/oversight/measures/cases'>>, 'excess'> & {
  excess?: 'true' | undefined;
};
export type TimeFilter = Unset<Query<'/api/oversight/time'>>;

export const measuresQuery = (filter: MeasuresFilter) =>
  queryOptions({
    queryKey: ['measures', filter],
    queryFn: () => read(client.GET('/api/oversight/measures', { params: { query: given(filter) } })),
  });

export const measuredPages = (filter: MeasuredFilter & { figure: MeasuredFilter['figure'] }) =>
  infiniteQueryOptions({
    queryKey: ['measures', 'cases', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/oversight/measures/cases', {
          params: { query: { figure: 'decided', ...given({ ...filter, cursor, limit: 50 }) } },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export const timeQuery = (filter: TimeFilter) =>
  queryOptions({
    queryKey: ['time', filter],
    queryFn: () => read(client.GET('/api/oversight/time', { params: { query: given(filter) } })),
  });

export const askWhatIf = (body: WhatIfQuestion) => read(client.POST('/api/oversight/what-if', { body }));

/** Where a table is fetched as a file. */
export function measuresFile(filter: MeasuresFilter): string {
  return address('/api/oversight/measures.csv', filter);
}
export function measuredFile(filter: MeasuredFilter): string {
  return address('/api/oversight/measures/cases.csv', filter);
}

function address(path: string, filter: object): string {
  const query = new URLSearchParams(given(filter) as Record<string, string>).toString();
  return query === '' ? path : `${path}?${query}`;
}
