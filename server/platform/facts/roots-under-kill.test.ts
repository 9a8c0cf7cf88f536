import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, dayFromText, formatDay, startOf } from '@zongheng/core/calendar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { createSm2KeyPair, createSm2Signer, seededRandom, sm3 } from '../crypto/index.ts';
import { child } from './testing/kill/child.ts';
import type { RootMakerSettings } from './testing/kill/root-maker.ts';
import { append, newStream } from './testing/record.ts';
import { verifyRoots } from './verify-roots.ts';

const HOMES = ['210100', '210200', '210300'];
const FIRST = dayFromText('2026-07-01');
const DAYS = 30;
const KILLS = 6;

/** `ZONGHENG_SEED` repeats after how many more roots each run is killed. */
const seed = process.env.ZONGHENG_SEED ?? randomBytes(4).toString('hex');
const random = seededRandom(seed);

const database = useTestDatabase();
const keys = createSm2KeyPair();
let folder: string;

const maker = child(
  'root-maker',
  new URL('./testing/kill/root-maker.ts', import.meta.url),
  (start): RootMakerSettings => ({
    url: database().appUrl,
    folder,
    keys,
    // The first run makes each home's first root; then all days that follow are due at once.
    now: startOf(addDays(FIRST, start === 1 ? 1 : DAYS)),
  }),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roots-'));
});
afterAll(async () => {
  await maker.kill();
  await rm(folder, { recursive: true, force: true });
});

async function rootCount(): Promise<number> {
  const [row] = await database().app.read<{ count: number }>({
    name: 'test-count',
    text: 'SELECT count(*) AS count FROM facts.roots',
  });
  return row?.count ?? 0;
}

async function untilRoots(count: number): Promise<void> {
  for (const deadline = performance.now() + 60_000; (await rootCount()) < count; await pause(1)) {
    const failure = maker.failure();
    if (failure !== undefined) throw new Error(failure);
    if (performance.now() > deadline) throw new Error(`seed ${seed}: waited in vain for ${count} roots`);
  }
}

test('whenever the maker is killed, nothing is wrong, and the next run goes on where it ended', async () => {
  console.info(`roots under kill: ZONGHENG_SEED=${seed}`);
  for (const home of HOMES) await append(database().app, newStream(home), 1, '2026-06-30T00:00:00.000Z');
  for (let day = 0; day < DAYS; day += 1) {
    const at = new Date(startOf(addDays(FIRST, day))).toISOString();
    for (const home of HOMES) if (random.below(3) > 0) await append(database().app, newStream(home), 2, at);
  }

  maker.start();
  await untilRoots(HOMES.length);
  await maker.kill();
  const check = { hash: sm3, signer: createSm2Signer(keys), folder };
  for (let kill = 1; kill < KILLS; kill += 1) {
    maker.start();
    await untilRoots((await rootCount()) + 1 + random.below(14));
    await maker.kill();
    expect((await verifyRoots(database().app, check)).faults).toEqual([]);
  }
  expect(await rootCount()).toBeLessThan(HOMES.length * DAYS);

  maker.start();
  await untilRoots(HOMES.length * DAYS);
  await maker.stop();
  expect(maker.failure()).toBeUndefined();
  const report = await verifyRoots(database().app, { ...check, until: addDays(FIRST, DAYS - 1) });
  expect(report).toMatchObject({ homes: HOMES.length, roots: HOMES.length * DAYS, faults: [] });
  const days = Array.from({ length: DAYS }, (_, index) => `${formatDay(addDays(FIRST, index))}.json`);
  for (const home of HOMES) expect(await readdir(join(folder, home))).toEqual(days);
}, 120_000);
