import { queryOptions } from '@tanstack/react-query';
import { client, read } from './client.ts';

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => read(client.GET('/api/oversight/overview')),
  refetchInterval: 60_000,
});
