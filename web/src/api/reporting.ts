import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { Query } from './types.ts';

/** Timeliness of reporting to the national platform, and the messages behind each figure. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

type Unset<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };
export type ReportingFilter = Unset<Query<'/api/oversight/reporting'>>;
export type EventFilter = Unset<Query<'/api/oversight/reporting/messages'>>;

export const reportingQuery = (filter: ReportingFilter) =>
  queryOptions({
    queryKey: ['reporting', filter],
    queryFn: () => read(client.GET('/api/oversight/reporting', { params: { query: given(filter) } })),
  });

export const eventPages = (filter: EventFilter) =>
  infiniteQueryOptions({
    queryKey: ['reporting', 'messages', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/oversight/reporting/messages', {
          params: { query: given({ ...filter, cursor, limit: 50 }) },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** Where the table is fetched as a file. */
export function reportingFile(filter: ReportingFilter): string {
  const query = new URLSearchParams(given(filter) as Record<string, string>).toString();
  return `/api/oversight/reporting.csv${query === '' ? '' : `?${query}`}`;
}
