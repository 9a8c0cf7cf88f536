import { afterAll, beforeAll, expect, test } from 'vitest';
import { type NationalWorld, openNationalWorld } from '../testing/national-world.ts';
import { release, releaseLeft } from './settle.ts';

/** Children of one parent beyond what one statement lets go. */
const CHILDREN = 25_001;
let world: NationalWorld;
beforeAll(async () => {
  world = await openNationalWorld();
  await world.register();
});
afterAll(() => world.close());

/** Hangs many copies of the project's message on a stored thing, as if each waited for it. */
async function hang(prefix: string): Promise<string> {
  const { database } = world;
  const [parent] = await database.app.read<{ thing: string }>({
    name: 'test_parent',
    text: `SELECT thing FROM national.messages WHERE current AND state = 'stored' AND kind = 'construction.flow'`,
  });
  if (!parent) throw new Error('no flow is stored');
  await database.owner.query({
    name: `hang_${prefix}`,
    text: `WITH made AS (
             INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division, subject,
               state, payload, digest, mapping_version, parents, missing, retract, happened_at, due_at, created_at, next_at)
             SELECT gen_random_uuid(), line, kind, ordinal, $1 || n, 1, true, home, division, subject, 'waiting', '{}',
               '', '', ARRAY[$2], 1, false, happened_at, due_at, created_at, 'infinity'
             FROM national.messages, generate_series(1, ${CHILDREN}) AS n
             WHERE thing LIKE 'construction.project:%' AND current RETURNING id)
           INSERT INTO national.waits (thing, child) SELECT $2, id FROM made`,
    values: [prefix, parent.thing],
  });
  return parent.thing;
}
const waiting = async (prefix: string) =>
  (
    await world.database.app.read<{ n: number }>({
      name: 'test_waiting',
      text: `SELECT count(*)::int AS n FROM national.messages WHERE thing LIKE $1 || '%' AND missing > 0`,
      values: [prefix],
    })
  )[0]?.n;

test('a parent that is stored lets go of all its children, however many', async () => {
  const thing = await hang('many:');
  expect(await waiting('many:')).toBe(CHILDREN);
  await release(world.database.app, [thing]);
  expect(await waiting('many:')).toBe(0);
});

test('what a killed process left waiting for something stored is found again', async () => {
  await hang('left:');
  expect(await releaseLeft(world.database.app)).toBe(CHILDREN);
  expect(await waiting('left:')).toBe(0);
  expect(await releaseLeft(world.database.app)).toBe(0);
});
