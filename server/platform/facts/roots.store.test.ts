import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dailyRoot } from '@zongheng/core/evidence';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../testing/index.ts';
import { sm3 } from '../crypto/index.ts';
import { appendStatements } from './append.ts';
import { readFeed } from './feed.ts';
import { makeRoots } from './roots.ts';
import { append, draft, newStream } from './testing/record.ts';
import { type RootWorld, rootWorld } from './testing/root-world.ts';

const [SHENYANG, DALIAN] = ['210100', '210200'];
/** Days begin at 16:00Z the day before. */
const [NOON_1, NOON_2, NOON_3] = [1, 2, 3].map((day) => `2026-07-0${day}T04:00:00.000Z`) as [
  string,
  string,
  string,
];
const [DAY_1, DAY_2, DAY_3] = ['2026-07-01', '2026-07-02', '2026-07-03'];

const record = (world: RootWorld, home: string, at: string, count: number) =>
  append(world.database.app, newStream(home), count, at);
const namesOf = (roots: readonly { home: string; day: string; through: number; count: number }[]) =>
  roots.map(({ home, day, through, count }) => `${home} ${day}: ${count} to ${through}`);
const filesOf = (world: RootWorld, home: string) => readdir(join(world.folder, home));

test('a home’s first root is yesterday’s and covers what was recorded until then, row and file alike', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 3);
  await record(world, SHENYANG, '2026-07-02T15:59:59.999Z', 1);
  await record(world, SHENYANG, '2026-07-02T16:00:00.000Z', 2);
  world.setTime('2026-07-03T00:10:00.000Z');
  const { made, faults } = await world.make();
  expect(faults).toEqual([]);
  expect(namesOf(made)).toEqual([`${SHENYANG} ${DAY_2}: 4 to 4`]);

  const facts = await readFeed(world.database.app, SHENYANG, 0, 4);
  const digests = facts.map(({ digest }) => digest);
  const [root] = await world.rows(SHENYANG);
  expect(root).toMatchObject({
    ...dailyRoot({ home: SHENYANG, day: DAY_2, through: 4, digests, previous: null }, sm3),
    madeAt: '2026-07-03T00:10:00.000Z',
  });
  expect(await world.readRoot(SHENYANG, DAY_2)).toEqual(root);
  expect(root && (await world.keeper.signer.verify(root.digest, root.signature))).toBe(true);
});

test('every day that has ended gets one, empty days included, each tied to the one before', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 2);
  world.setTime(NOON_2);
  await world.make();
  await record(world, DALIAN, NOON_2, 1);
  world.setTime('2026-07-02T15:59:59.999Z');
  expect((await world.make()).made).toEqual([]);
  world.setTime('2026-07-02T16:00:00.000Z');
  expect(namesOf((await world.make()).made)).toEqual([
    `${SHENYANG} ${DAY_2}: 0 to 2`,
    `${DALIAN} ${DAY_2}: 1 to 1`,
  ]);
  expect((await world.make()).made).toEqual([]);

  const [first, second] = await world.rows(SHENYANG);
  expect([first?.previous, second?.previous]).toEqual([null, first?.digest]);
  expect(await filesOf(world, SHENYANG)).toEqual([`${DAY_1}.json`, `${DAY_2}.json`]);
  expect(await filesOf(world, DALIAN)).toEqual([`${DAY_2}.json`]);
});

test('a home without facts has no root, nor one whose first fact is of today', async () => {
  await using world = await rootWorld();
  world.setTime(NOON_1);
  expect(await world.make()).toEqual({ made: [], faults: [] });
  await record(world, SHENYANG, NOON_1, 1);
  expect(await world.make()).toEqual({ made: [], faults: [] });
});

test('days that were missed are made up for, each with its own facts', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, '2026-06-30T04:00:00.000Z', 1);
  world.setTime(NOON_1);
  await world.make();
  await record(world, SHENYANG, NOON_1, 2);
  await record(world, SHENYANG, NOON_3, 3);
  // Reported late into the feed: it stands after facts of a later day, and is covered with them.
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime('2026-07-05T04:00:00.000Z');
  expect(namesOf((await world.make()).made)).toEqual([
    `${SHENYANG} ${DAY_1}: 2 to 3`,
    `${SHENYANG} ${DAY_2}: 0 to 3`,
    `${SHENYANG} ${DAY_3}: 4 to 7`,
    `${SHENYANG} 2026-07-04: 0 to 7`,
  ]);
  expect(await world.faults()).toEqual([]);
});

test('how late a root is made does not show in it', async () => {
  await using world = await rootWorld();
  await using other = await createTestDatabase();
  const [first, second] = [draft(newStream(SHENYANG), 3, NOON_1), draft(newStream(SHENYANG), 2, NOON_2)];
  await world.database.app.pipeline(appendStatements(SHENYANG, [first]));
  world.setTime('2026-07-01T16:00:00.000Z');
  const { made } = await world.make();
  await other.app.pipeline(appendStatements(SHENYANG, [first, second]));
  world.setTime('2026-07-02T15:59:59.999Z');
  const late = await makeRoots(other.app, { ...world.keeper, folder: join(world.folder, 'late') });
  expect(made).toHaveLength(1);
  expect(late.made.map(({ digest }) => digest)).toEqual(made.map(({ digest }) => digest));
});

