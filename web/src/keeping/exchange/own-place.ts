import type { ExchangeKind } from '../../api/catalogue-exchange.ts';
import { useReference } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';

/** The division of the seat, and what can be exchanged there: the province has standards too. */
export function useOwnPlace(): { division: string; name: string; kinds: readonly ExchangeKind[] } {
  const { divisions } = useReference();
  const { seat } = useSession();
  const province = divisions.find(({ parent }) => parent === null);
  // The id of a body begins with the code of its division.
  const code = seat.division?.code ?? seat.body?.id.slice(0, 6) ?? province?.code ?? '';
  const place = divisions.find((each) => each.code === code) ?? province;
  const isProvince = place?.code === province?.code;
  return {
    division: place?.code ?? '',
    name: place?.name ?? '',
    kinds: isProvince ? ['standard', 'implementation'] : ['implementation'],
  };
}
