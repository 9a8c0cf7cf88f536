import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { Query } from './types.ts';

/** Clocks of stages and projects: their explanation, and the list of those under supervision. */
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;

type Unset<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };
export type StageClockFilter = Unset<Query<'/api/oversight/stage-clocks'>>;

/** `workId`: null for the whole project. */
export const stageExplanationQuery = (projectId: string, workId: string | null, stage: number) =>
  queryOptions({
    queryKey: ['explanation', projectId, workId, stage],
    queryFn: () =>
      read(
        client.GET('/api/projects/{id}/explanation', {
          params: {
            path: { id: projectId },
            query: workId === null ? { measure: 'project' } : { measure: 'stage', workId, stage },
          },
        }),
      ),
  });

export const stageClockPages = (filter: StageClockFilter) =>
  infiniteQueryOptions({
    queryKey: ['stage-clocks', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(
        client.GET('/api/oversight/stage-clocks', {
          params: { query: given({ ...filter, cursor, limit: 50 }) },
        }),
      ),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });
