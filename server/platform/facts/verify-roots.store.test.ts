import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayFromText, instantFromText } from '@zongheng/core/calendar';
import { merkleRoot } from '@zongheng/core/evidence';
import { expect, test } from 'vitest';
import { sm3 } from '../crypto/index.ts';
import { appendStatements } from './append.ts';
import { draftFacts } from './draft.ts';
import { eraseSealed } from './erase.ts';
import { readFeed } from './feed.ts';
import { factAt, metaAt, newStream, tools } from './testing/record.ts';
import {
  type Case,
  DAY_1,
  DAY_2,
  DAY_3,
  deleteFacts,
  deleteFiles,
  deleteRows,
  FORGER,
  filledWorld,
  forge,
  HOME,
  OTHER,
  replaceFact,
  setHead,
  updateFact,
  updateRow,
} from './testing/tampering.ts';
import { verifyRoots } from './verify-roots.ts';

test('a record that holds: everything was looked at, nothing found', async () => {
  await using world = await filledWorld();
  const report = await verifyRoots(world.database.app, { ...world.keeper, until: dayFromText(DAY_3) });
  expect(report).toEqual({ homes: 2, roots: 5, facts: 10, faults: [] });
  const one = await verifyRoots(world.database.app, { ...world.keeper, home: OTHER });
  expect(one).toEqual({ homes: 1, roots: 2, facts: 1, faults: [] });
});

test('erased content is no fault', async () => {
  await using world = await filledWorld();
  const said = [factAt('2026-07-04T05:00:00.000Z', {}, { contact: '张三' })];
  const drafted = draftFacts(newStream(HOME), said, metaAt('2026-07-04T05:00:00.000Z'), tools);
  await world.database.app.pipeline(appendStatements(HOME, [drafted]));
  world.setTime('2026-07-05T04:00:00.000Z');
  await world.make();
  const ids = drafted.facts.map(({ envelope }) => envelope.id);
  const at = instantFromText('2026-07-06T00:00:00.000Z');
  const erased = await world.database.app.transaction((tx) => eraseSealed(tx, HOME, ids, at));
  expect(erased).toHaveLength(1);
  expect(await world.faults()).toEqual([]);
});

