import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, given, read } from './client.ts';
import { useIdempotencyKey } from './idempotency.ts';
import type { components } from './schema.gen.ts';

export type AreaContent = components['schemas']['AreaContent'];
export type AreaAssessment = components['schemas']['AreaAssessment'];
export type SparedItem = components['schemas']['SparedItem'];

/** 区域评估: all of them, or those a project in all these divisions may choose today. */
export const areasQuery = (places?: readonly string[]) =>
  queryOptions({
    queryKey: ['areas', places ?? 'all'],
    queryFn: () =>
      read(client.GET('/api/catalogue/areas', { params: { query: given({ places: places?.join(',') }) } })),
  });

/** Publishes an area, or corrects one with a reason. */
export function useSaveArea(area: AreaAssessment | null) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ content, reason }: { content: AreaContent; reason: string }) => {
      const header = {
        'Idempotency-Key': keyFor(JSON.stringify([area?.id, area?.version, content, reason])),
      };
      return area === null
        ? read(client.POST('/api/catalogue/areas', { params: { header }, body: content }))
        : read(
            client.POST('/api/catalogue/areas/{id}/correct', {
              params: { path: { id: area.id }, header },
              body: { content, reason, version: area.version },
            }),
          );
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['areas'] }),
  });
}

export function useWithdrawArea({ id, version }: AreaAssessment) {
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  return useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      read(
        client.POST('/api/catalogue/areas/{id}/withdraw', {
          params: { path: { id }, header: { 'Idempotency-Key': keyFor(`${id} ${version} ${reason}`) } },
          body: { reason, version },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['areas'] }),
  });
}
