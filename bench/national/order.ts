import { FRONT_TABLES } from '../../centre/tables.ts';
import type { NationalBench } from './world.ts';

/** What must hold when all is drained. */
export type Order = {
  /** Messages of the line that are current, and how many of them are stored. */
  readonly messages: number;
  readonly stored: number;
  /** Rows in the front database that are valid and stored, and how many different keys they have. */
  readonly rows: number;
  readonly keys: number;
  /** Children sent before their parent was stored. */
  readonly early: number;
};

export async function checkOrder({ owner, far, centre }: NationalBench): Promise<Order> {
  const { rows: ours } = await owner.query<{ messages: number; stored: number }>(
    `SELECT count(*)::int AS messages, count(*) FILTER (WHERE state = 'stored')::int AS stored
     FROM national.messages WHERE current AND line = 'construction'`,
  );
  const { rows: early } = await owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM national.messages c CROSS JOIN unnest(c.parents) AS n(thing)
     JOIN national.messages p ON p.thing = n.thing AND p.current
     WHERE c.line = 'construction' AND c.sent_at IS NOT NULL
       AND (p.stored_at IS NULL OR c.sent_at < p.stored_at)`,
  );
  const all = FRONT_TABLES.map(
    ({ name }) => `SELECT dfsjzj FROM ${centre.frontSchema}.${name} WHERE sjyxbs = 1 AND sjsczt = 3`,
  );
  const { rows: theirs } = await far.query<{ rows: number; keys: number }>(
    `SELECT count(*)::int AS rows, count(DISTINCT dfsjzj)::int AS keys FROM (${all.join(' UNION ALL ')}) AS r`,
  );
  const { messages = 0, stored = 0 } = ours[0] ?? {};
  const { rows = 0, keys = 0 } = theirs[0] ?? {};
  return { messages, stored, rows, keys, early: early[0]?.n ?? 0 };
}
