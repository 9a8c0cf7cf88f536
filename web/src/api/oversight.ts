import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { client, read } from './client.ts';
import type { LiveFigures, Overview } from './types.ts';

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => read(client.GET('/api/oversight/overview')),
});

export const matrixQuery = queryOptions({
  queryKey: ['lights-matrix'],
  queryFn: () => read(client.GET('/api/oversight/lights/matrix')),
});

export type LiveState = {
  readonly link: 'connecting' | 'live' | 'lost' | 'ended';
  /** When the figures were counted that are shown. */
  readonly asOf: string | null;
  /** Figures have changed since the lists were read: they are not exchanged under the reader's hands. */
  readonly changed: boolean;
  readonly taken: () => void;
};

/** The browser connects again by itself, but not after an answer it takes for final (a restart, a proxy). */
const AGAIN_MS = 5_000;

/** Keeps the overview's figures fresh by server-sent events while the page is looked at. */
export function useLive(): LiveState {
  const queries = useQueryClient();
  const [link, setLink] = useState<LiveState['link']>('connecting');
  const [asOf, setAsOf] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);

  useEffect(() => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    let first = true;
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
    };
    const open = () => {
      close();
      source = new EventSource('/api/oversight/live');
      source.addEventListener('open', () => setLink('live'));
      source.addEventListener('figures', ({ data }: MessageEvent<string>) => {
        const figures = JSON.parse(data) as LiveFigures;
        queries.setQueryData<Overview>(overviewQuery.queryKey, (before) =>
          before ? { ...before, ...figures, age: 0 } : before,
        );
        setAsOf(figures.asOf);
        // What comes first after the page was read says the same as the page.
        if (!first) setChanged(true);
        first = false;
      });
      source.addEventListener('alive', ({ data }: MessageEvent<string>) => {
        setAsOf((JSON.parse(data) as { asOf: string }).asOf);
      });
      source.addEventListener('ended', () => {
        close();
        setLink('ended');
      });
      source.addEventListener('error', () => {
        setLink('lost');
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
      });
    };
    // A page in the background holds no connection: browsers allow six to a server.
    const look = () => (document.hidden ? close() : open());
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close();
    };
  }, [queries]);

  return { link, asOf, changed, taken: useCallback(() => setChanged(false), []) };
}

/** A list that is read again takes a request for each page of it: so long, for each, it is left alone. */
const REST_MS = 5_000;

/** Reads a list again once the figures have changed, but not more often than it can bear. */
export function useFollow(
  { changed, taken }: Pick<LiveState, 'changed' | 'taken'>,
  list: { readonly readAt: number; readonly pages: number; readonly refetch: () => unknown },
): void {
  const { readAt, pages, refetch } = list;
  useEffect(() => {
    if (!changed) return;
    const rest = readAt + REST_MS * pages - Date.now();
    const timer = setTimeout(
      () => {
        // Before it is read: what changes meanwhile is one more change.
        taken();
        void refetch();
      },
      Math.max(0, rest),
    );
    return () => clearTimeout(timer);
  }, [changed, taken, readAt, pages, refetch]);
}
