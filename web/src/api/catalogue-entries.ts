import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  BatchCommand,
  CatalogueDraft,
  CompareSide,
  EntryCommand,
  EntryKey,
  EntryQuery,
  TaskQuery,
} from './catalogue-types.ts';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';

const limit = 50;
const firstPage: string | undefined = undefined;
const nextPage = (last: { next: string | null }): string | undefined => last.next ?? undefined;
type Filter<Whole> = { [Key in keyof Omit<Whole, 'cursor' | 'limit'>]?: Whole[Key] | undefined };

/** Everything read of entries hangs below this key: one act changes lists, tasks and the matrix. */
const ROOT = 'catalogue-entries';

export type EntryFilter = Filter<EntryQuery>;
export const entryPages = (filter: EntryFilter) =>
  infiniteQueryOptions({
    queryKey: [ROOT, 'list', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/catalogue/entries', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** What waits for the reader: up to two hundred, which nobody should have. */
export const myEntriesQuery = queryOptions({
  queryKey: [ROOT, 'mine'],
  queryFn: () =>
    read(client.GET('/api/catalogue/entries', { params: { query: { mine: 'true', limit: 200 } } })),
  staleTime: 0,
});

export const entryQuery = ({ kind, subject, division }: EntryKey) =>
  queryOptions({
    queryKey: [ROOT, 'one', kind, subject, division],
    queryFn: () =>
      read(
        client.GET('/api/catalogue/entries/{kind}/{subject}/{division}', {
          params: { path: { kind, subject, division } },
        }),
      ),
    staleTime: 0,
  });

export const entryVersionsQuery = ({ kind, subject, division }: EntryKey) =>
  queryOptions({
    queryKey: [ROOT, 'versions', kind, subject, division],
    queryFn: () =>
      read(
        client.GET('/api/catalogue/entries/{kind}/{subject}/{division}/versions', {
          params: { path: { kind, subject, division } },
        }),
      ),
  });

export const entryHistoryQuery = ({ kind, subject, division }: EntryKey) =>
  queryOptions({
    queryKey: [ROOT, 'history', kind, subject, division],
    queryFn: () =>
      read(
        client.GET('/api/catalogue/entries/{kind}/{subject}/{division}/history', {
          params: { path: { kind, subject, division } },
        }),
      ),
    staleTime: 0,
  });

export const comparisonQuery = (key: EntryKey, a: CompareSide, b: CompareSide) =>
  queryOptions({
    queryKey: [ROOT, 'compare', key, a, b],
    queryFn: () => read(client.GET('/api/catalogue/compare', { params: { query: { ...key, a, b } } })),
  });

export const taskPages = (filter: Filter<TaskQuery>) =>
  infiniteQueryOptions({
    queryKey: [ROOT, 'tasks', filter],
    queryFn: ({ pageParam: cursor }) =>
      read(client.GET('/api/catalogue/tasks', { params: { query: given({ ...filter, cursor, limit }) } })),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
  });

/** Who has yet to follow the newest standard of an item, all of them: there are fewer divisions than two hundred. */
export const itemTasksQuery = (item: string, division: string | undefined) =>
  queryOptions({
    queryKey: [ROOT, 'tasks-of', item, division],
    queryFn: () =>
      read(client.GET('/api/catalogue/tasks', { params: { query: given({ item, division, limit: 200 }) } })),
    staleTime: 0,
  });

export const exceptionsQuery = (filter: { status?: 'proposed' | 'approved' | 'refused' | undefined }) =>
  queryOptions({
    queryKey: [ROOT, 'exceptions', filter],
    queryFn: () => read(client.GET('/api/catalogue/exceptions', { params: { query: given(filter) } })),
    staleTime: 0,
  });

/** Saves what is in the editor; the caller says which revision it saw. */
export function saveEntryDraft(
  { kind, subject, division }: EntryKey,
  revision: number,
  content: unknown,
): Promise<CatalogueDraft> {
  return read(
    client.PUT('/api/catalogue/entries/{kind}/{subject}/{division}/draft', {
      params: { path: { kind, subject, division } },
      body: { revision, content },
    }),
  );
}

/** After an act everything of entries is read again, and what the catalogue says is in force. */
function useRenew(): () => Promise<unknown> {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: [ROOT] }),
      queries.invalidateQueries({ queryKey: ['items'] }),
      queries.invalidateQueries({ queryKey: ['item'] }),
      queries.invalidateQueries({ queryKey: ['flows'] }),
      queries.invalidateQueries({ queryKey: ['flow'] }),
      queries.invalidateQueries({ queryKey: ['flow-suggestion'] }),
    ]);
}

export function useStartDraft({ kind, subject, division }: EntryKey) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (from: 'current' | 'standard' | 'template' | number) =>
      read(
        client.POST('/api/catalogue/entries/{kind}/{subject}/{division}/draft', {
          params: { path: { kind, subject, division } },
          body: { from },
        }),
      ),
    onSuccess: renew,
  });
}

export function useDeleteDraft({ kind, subject, division }: EntryKey) {
  const renew = useRenew();
  return useMutation({
    mutationFn: (revision: number) =>
      read(
        client.DELETE('/api/catalogue/entries/{kind}/{subject}/{division}/draft', {
          params: { path: { kind, subject, division }, query: { revision } },
        }),
      ),
    onSuccess: renew,
  });
}

export function useEntryCommand({ kind, subject, division }: EntryKey) {
  const renew = useRenew();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: { command: EntryCommand; version?: number }) =>
      read(
        client.POST('/api/catalogue/entries/{kind}/{subject}/{division}/commands', {
          params: {
            path: { kind, subject, division },
            header: { 'Idempotency-Key': keyFor({ kind, subject, division, ...body }) },
          },
          body,
        }),
      ),
    onSuccess: renew,
  });
}

export function useBatchCommand() {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: BatchCommand) => read(client.POST('/api/catalogue/entries/commands', { body })),
    onSuccess: renew,
  });
}

export type MatrixFilter = {
  level?: 'province' | 'city' | 'county' | undefined;
  city?: string | undefined;
  department?: string | undefined;
  stage?: number | undefined;
};
export const catalogueMatrixQuery = (filter: MatrixFilter) =>
  queryOptions({
    queryKey: [ROOT, 'matrix', filter],
    queryFn: () => read(client.GET('/api/catalogue/matrix', { params: { query: given(filter) } })),
  });

/** The same as a file for a spreadsheet. */
export function matrixFile(filter: MatrixFilter): string {
  const query = Object.entries(given(filter)).map(([key, value]) => [key, String(value)]);
  return `/api/catalogue/matrix/file?${new URLSearchParams(query).toString()}`;
}

export function useRemind() {
  const renew = useRenew();
  return useMutation({
    mutationFn: (ids: string[]) => read(client.POST('/api/catalogue/tasks/remind', { body: { ids } })),
    onSuccess: renew,
  });
}
