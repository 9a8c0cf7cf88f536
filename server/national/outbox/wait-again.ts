import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { MESSAGES } from '../messages.ts';
import { note } from './settle.ts';

/**
 * The centre refuses a child whose parent is being corrected at that moment, and the end of a case of which an
 * earlier step was refused. That is not the child's mistake: it gets a further revision that waits for what is
 * missing and goes by itself. Where all of that is stored, the refusal stands and a person has to look.
 */
export async function waitAgain(
  db: Database,
  ids: readonly string[],
  now: number,
  newId: () => string,
): Promise<number> {
  if (ids.length === 0) return 0;
  const at = formatInstant(now as Instant);
  return db.transaction(async (tx) => {
    // The parents are locked: one that is being stored at this moment lets go of the new child, or is seen.
    const open = await tx.read<{ readonly id: string; readonly thing: string }>({
      name: 'national_wait_again_find',
      text: `SELECT m.id, p.thing
             FROM national.messages m
             CROSS JOIN LATERAL unnest(m.parents || m.follows) AS n(thing)
             JOIN national.messages p ON p.thing = n.thing AND p.current AND p.state <> 'stored'
             WHERE m.id = ANY($1::uuid[]) AND m.current AND m.state = 'refused'
             FOR SHARE OF p`,
      values: [ids],
    });
    const children = [...Map.groupBy(open, (row) => row.id)].map(
      ([id, rows]): Child => ({ id, open: rows.map((row) => row.thing) }),
    );
    for (const child of children) await revise(tx, child, at, newId);
    await note(
      tx,
      children.map(({ id }) => ({
        id,
        what: 'waits-again',
        detail: MESSAGES.events.waitsAgain,
        person: null,
      })),
      at,
      newId,
    );
    return children.length;
  });
}

type Child = { readonly id: string; readonly open: readonly string[] };

async function revise(tx: Transaction, { id, open }: Child, at: string, newId: () => string): Promise<void> {
  const next = newId();
  await tx.query({
    name: 'national_wait_again_outdate',
    text: 'UPDATE national.messages SET current = false WHERE id = $1',
    values: [id],
  });
  await tx.query({
    name: 'national_wait_again_insert',
    text: `INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division,
             project_id, subject, state, payload, digest, mapping_version, parents, follows, missing,
             replaces, replace_reason, retract, happened_at, due_at, created_at, next_at, faults, flags)
           SELECT $2, line, kind, ordinal, thing, revision + 1, true, home, division, project_id, subject,
             'waiting', payload, digest, mapping_version, parents, follows, $3,
             CASE WHEN line = 'construction' THEN id ELSE replaces END, $4, retract, happened_at, due_at,
             $5, $5, '[]', flags
           FROM national.messages WHERE id = $1`,
    values: [id, next, open.length, MESSAGES.resent, at],
  });
  await tx.query({
    name: 'national_wait_again_waits',
    text: 'INSERT INTO national.waits (thing, child) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING',
    values: [open, next],
  });
}
