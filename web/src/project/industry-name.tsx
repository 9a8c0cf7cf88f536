import { useQuery } from '@tanstack/react-query';
import { industriesQuery } from '../api/reference.ts';

/** An industry with its name: the 1,380 classes are looked up, not loaded. */
export function IndustryName({ code }: { code: string }) {
  const { data } = useQuery(industriesQuery(code));
  const name = data?.rows.find((entry) => entry.code === code)?.name;
  return (
    <>
      <span className="code">{code}</span> {name}
    </>
  );
}
