import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { and, type Fragment, sql, toStatement } from '../../platform/database/index.ts';
import type { CollectDeps } from '../collect.ts';
import { MESSAGES } from '../messages.ts';
import { note } from '../outbox/settle.ts';
import { conditionsOf, type MessageFilter, resendable } from './filter.ts';

type Deps = Pick<CollectDeps, 'database' | 'newId' | 'now'>;

/** Asks for these messages to be sent again; those that cannot be are left out. */
export function resendIds(deps: Deps, ids: readonly string[], person: string): Promise<Result<number>> {
  return mark(deps, sql`m.id = ANY(${ids}::uuid[])`, null, person);
}

/**
 * Asks for every refused message that a filter selects to be sent again.
 *
 * @param expected how many the person has seen: if there are more or fewer by now, nothing is done
 */
export function resendMatching(
  deps: Deps,
  filter: MessageFilter,
  expected: number,
  person: string,
): Promise<Result<number>> {
  const refused: MessageFilter = { ...filter, state: 'refused' };
  return mark(deps, and(conditionsOf(refused, deps.now() as Instant)), expected, person);
}

/** One statement finds, counts and marks: between seeing and marking nothing can slip in. */
async function mark(
  deps: Deps,
  condition: Fragment,
  expected: number | null,
  person: string,
): Promise<Result<number>> {
  const guard = expected === null ? sql`true` : sql`(SELECT count(*) FROM found) = ${expected}::int`;
  const statement = sql`WITH found AS MATERIALIZED (
      SELECT m.id FROM national.messages m WHERE ${condition} AND ${resendable}
    ), marked AS (
      UPDATE national.messages m SET resend_by = ${person}
      WHERE m.id IN (SELECT id FROM found) AND ${resendable} AND ${guard} RETURNING m.id
    )
    SELECT (SELECT count(*)::int FROM found) AS found, coalesce(array_agg(id), '{}') AS ids FROM marked`;
  const at = formatInstant(deps.now() as Instant);
  const { found, ids } = await deps.database.transaction(async (tx) => {
    const [row] = await tx.read<{ found: number; ids: readonly string[] }>(
      toStatement('national_mark_resend', statement),
    );
    if (!row) throw new Error('an aggregate without a row');
    const notes = row.ids.map((id) => ({ id, what: 'resend', detail: MESSAGES.events.resend, person }));
    await note(tx, notes, at, deps.newId);
    return row;
  });
  if (expected !== null && found !== expected) {
    return refuse('state-conflict', MESSAGES.console.countChanged(found, expected), '');
  }
  return ids.length === 0 ? refuse('state-conflict', MESSAGES.console.noneMarked, '') : accept(ids.length);
}
