import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Transaction } from '../../platform/database/index.ts';
import type { CollectDeps } from '../collect.ts';
import type { Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import type { Thing } from '../sources/thing.ts';
import { IS_THERE } from './is-there.ts';
import { messageThing } from './prepare.ts';
import { insertRetraction } from './retraction.ts';
import { note } from './settle.ts';

type Deps = Pick<CollectDeps, 'library' | 'newId' | 'now' | 'dueAt'>;
type Known = { readonly id: string; readonly there: boolean; readonly replaces: string | null };

/**
 * What was told is no longer so and nothing takes its place (a withdrawn report): the row at the centre is
 * marked invalid. One that never left needs nothing.
 */
export async function retract(
  tx: Transaction,
  deps: Deps,
  line: Line,
  things: readonly Thing[],
  reason: string = MESSAGES.withdrawn,
): Promise<void> {
  const names = things.flatMap((thing) =>
    deps.library
      .all()
      .filter((mapping) => mapping.line === line && mapping.source === thing.source)
      .map((mapping) => messageThing(mapping, thing.key)),
  );
  if (names.length === 0) return;
  const known = await tx.read<Known>({
    name: 'national_retract_find',
    text: `SELECT id, ${IS_THERE} AS there, replaces FROM national.messages
           WHERE current AND NOT retract AND thing = ANY($1) ORDER BY id FOR UPDATE`,
    values: [names],
  });
  const at = formatInstant(deps.now() as Instant);
  await tx.query({
    name: 'national_retract_outdate',
    text: 'UPDATE national.messages SET current = false, resend_by = NULL WHERE id = ANY($1::uuid[])',
    values: [known.map(({ id }) => id)],
  });
  for (const { id, there, replaces } of known) {
    const victim = there ? id : replaces;
    if (victim === null) continue;
    await insertRetraction(tx, { of: id, id: deps.newId(), victim, reason, at, dueAt: deps.dueAt(at) });
  }
  const told = known.map(({ id }) => ({ id, what: 'withdrawn', detail: reason, person: null }));
  await note(tx, told, at, deps.newId);
}
