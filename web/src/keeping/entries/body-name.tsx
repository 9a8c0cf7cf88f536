import { useQuery } from '@tanstack/react-query';
import { bodiesQuery } from '../../api/reference.ts';

/** The name of a body; its id begins with the code of its division. */
export function BodyName({ id }: { id: string }) {
  const { data } = useQuery(bodiesQuery(id.slice(0, 6)));
  return <>{data?.rows.find((body) => body.id === id)?.name ?? id}</>;
}
