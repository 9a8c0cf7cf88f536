import { accept, type Result, refuse } from '@zongheng/core';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Holder, holdersInBody, holdersInDivision, type Role } from '../../identity/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { Addressee } from './order.ts';

/** Who can be made to answer for a body, and in which order they are found: who decides comes first. */
export const ANSWERING = ['case-approver', 'case-handler', 'window-clerk'] as const satisfies readonly Role[];

const HOW: Readonly<Record<(typeof ANSWERING)[number], Addressee['by']>> = {
  'case-approver': 'approver',
  'case-handler': 'handler',
  'window-clerk': 'window',
};

type Deps = { readonly database: Pick<Database, 'read'>; readonly catalogue: Pick<Catalogue, 'lineage'> };

/** The person chosen, if seated in the body at `now` (ms). */
export async function chosenAddressee(
  deps: Deps,
  bodyId: string,
  personId: string,
  now: number,
): Promise<Result<Addressee>> {
  const holders = await holdersInBody(deps.database, bodyId, ANSWERING, now);
  return holders.some((holder) => holder.personId === personId)
    ? accept({ personId, bodyId, by: 'chosen' })
    : refuse('no-such-person', say.noSuchPerson, '', 'personId');
}

/**
 * Who answers where nobody was chosen: the body's approver with the oldest seat, else its handler, else its window
 * clerk; where nobody is seated there, the leader of its division, or of the next one above that has one.
 */
export async function defaultAddressee(
  deps: Deps,
  body: { readonly id: string; readonly division: string },
  now: number,
): Promise<Result<Addressee>> {
  const [first] = await holdersInBody(deps.database, body.id, ANSWERING, now);
  if (first) return accept({ personId: first.personId, bodyId: body.id, by: howFound(first) });
  for (const division of deps.catalogue.lineage(body.division)) {
    const [leader] = await holdersInDivision(deps.database, division, ['leader'], now);
    if (leader) return accept({ personId: leader.personId, bodyId: body.id, by: 'leader' });
  }
  return refuse('no-addressee', say.nobody, say.source, 'personId');
}

function howFound({ role }: Holder): Addressee['by'] {
  return HOW[role as (typeof ANSWERING)[number]] ?? 'leader';
}
