import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeRoots, type RootKeeper } from './roots.ts';
import { append, newStream } from './testing/record.ts';
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

/** Ends a run after a number of turns, as a kill would: between the commit of a row and its file's name. */
function endingAfter(turns: number, world: RootWorld): RootKeeper {
  let turn = 0;
  const now = () => {
    turn += 1;
    if (turn > turns) throw new Error('killed');
    return world.keeper.clock.now();
  };
  return { ...world.keeper, clock: { now } };
}

test.each([
  ['the draft is whole', (text: string) => text, []],
  ['the draft is half', (text: string) => text.slice(0, 99), [`file-missing ${SHENYANG} ${DAY_1} null`]],
  [
    'the draft says something else',
    (text: string) => text.replace(DAY_1, DAY_3),
    [`file-missing ${SHENYANG} ${DAY_1} null`],
  ],
  ['there is no draft', () => null, [`file-missing ${SHENYANG} ${DAY_1} null`]],
])('a run that ends between row and file leaves the file to the next: %s', async (_, left, found) => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime(NOON_2);
  await expect(makeRoots(world.database.app, endingAfter(1, world))).rejects.toThrow('killed');
  const rows = await world.rows(SHENYANG);
  expect(namesOf(rows)).toEqual([`${SHENYANG} ${DAY_1}: 1 to 1`]);
  expect(await filesOf(world, SHENYANG)).toEqual([`${DAY_1}.json.part`]);

  const draft = `${world.fileOf(SHENYANG, DAY_1)}.part`;
  const text = left(await readFile(draft, 'utf8'));
  await (text === null ? rm(draft) : writeFile(draft, text));
  expect(await world.faults()).toEqual(found);

  expect(await world.make()).toEqual({ made: [], faults: [] });
  expect(await filesOf(world, SHENYANG)).toEqual([`${DAY_1}.json`]);
  expect(await world.readRoot(SHENYANG, DAY_1)).toEqual(rows[0]);
  expect(await world.faults()).toEqual([]);
});

test('a draft counts for the newest root only: an older one without its file was tampered with', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime(NOON_3);
  await world.make();
  world.setTime('2026-07-04T04:00:00.000Z');
  await world.make();
  await rename(world.fileOf(SHENYANG, DAY_2), `${world.fileOf(SHENYANG, DAY_2)}.part`);
  expect(await world.faults()).toEqual([`file-missing ${SHENYANG} ${DAY_2} null`]);
});

test('where no file can be written there is no row either', async () => {
  await using world = await rootWorld();
  await record(world, SHENYANG, NOON_1, 1);
  world.setTime(NOON_2);
  const folder = join(world.folder, 'occupied');
  const sign = async (text: string) => {
    await writeFile(folder, '');
    return world.keeper.signer.sign(text);
  };
  const keeper = { ...world.keeper, folder, signer: { ...world.keeper.signer, sign } };
  await expect(makeRoots(world.database.app, keeper)).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await world.rows(SHENYANG)).toEqual([]);
});

test('a run whose signer fails stores nothing for that day and goes on there the next time', async () => {
  await using world = await rootWorld();
  for (const home of [SHENYANG, DALIAN]) await record(world, home, NOON_1, 1);
  world.setTime('2026-07-04T04:00:00.000Z');
  let signatures = 0;
  const signer = {
    ...world.keeper.signer,
    sign: (text: string) => {
      signatures += 1;
      if (signatures === 2) throw new Error('the device is gone');
      return world.keeper.signer.sign(text);
    },
  };
  await expect(makeRoots(world.database.app, { ...world.keeper, signer })).rejects.toThrow('device');
  expect([await world.rows(SHENYANG), await world.rows(DALIAN)].map(namesOf)).toEqual([
    [`${SHENYANG} ${DAY_3}: 1 to 1`],
    [],
  ]);
  expect(namesOf((await world.make()).made)).toEqual([`${DALIAN} ${DAY_3}: 1 to 1`]);
  expect(await world.faults()).toEqual([]);
});

test('two runs at once make each day once', async () => {
  await using world = await rootWorld();
  for (const home of [SHENYANG, DALIAN]) await record(world, home, NOON_1, 4);
  world.setTime(NOON_2);
  await world.make();
  await record(world, SHENYANG, NOON_2, 3);
  world.setTime('2026-07-09T04:00:00.000Z');
  const runs = await Promise.all([world.make(), world.make(), world.make()]);
  const made = runs.flatMap((run) => namesOf(run.made));
  expect(made).toHaveLength(14);
  expect(new Set(made).size).toBe(14);
  expect(runs.flatMap((run) => run.faults)).toEqual([]);
  expect(await world.faults()).toEqual([]);
});
