import { queryOptions } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { FlowQuestion } from './types.ts';

const hour = 60 * 60_000;

/** All items with all their elements: some hundred, so that lists filter and names resolve in the browser. */
export const itemsQuery = queryOptions({
  queryKey: ['items'],
  queryFn: () => read(client.GET('/api/catalogue/items')),
  staleTime: hour,
});

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: () => read(client.GET('/api/catalogue/items/{id}', { params: { path: { id } } })),
    staleTime: hour,
  });

export const flowsQuery = queryOptions({
  queryKey: ['flows'],
  queryFn: () => read(client.GET('/api/catalogue/flows')),
  staleTime: hour,
});

export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flow', id],
    queryFn: () => read(client.GET('/api/catalogue/flows/{id}', { params: { path: { id } } })),
    staleTime: hour,
  });

export const flowSuggestionQuery = (query: FlowQuestion) =>
  queryOptions({
    queryKey: ['flow-suggestion', query],
    queryFn: () => read(client.GET('/api/catalogue/flows/suggest', { params: { query: given(query) } })),
  });