test('a fact from a clock that ran ahead does not keep others out', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 1);
  await record(world, SHENYANG, '2031-01-01T00:00:00.000Z', 1);
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime(NOON_2);
  expect(namesOf((await world.make()).made)).toEqual([`${SHENYANG} ${DAY_1}: 3 to 3`]);
});

test('more facts than one batch holds are covered in one root', async () => {
  await using world = await rootWorld();
  const count = 20_001;
  await world.tamper(
    `INSERT INTO facts.facts SELECT $1, n, gen_random_uuid(), 'case', gen_random_uuid(), 1, 't', 1, '{}', $2, $2,
       'web', '{}', '{}', NULL, NULL, 'sm3:' || n FROM generate_series(1, $3::int) n`,
    ...[SHENYANG, NOON_1, count],
  );
  await world.tamper('INSERT INTO facts.heads VALUES ($1, $2)', SHENYANG, count);
  world.setTime(NOON_2);
  const { made } = await world.make();
  const digests = Array.from({ length: count }, (_, index) => `sm3:${index + 1}`);
  const { root } = dailyRoot({ home: SHENYANG, day: DAY_1, through: count, digests, previous: null }, sm3);
  expect(made).toMatchObject([{ count, root }]);
});

test('what is too much for one root is left to the days that follow', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 12);
  world.setTime(NOON_2);
  const keeper = { ...world.keeper, most: 5 };
  expect(namesOf((await makeRoots(world.database.app, keeper)).made)).toEqual([
    `${SHENYANG} ${DAY_1}: 5 to 5`,
  ]);
  expect(await world.faults()).toEqual([]);
  world.setTime('2026-07-05T04:00:00.000Z');
  expect(namesOf((await makeRoots(world.database.app, keeper)).made)).toEqual([
    `${SHENYANG} ${DAY_2}: 5 to 10`,
    `${SHENYANG} ${DAY_3}: 2 to 12`,
    `${SHENYANG} 2026-07-04: 0 to 12`,
  ]);
  expect(await world.faults()).toEqual([]);
});

test('the files can be read by people and hold nothing but roots', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime(NOON_2);
  await world.make();
  const text = await readFile(world.fileOf(SHENYANG, DAY_1), 'utf8');
  expect(text).toMatch(/^\{\n {2}"home": "210100",\n {2}"day": "2026-07-01",\n/);
  expect(text.endsWith('}\n')).toBe(true);
});

const refusals: [string, string, (world: RootWorld) => Promise<unknown>][] = [
  [
    'a fact it would cover is missing',
    `fact-missing ${SHENYANG} ${DAY_2} 4`,
    (world) => world.tamper('DELETE FROM facts.facts WHERE home = $1 AND position = 4', SHENYANG),
  ],
  [
    'the facts were cut below what is covered',
    `fact-missing ${SHENYANG} ${DAY_1} 3`,
    async (world) => {
      await world.tamper('DELETE FROM facts.facts WHERE home = $1 AND position > 2', SHENYANG);
      await world.tamper('UPDATE facts.heads SET position = 2 WHERE home = $1', SHENYANG);
    },
  ],
  [
    'a file stands beyond the last row',
    `row-missing ${SHENYANG} ${DAY_1} null`,
    (world) => world.tamper('DELETE FROM facts.roots WHERE home = $1', SHENYANG),
  ],
  [
    'row and file say different things',
    `records-differ ${SHENYANG} ${DAY_1} null`,
    async (world) => {
      const root = await world.readRoot(SHENYANG, DAY_1);
      await world.writeRoot(SHENYANG, DAY_1, { ...root, madeAt: NOON_3 });
    },
  ],
  [
    'the file holds no root',
    `unreadable ${SHENYANG} ${DAY_1} null`,
    (world) => writeFile(world.fileOf(SHENYANG, DAY_1), ''),
  ],
  [
    'the row holds no root',
    `unreadable ${SHENYANG} ${DAY_1} null`,
    (world) => world.tamper(`UPDATE facts.roots SET content = '{}' WHERE home = $1`, SHENYANG),
  ],
  [
    'the row was changed',
    `changed ${SHENYANG} ${DAY_1} null`,
    (world) =>
      world.tamper(`UPDATE facts.roots SET content = content || '{"through": 2}' WHERE home = $1`, SHENYANG),
  ],
  [
    'the row was moved to another day',
    `row-missing ${SHENYANG} ${DAY_1} null`,
    (world) => world.tamper(`UPDATE facts.roots SET day = day - 1 WHERE home = $1`, SHENYANG),
  ],
  [
    'the last root is of a day that has not ended',
    `ahead-of-clock ${SHENYANG} ${DAY_1} null`,
    async (world) => world.setTime(NOON_1),
  ],
];

test.each(refusals)('signs nothing where %s, and goes on with other homes', async (_, expected, spoil) => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 3);
  world.setTime(NOON_2);
  await world.make();
  await record(world, SHENYANG, NOON_2, 2);
  world.setTime(NOON_3);
  await spoil(world);
  await record(world, DALIAN, '2026-06-01T04:00:00.000Z', 1);
  const before = await world.rows(SHENYANG);
  const { made, faults } = await world.make();
  expect(faults.map(({ fault, home, day, position }) => `${fault} ${home} ${day} ${position}`)).toEqual([
    expected,
  ]);
  expect(made.map(({ home }) => home)).toEqual([DALIAN]);
  expect(await world.rows(SHENYANG)).toEqual(before);
});
