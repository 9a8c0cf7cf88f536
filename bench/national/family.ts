import { addClones, INSERT_MESSAGES, SELECT_CLONES } from './clones.ts';
import { type Drained, runUntilStored } from './run-bridge.ts';
import type { NationalBench } from './world.ts';

/** Round by round: without the family at the head of the queue, and with it. */
export type Family = { readonly without: readonly Drained[]; readonly withIt: readonly Drained[] };

export type FamilyOptions = {
  /** The first number that no clone has yet. */
  readonly first: number;
  /** Projects a round. */
  readonly projects: number;
  readonly children: number;
  readonly rounds: number;
};

/** Drains the same number of messages with and without a refused project whose ten thousand cases wait for it. */
export async function measureFamily(
  bench: NationalBench,
  { first, projects, children, rounds }: FamilyOptions,
  tell: (line: string) => void,
): Promise<Family> {
  let next = first + 1;
  const round = async (left: number) => {
    const rows = await addClones(bench, next, next + projects);
    next += projects;
    await bench.owner.query('ANALYZE national.messages');
    return runUntilStored(bench, rows, left);
  };
  const [without, withIt]: [Drained[], Drained[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    without.push(await round(0));
    const members = await addFamily(bench, first, children);
    withIt.push(await round(members));
    await removeFamily(bench, first);
    tell(`family: round ${i + 1}`);
  }
  return { without, withIt };
}

/** A project the centre refused, and cases that wait for it, all older than what is drained. */
async function addFamily({ owner }: NationalBench, i: number, children: number): Promise<number> {
  await owner.query(
    `INSERT INTO bench.clones (i, code) SELECT $1, code FROM bench.clones LIMIT 1 ON CONFLICT DO NOTHING`,
    [i],
  );
  const parent = `${INSERT_MESSAGES} ${SELECT_CLONES} FROM bench.clones c CROSS JOIN bench.template t
    WHERE c.i = $1 AND t.kind = 'construction.project'`;
  await owner.query(parent, [i]);
  await owner.query(`UPDATE national.messages SET state = 'refused', refused_by = 'centre', reason = '示例',
      thing = 'family', id = '00000000-0000-7000-8000-000000000000', refused_at = happened_at
    WHERE state = 'waiting' AND line = 'construction' AND kind = 'construction.project'`);
  await owner.query(
    `INSERT INTO national.messages SELECT (m.r).* FROM (
       SELECT jsonb_populate_record(m, jsonb_build_object(
         'id', '00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'thing', 'family:' || n,
         'kind', 'construction.case', 'ordinal', (SELECT ordinal FROM bench.template t
            WHERE t.kind = 'construction.case' LIMIT 1),
         'state', 'waiting', 'refused_by', null, 'reason', null, 'refused_at', null, 'missing', 1,
         'parents', array['family'])) AS r
       FROM national.messages m CROSS JOIN generate_series(1, $1::int) AS n WHERE m.thing = 'family') AS m`,
    [children],
  );
  await owner.query(`INSERT INTO national.waits (thing, child)
    SELECT 'family', id FROM national.messages WHERE thing LIKE 'family:%'`);
  return children + 1;
}

async function removeFamily({ owner }: NationalBench, i: number): Promise<void> {
  await owner.query(`DELETE FROM national.waits WHERE thing = 'family';
    DELETE FROM national.messages WHERE thing = 'family' OR thing LIKE 'family:%'`);
  await owner.query('DELETE FROM bench.clones WHERE i = $1', [i]);
}
