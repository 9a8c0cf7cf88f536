import { expect, test } from 'vitest';
import {
  type Case,
  DAY_1,
  DAY_2,
  DAY_3,
  deleteFacts,
  deleteRows,
  filledWorld,
  HOME,
  OTHER,
  replaceFact,
  setHead,
  updateFact,
} from './testing/tampering.ts';

const facts: Case[] = [
  [
    'content changed',
    (world) => updateFact(world, 2, `data = data || '{"step": 99}'`),
    [`fact-changed ${HOME} ${DAY_1} 2`],
  ],
  [
    'a time changed by a millisecond',
    (world) => updateFact(world, 6, `happened_at = happened_at + interval '1 ms'`),
    [`fact-changed ${HOME} ${DAY_3} 6`],
  ],
  [
    'an actor changed',
    (world) => updateFact(world, 5, `actor = '{"system": "x"}'`),
    [`fact-changed ${HOME} ${DAY_3} 5`],
  ],
  [
    'an audience widened',
    (world) => updateFact(world, 1, `audience = audience || '{x}'`),
    [`fact-changed ${HOME} ${DAY_1} 1`],
  ],
  [
    'only the digest changed',
    (world) => updateFact(world, 4, `digest = 'sm3:00'`),
    [`fact-changed ${HOME} ${DAY_1} 4`],
  ],
  [
    'content that no digest can be taken of',
    (world) => updateFact(world, 4, `data = ('{"a":' || repeat('[', 200) || repeat(']', 200) || '}')::jsonb`),
    [`fact-changed ${HOME} ${DAY_1} 4`],
  ],
  [
    'a fact changed that no root covers yet',
    (world) => updateFact(world, 9, `channel = 'x'`),
    [`fact-changed ${HOME} null 9`],
  ],
  [
    'several changed: the first of each day',
    async (world) => {
      for (const position of [7, 3, 2, 6]) await updateFact(world, position, `type = 'x'`);
    },
    [`fact-changed ${HOME} ${DAY_1} 2`, `fact-changed ${HOME} ${DAY_3} 6`],
  ],
  [
    'a fact replaced together with its digest',
    (world) => replaceFact(world, 3),
    [`facts-replaced ${HOME} ${DAY_1} null`],
  ],
  [
    'two facts put the other way round',
    async (world) => {
      await updateFact(world, 5, 'position = -5');
      await updateFact(world, 6, 'position = 5');
      await updateFact(world, -5, 'position = 6');
    },
    [`facts-replaced ${HOME} ${DAY_3} null`],
  ],
  ['one fact deleted', (world) => deleteFacts(world, 'position = 3'), [`fact-missing ${HOME} ${DAY_1} 3`]],
  [
    'a day’s first fact deleted',
    (world) => deleteFacts(world, 'position = 5'),
    [`fact-missing ${HOME} ${DAY_3} 5`],
  ],
  [
    'one deleted, a later one changed',
    async (world) => {
      await deleteFacts(world, 'position = 1');
      await updateFact(world, 4, `type = 'x'`);
    },
    [`fact-missing ${HOME} ${DAY_1} 1`, `fact-changed ${HOME} ${DAY_1} 4`],
  ],
  [
    'the tail cut, the head left',
    (world) => deleteFacts(world, 'position > 6'),
    [`fact-missing ${HOME} ${DAY_3} 7`, `fact-missing ${HOME} null 8`],
  ],
  [
    'the tail cut and the head with it',
    async (world) => {
      await deleteFacts(world, 'position > 5');
      await setHead(world, 5);
    },
    [`fact-missing ${HOME} ${DAY_3} 6`],
  ],
  [
    'everything of a home deleted but its files',
    async (world) => {
      await deleteFacts(world, 'true');
      await deleteRows(world);
      await world.tamper(`DELETE FROM facts.heads WHERE home = '${HOME}'`);
    },
    [
      ...[`row-missing ${HOME} ${DAY_1} null`, `fact-missing ${HOME} ${DAY_1} 1`],
      ...[`row-missing ${HOME} ${DAY_2} null`],
      ...[`row-missing ${HOME} ${DAY_3} null`, `fact-missing ${HOME} ${DAY_3} 5`],
    ],
  ],
  ['the head moved back', (world) => setHead(world, 8), [`head-differs ${HOME} null 8`]],
  ['the head moved on', (world) => setHead(world, 10), [`fact-missing ${HOME} null 10`]],
  [
    'facts moved to another home',
    (world) =>
      world.tamper(`UPDATE facts.facts SET home = '${OTHER}', position = position + 10 WHERE position = 6`),
    [`fact-missing ${HOME} ${DAY_3} 6`, `head-differs ${OTHER} null 1`],
  ],
];

test.each(facts)('%s', async (_, spoil, found) => {
  await using world = await filledWorld();
  await spoil(world);
  expect(await world.faults()).toEqual(found);
});
