import type { InfiniteData } from '@tanstack/react-query';
import type { Page } from '../api/types.ts';

/** The rows of all pages read so far, and the total the newest page tells. */
export function rowsOf<Row>(data: InfiniteData<Page<Row>, unknown> | undefined): {
  rows: Row[];
  total: number;
} {
  const pages = data?.pages ?? [];
  return { rows: pages.flatMap((page) => page.rows), total: pages.at(-1)?.total ?? 0 };
}
