import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import type { RuleDraft, RuleEnding, RuleSetting } from './types.ts';

/** 监察规则: when lights change and what follows, by division and item. */
export const signalRulesQuery = queryOptions({
  queryKey: ['signal-rules'],
  queryFn: () => read(client.GET('/api/signal-rules')),
});

export const ruleHistoryQuery = (division: string | null, itemId: string | null) =>
  queryOptions({
    queryKey: ['signal-rules', 'history', division, itemId],
    queryFn: () =>
      read(
        client.GET('/api/signal-rules/history', {
          params: { query: given({ division: division ?? undefined, itemId: itemId ?? undefined }) },
        }),
      ),
  });

export function usePreviewRule() {
  return useMutation({
    mutationFn: (body: RuleDraft) => read(client.POST('/api/signal-rules/preview', { body })),
  });
}

export function useSetRule() {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: RuleSetting) => read(client.POST('/api/signal-rules', { body })),
    onSuccess: renew,
  });
}

export function useEndRule() {
  const renew = useRenew();
  return useMutation({
    mutationFn: (body: RuleEnding) => read(client.POST('/api/signal-rules/end', { body })),
    onSuccess: renew,
  });
}

/** Lights may have changed with a rule: what shows them is read again. */
function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries();
}
