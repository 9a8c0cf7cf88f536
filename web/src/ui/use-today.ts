import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { dayOf } from '../lib/format.ts';

/** The instant it is for the server, carried on from the moment the session was read. */
export function useServerNow(): number {
  const { data, dataUpdatedAt } = useQuery(sessionQuery);
  const elapsed = Date.now() - dataUpdatedAt;
  return data === undefined ? Date.now() : Date.parse(data.now) + elapsed;
}

/** Today in Shanghai by the server's clock: a wrong clock on an office machine must not move a date. */
export function useToday(): string {
  return dayOf(new Date(useServerNow()).toISOString());
}