const roots: Case[] = [
  [
    'the last row deleted',
    (world) => deleteRows(world, `day = '${DAY_3}'`),
    [`row-missing ${HOME} ${DAY_3} null`],
  ],
  [
    'a row in the middle deleted',
    (world) => deleteRows(world, `day = '${DAY_2}'`),
    [`row-missing ${HOME} ${DAY_2} null`],
  ],
  ['a file deleted', (world) => deleteFiles(world, DAY_2), [`file-missing ${HOME} ${DAY_2} null`]],
  [
    'the folder deleted',
    (world) => rm(join(world.folder, HOME), { recursive: true }),
    [DAY_1, DAY_2, DAY_3].map((day) => `file-missing ${HOME} ${day} null`),
  ],
  [
    'a day in the middle deleted from both',
    async (world) => {
      await deleteRows(world, `day = '${DAY_2}'`);
      await deleteFiles(world, DAY_2);
    },
    [`day-missing ${HOME} ${DAY_2} null`, `broken-link ${HOME} ${DAY_3} null`],
  ],
  [
    'the first day deleted from both',
    async (world) => {
      await deleteRows(world, `day = '${DAY_1}'`);
      await deleteFiles(world, DAY_1);
    },
    [`broken-link ${HOME} ${DAY_2} null`],
  ],
  [
    'facts and rows of the last days cut, as if they had never been',
    async (world) => {
      await deleteFacts(world, 'position > 4');
      await setHead(world, 4);
      await deleteRows(world, `day > '${DAY_1}'`);
    },
    [
      `row-missing ${HOME} ${DAY_2} null`,
      ...[`row-missing ${HOME} ${DAY_3} null`, `fact-missing ${HOME} ${DAY_3} 5`],
    ],
  ],
  [
    'a row moved to another day',
    (world) =>
      world.tamper(`UPDATE facts.roots SET day = '2026-07-04' WHERE day = '${DAY_3}' AND home = '${HOME}'`),
    [
      `row-missing ${HOME} ${DAY_3} null`,
      ...[`file-missing ${HOME} 2026-07-04 null`, `moved ${HOME} 2026-07-04 null`],
    ],
  ],
  [
    'a file moved to another day',
    (world) => copyFile(world.fileOf(HOME, DAY_1), world.fileOf(HOME, DAY_2)),
    [`records-differ ${HOME} ${DAY_2} null`, `moved ${HOME} ${DAY_2} null`],
  ],
  [
    'row and file of another home put in their place',
    async (world) => {
      await copyFile(world.fileOf(OTHER, DAY_3), world.fileOf(HOME, DAY_3));
      await updateRow(world, DAY_3, await world.readRoot(OTHER, DAY_3));
    },
    // The other home's root says how far its own facts go: nothing is left that covers 5 to 7.
    [`moved ${HOME} ${DAY_3} null`, `moved ${HOME} ${DAY_3} null`],
  ],
  [
    'a row that says less',
    (world) =>
      world.tamper(
        `UPDATE facts.roots SET content = content || '{"through": 6}' WHERE home = '${HOME}' AND day = '${DAY_3}'`,
      ),
    [`records-differ ${HOME} ${DAY_3} null`, `changed ${HOME} ${DAY_3} null`],
  ],
  [
    'a file that says less',
    async (world) => world.writeRoot(HOME, DAY_3, { ...(await world.readRoot(HOME, DAY_3)), count: 2 }),
    [`records-differ ${HOME} ${DAY_3} null`, `changed ${HOME} ${DAY_3} null`],
  ],
  [
    'a time of making changed',
    async (world) => {
      const root = await world.readRoot(HOME, DAY_3);
      await world.writeRoot(HOME, DAY_3, { ...root, madeAt: '2026-07-05T00:00:00.000Z' });
    },
    [`records-differ ${HOME} ${DAY_3} null`],
  ],
  [
    'a row with the signature of another root',
    async (world) => {
      const { signature } = await world.readRoot(HOME, DAY_1);
      await updateRow(world, DAY_3, { ...(await world.readRoot(HOME, DAY_3)), signature });
    },
    [`records-differ ${HOME} ${DAY_3} null`, `wrong-signature ${HOME} ${DAY_3} null`],
  ],
  [
    'a fact replaced, and row and file made to agree by somebody without the key',
    async (world) => {
      await replaceFact(world, 7);
      const digests = (await readFeed(world.database.app, HOME, 4, 3)).map(({ digest }) => digest);
      const forged = await forge(
        await world.readRoot(HOME, DAY_3),
        { root: merkleRoot(digests, sm3) },
        FORGER,
      );
      await updateRow(world, DAY_3, forged);
      await world.writeRoot(HOME, DAY_3, forged);
    },
    [`wrong-signature ${HOME} ${DAY_3} null`, `wrong-signature ${HOME} ${DAY_3} null`],
  ],
  [
    'a root in the middle replaced by one with the right key: the next is not tied to it',
    async (world) => {
      const root = await world.readRoot(HOME, DAY_2);
      const forged = await forge(root, { previous: 'sm3:00' }, world.keeper.signer);
      await updateRow(world, DAY_2, forged);
      await world.writeRoot(HOME, DAY_2, forged);
    },
    [`broken-link ${HOME} ${DAY_2} null`, `broken-link ${HOME} ${DAY_3} null`],
  ],
  [
    'a root that leaves facts out between itself and the one before',
    async (world) => {
      const root = await world.readRoot(HOME, DAY_3);
      const digests = (await readFeed(world.database.app, HOME, 5, 2)).map(({ digest }) => digest);
      const forged = await forge(root, { count: 2, root: merkleRoot(digests, sm3) }, world.keeper.signer);
      await updateRow(world, DAY_3, forged);
      await world.writeRoot(HOME, DAY_3, forged);
    },
    [`broken-link ${HOME} ${DAY_3} null`],
  ],
  [
    'a file that is no JSON',
    (world) => writeFile(world.fileOf(HOME, DAY_2), '{'),
    [`unreadable ${HOME} ${DAY_2} null`],
  ],
  [
    'a file with more in it',
    async (world) => world.writeRoot(HOME, DAY_2, { ...(await world.readRoot(HOME, DAY_2)), note: 1 }),
    [`unreadable ${HOME} ${DAY_2} null`],
  ],
  ['a row that is nonsense', (world) => updateRow(world, DAY_2, ['x']), [`unreadable ${HOME} ${DAY_2} null`]],
  [
    'a day that cannot be believed does not hide its facts',
    async (world) => {
      await updateRow(world, DAY_1, {});
      await world.writeRoot(HOME, DAY_1, {});
      await updateFact(world, 2, `type = 'x'`);
    },
    [
      ...[`unreadable ${HOME} ${DAY_1} null`, `unreadable ${HOME} ${DAY_1} null`],
      // Day 2 covers 4 to 4: the facts up to there are checked against their own digests.
      `fact-changed ${HOME} null 2`,
    ],
  ],
  [
    'a folder of a home nobody knows',
    async (world) => {
      await mkdir(join(world.folder, '210300'));
      await copyFile(world.fileOf(OTHER, DAY_2), join(world.folder, '210300', `${DAY_2}.json`));
    },
    [`row-missing 210300 ${DAY_2} null`, `moved 210300 ${DAY_2} null`],
  ],
];

test.each(roots)('%s', async (_, spoil, found) => {
  await using world = await filledWorld();
  await spoil(world);
  expect(await world.faults()).toEqual(found);
});

test('another key than the one asked about has signed nothing', async () => {
  await using world = await filledWorld();
  const found = await world.faults({ signer: FORGER, home: OTHER });
  expect(found).toEqual([DAY_2, DAY_2, DAY_3, DAY_3].map((day) => `wrong-signature ${OTHER} ${day} null`));
});

test('roots that end early are a fault only where a day is named up to which they must go', async () => {
  await using world = await filledWorld();
  await deleteRows(world, `day > '${DAY_1}'`);
  await deleteFiles(world, DAY_2, DAY_3);
  expect(await world.faults()).toEqual([]);
  expect(await world.faults({ until: dayFromText(DAY_3) })).toEqual([`day-missing ${HOME} ${DAY_2} null`]);

  await deleteRows(world);
  await deleteFiles(world, DAY_1);
  expect(await world.faults({ until: dayFromText(DAY_3) })).toEqual([`day-missing ${HOME} ${DAY_3} null`]);
  expect(await world.faults({ until: dayFromText('2026-06-30'), home: HOME })).toEqual([]);
});

test('a fault is a refusal with a sentence that says where', async () => {
  await using world = await filledWorld();
  await updateFact(world, 2, `type = 'x'`);
  const { faults } = await verifyRoots(world.database.app, world.keeper);
  expect(faults).toEqual([
    {
      code: 'root-fact-changed',
      message: '210100的2026-07-01日根：第2条事实与记录时的摘要不符，内容或摘要在记录之后被改动。',
      source: '事实存证规则',
      fault: 'fact-changed',
      home: HOME,
      day: DAY_1,
      position: 2,
    },
  ]);
});
