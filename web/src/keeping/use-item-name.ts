import { useSuspenseQuery } from '@tanstack/react-query';
import { itemsQuery } from '../api/catalogue.ts';

/** The name of an item; its id where it is not in the pack. */
export function useItemName(): (id: string) => string {
  const { data } = useSuspenseQuery(itemsQuery);
  return (id) => data.rows.find((item) => item.id === id)?.name ?? id;
}
