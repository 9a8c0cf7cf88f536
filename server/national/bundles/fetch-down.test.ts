import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCentreClient } from '../investment/client.ts';
import { LineDown } from '../outbox/lines.ts';
import { type BundleWorld, openBundleWorld } from '../testing/bundle-world.ts';
import { fetchDown } from './fetch-down.ts';
import { type DownRow, readBundle } from './format.ts';
import { takeDownBundle } from './take-down.ts';

let world: BundleWorld;
const taken: DownRow[] = [];
beforeAll(async () => {
  world = await openBundleWorld();
});
afterAll(() => world?.close());

const out = () => join(world.folder, 'down.zhb');

function fetch(again = false) {
  const { origin: url, appId, secret } = world.centre;
  const now = () => world.scene.time.now;
  const client = createCentreClient({ url, appId, secret }, { now });
  const { carrier: signer, folder: state } = world;
  return fetchDown({ client, now, province: '210000', signer, state }, out(), again);
}

async function bringIn() {
  const file = await readFile(out());
  const read = await readBundle(file, [world.carrier.publicKey], ['down']);
  if (!read.ok) throw new Error(read.refusal.message);
  const takeDown = async (rows: readonly DownRow[]) => {
    const fresh = rows.filter(({ id }) => taken.every((each) => each.id !== id));
    taken.push(...fresh);
    return fresh.length;
  };
  return takeDownBundle({ ...world.answers, takeDown }, read.value, file, null);
}

const directive = (number: string) => ({ number, title: '关于示例', text: '请核对', level: 'notice' });

test('nothing sent, nothing packed', async () => {
  expect(await fetch()).toMatchObject({ ok: false, refusal: { code: 'carry-no-down' } });
  expect(await fetch(true)).toMatchObject({ ok: false, refusal: { code: 'carry-no-down' } });
});

test('what the centre sends is carried in once, bundle after bundle', async () => {
  for (let i = 1; i <= 120; i += 1) await world.centre.sendDown('directive', directive(String(i)), `d${i}`);
  expect(await fetch()).toMatchObject({ ok: true, value: { number: 1, rows: 120 } });
  expect(await bringIn()).toMatchObject({ ok: true, value: { number: 1, moved: 120 } });
  expect(await fetch()).toMatchObject({ ok: false, refusal: { code: 'carry-no-down' } });

  await world.centre.sendDown('directive', directive('121'), 'd121');
  expect(await fetch()).toMatchObject({ ok: true, value: { number: 2, rows: 1 } });
  // Lost on the way: handed out again, the same one.
  const first = await readFile(out());
  await rm(out());
  expect(await fetch(true)).toMatchObject({ ok: true, value: { number: 2, rows: 1 } });
  expect(await readFile(out())).toEqual(first);
  expect(await bringIn()).toMatchObject({ ok: true, value: { number: 2, moved: 1 } });
  expect(await bringIn()).toMatchObject({ ok: true, value: { number: 2, moved: 0 } });
  expect(taken.map(({ id }) => id)).toEqual(Array.from({ length: 121 }, (_, i) => `d${i + 1}`));
});

test('a centre that is away is said, and a kept bundle that was altered stops the walk', async () => {
  await world.centre.faults.set({ down: true });
  await expect(fetch()).rejects.toThrow(LineDown);
  await world.centre.faults.set({});
  await writeFile(join(world.folder, 'down-210000-000002.zhb'), 'x');
  expect(await fetch()).toMatchObject({ ok: false, refusal: { code: 'bundle-unreadable' } });
});
