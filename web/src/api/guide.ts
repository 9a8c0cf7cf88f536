import { queryOptions } from '@tanstack/react-query';
import { client, read } from './client.ts';

/** The facts rules may ask about, for their names. */
export const factsQuery = queryOptions({
  queryKey: ['facts'],
  queryFn: () => read(client.GET('/api/catalogue/facts')),
  staleTime: 60 * 60_000,
});

/** What the public guide makes of its answers: `<division>~<answers>` as its pages hand them on. */
export const guideQuery = (guide: string) => {
  const cut = guide.indexOf('~');
  const place = cut < 0 ? guide : guide.slice(0, cut);
  const walk = cut < 0 ? '' : guide.slice(cut + 1);
  return queryOptions({
    queryKey: ['guide', guide],
    queryFn: () => read(client.POST('/api/guide', { body: { place, walk } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
};
