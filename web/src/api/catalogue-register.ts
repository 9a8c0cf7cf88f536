import { queryOptions } from '@tanstack/react-query';
import { client, read } from './client.ts';

/** 材料目录, whole: some hundred names, so that a search is at once. */
export const materialsRegisterQuery = queryOptions({
  queryKey: ['catalogue-materials'],
  queryFn: () => read(client.GET('/api/catalogue/materials')),
  staleTime: 10 * 60_000,
});
