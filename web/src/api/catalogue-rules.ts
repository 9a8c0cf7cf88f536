import { queryOptions } from '@tanstack/react-query';
import { client, read } from './client.ts';
import type { Answer } from './types.ts';

export type CheckedRule = Answer<'/api/catalogue/rules/check', 'post'>;

/** What a FEEL rule says in Chinese, or where it is wrong, and what it makes of the example projects. */
export const ruleCheckQuery = (rule: string, item?: string) =>
  queryOptions({
    queryKey: ['catalogue-rule', rule, item],
    queryFn: () =>
      read(
        client.POST('/api/catalogue/rules/check', {
          body: item === undefined ? { rule } : { rule, item },
        }),
      ),
    staleTime: 60_000,
  });

export const ruleFactsQuery = queryOptions({
  queryKey: ['catalogue-facts'],
  queryFn: () => read(client.GET('/api/catalogue/facts')),
  staleTime: 10 * 60_000,
});
