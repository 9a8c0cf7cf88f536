import { rm } from 'node:fs/promises';
import { createSm2KeyPair, createSm2Signer, type Signer, sm3 } from '../../crypto/index.ts';
import { readFeed } from '../feed.ts';
import { digestOf, type SignedRoot } from '../root-record.ts';
import { append, newStream } from './record.ts';
import { type RootWorld, rootWorld } from './root-world.ts';

export const HOME = '210100';
export const OTHER = '210200';
export const [DAY_1, DAY_2, DAY_3] = ['2026-07-01', '2026-07-02', '2026-07-03'];
export const FORGER = createSm2Signer(createSm2KeyPair());

/**
 * Three days: facts 1–4, none, 5–7; then 8–9, which no root covers yet. And a second home with one fact, two
 * roots.
 */
export async function filledWorld(): Promise<RootWorld> {
  const world = await rootWorld();
  const app = world.database.app;
  const stream = await append(app, newStream(HOME), 4, '2026-07-01T04:00:00.000Z');
  world.setTime('2026-07-02T04:00:00.000Z');
  await world.make();
  await append(app, newStream(OTHER), 1, '2026-07-02T04:00:00.000Z');
  world.setTime('2026-07-03T04:00:00.000Z');
  await world.make();
  await append(app, stream, 3, '2026-07-03T04:00:00.000Z');
  world.setTime('2026-07-04T04:00:00.000Z');
  await world.make();
  await append(app, newStream(HOME), 2, '2026-07-04T04:00:00.000Z');
  return world;
}

export const deleteFacts = (world: RootWorld, condition: string) =>
  world.tamper(`DELETE FROM facts.facts WHERE home = '${HOME}' AND ${condition}`);
export const updateFact = (world: RootWorld, position: number, set: string, ...values: unknown[]) =>
  world.tamper(`UPDATE facts.facts SET ${set} WHERE home = '${HOME}' AND position = ${position}`, ...values);
export const setHead = (world: RootWorld, position: number) =>
  world.tamper(`UPDATE facts.heads SET position = ${position} WHERE home = '${HOME}'`);
export const deleteRows = (world: RootWorld, condition = 'true') =>
  world.tamper(`DELETE FROM facts.roots WHERE home = '${HOME}' AND ${condition}`);
export const deleteFiles = async (world: RootWorld, ...days: string[]) => {
  for (const day of days) await rm(world.fileOf(HOME, day));
};
export const updateRow = (world: RootWorld, day: string, content: unknown) =>
  world.tamper(
    `UPDATE facts.roots SET content = $1 WHERE home = '${HOME}' AND day = '${day}'`,
    JSON.stringify(content),
  );

/** Gives a fact other content and the digest that goes with it: nothing in the row itself betrays it. */
export async function replaceFact(world: RootWorld, position: number): Promise<void> {
  const [fact] = await readFeed(world.database.app, HOME, position - 1, 1);
  const digest = digestOf({ ...fact?.envelope, data: { forged: true } }, sm3);
  await updateFact(world, position, `data = '{"forged": true}', digest = $1`, digest);
}

/** A root that says something else, consistent in itself and signed by whom you like. */
export async function forge(
  root: SignedRoot,
  change: Partial<SignedRoot>,
  signer: Signer,
): Promise<SignedRoot> {
  const { signature: _, madeAt, digest: __, ...said } = { ...root, ...change };
  const digest = digestOf(said, sm3) ?? '';
  return { ...said, digest, signature: await signer.sign(digest), madeAt };
}

/** What was done to the record, and what verification has to find. */
export type Case = readonly [
  what: string,
  spoil: (world: RootWorld) => Promise<unknown>,
  found: readonly string[],
];
