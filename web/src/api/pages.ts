import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { ApplicationSummary, CaseQuery, LightsQuery, Query } from './types.ts';

/** Lists read page by page from the place the last one ended (keyset), with the real total. */
const limit = 50;
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

/** A filter as it stands in the address: what is not set is undefined. */
type Filter<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };

export type ProjectFilter = Filter<Query<'/api/projects'>>;
export const projectPages = (filter: ProjectFilter) =>
  infiniteQueryOptions({
    queryKey: ['projects', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/projects', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export type ApplicationFilter = Filter<Query<'/api/applications'>>;
export const applicationPages = (filter: ApplicationFilter) =>
  infiniteQueryOptions({
    queryKey: ['applications', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/applications', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** Every application that is not closed, read to the end: what waits must not hide on a second page. */
export const openApplicationsQuery = queryOptions({
  queryKey: ['applications', 'open'],
  queryFn: async () => {
    const found: ApplicationSummary[] = [];
    for (const box of ['waiting', 'accepted'] as const) {
      let cursor: string | undefined;
      do {
        const query = given({ box, cursor, limit });
        const page = await read(client.GET('/api/applications', { params: { query } }));
        found.push(...page.rows);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
    }
    return found;
  },
});

export type CaseFilter = Filter<CaseQuery>;
export const casePages = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/cases', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export type LightsFilter = Filter<LightsQuery>;
export const lightPages = (filter: LightsFilter) =>
  infiniteQueryOptions({
    queryKey: ['lights', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/oversight/lights', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

export type PeopleFilter = Filter<Query<'/api/people'>>;
export const peoplePages = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['people', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/people', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });
