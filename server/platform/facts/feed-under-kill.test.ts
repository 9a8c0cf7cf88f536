import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyChain } from '@zongheng/core/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testVersion } from '../../testing/index.ts';
import { seededRandom, sm3 } from '../crypto/index.ts';
import { createDatabase, createPool, type Database } from '../database/index.ts';
import { readFeed, readHeads, type StoredFact } from './feed.ts';
import { child } from './testing/kill/child.ts';
import { type KillableCluster, startKillableCluster } from './testing/kill/cluster.ts';
import type { ReaderSettings } from './testing/kill/reader.ts';
import type { WriterSettings } from './testing/kill/writer.ts';

const HOMES = ['210100', '210200', '211300'];
const STREAMS_A_HOME = 6;
const PROCESSES = 4;
const WRITERS_A_PROCESS = 4;
const READERS = ['reader-1', 'reader-2', 'reader-3'];
/** Followed by all three processes at once. */
const SHARED = 'reader-shared';
const PROCESS_KILLS = 21;
const DATABASE_KILLS = 3;
/** Length of a line that acknowledges a fact. */
const LINE = 36 + 1 + 'sm3:'.length + 64 + 1;

/** `ZONGHENG_SEED` repeats the choices of a run: who is killed, and after how many more facts. */
const seed = process.env.ZONGHENG_SEED ?? randomBytes(4).toString('hex');
const random = seededRandom(seed);

let cluster: KillableCluster;
let db: Database;
let folder: string;
const streams = HOMES.flatMap((home) =>
  Array.from({ length: STREAMS_A_HOME }, () => ({ id: randomUUID(), home })),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kill-'));
  cluster = await startKillableCluster(testVersion(process.env.ZONGHENG_TEST_PG));
  db = createDatabase(createPool(cluster.urls.appUrl, { onError: () => {} }));
  const owner = createDatabase(createPool(cluster.urls.ownerUrl));
  const make = [
    'CREATE SCHEMA kill',
    'GRANT USAGE ON SCHEMA kill TO zongheng_app',
    'CREATE TABLE kill.streams (id uuid PRIMARY KEY, home text, version integer, head text)',
    `CREATE TABLE kill.effects (ord bigint GENERATED ALWAYS AS IDENTITY, reader text, home text,
       position bigint, fact_id uuid)`,
    'GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA kill TO zongheng_app',
  ];
  await owner.pipeline(make.map((text, index) => ({ name: `make-${index}`, text })));
  await owner.close();
  await db.query({
    name: 'test-streams',
    text: 'INSERT INTO kill.streams SELECT id, home, 0, NULL FROM json_to_recordset($1) AS s(id uuid, home text)',
    values: [JSON.stringify(streams)],
  });
});

const writers = Array.from({ length: PROCESSES }, (_, index) => {
  const name = `writer-${index + 1}`;
  return child(
    name,
    new URL('./testing/kill/writer.ts', import.meta.url),
    (start): WriterSettings => ({
      url: cluster.urls.appUrl,
      seed: `${seed} ${name} ${start}`,
      writers: WRITERS_A_PROCESS,
      acknowledged: join(folder, name),
      streams,
    }),
  );
});
const readers = READERS.map((name) =>
  child(
    name,
    new URL('./testing/kill/reader.ts', import.meta.url),
    (): ReaderSettings => ({
      url: cluster.urls.appUrl,
      readers: [name, SHARED],
    }),
  ),
);
const children = [...writers, ...readers];

afterAll(async () => {
  await Promise.all(children.map((one) => one.kill()));
  await db?.close();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Waits for a count, and no longer than any of the children does well. */
async function until(what: string, condition: () => Promise<boolean>, seconds = 60): Promise<void> {
  for (const deadline = performance.now() + seconds * 1000; !(await condition()); await pause(3)) {
    const failures = children.flatMap((one) => one.failure() ?? []);
    if (failures.length > 0) throw new Error(failures.join('\n'));
    if (performance.now() > deadline) throw new Error(`seed ${seed}: waited in vain for ${what}`);
  }
}

async function acknowledged(): Promise<number> {
  const sizes = await Promise.all(
    writers.map(({ name }) => stat(join(folder, name)).catch(() => ({ size: 0 }))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0) / LINE;
}

async function moreAcknowledged(count: number): Promise<void> {
  const goal = (await acknowledged()) + count;
  await until(`${count} more facts`, async () => (await acknowledged()) >= goal);
}

/** Every child is killed at least once, in an order of its own for every seed. */
function victims() {
  const chosen = Array.from({ length: PROCESS_KILLS }, (_, index) => children[index % children.length]);
  return chosen
    .flatMap((one) => (one ? [{ one, place: random.below(2 ** 32) }] : []))
    .sort((a, b) => a.place - b.place);
}

test('readers see every acknowledged fact once and in order, whoever is killed when', async () => {
  console.info(`feed under kill: ZONGHENG_SEED=${seed}`);
  for (const one of children) one.start();
  await moreAcknowledged(1);

  const order = victims();
  const stretch = PROCESS_KILLS / DATABASE_KILLS;
  const databaseKills = new Set(
    Array.from({ length: DATABASE_KILLS }, (_, index) => index * stretch + random.below(stretch)),
  );
  const pids = new Set([cluster.pid]);
  for (const [index, { one }] of order.entries()) {
    await moreAcknowledged(random.below(150));
    if (databaseKills.has(index)) {
      cluster.kill();
      // Somebody is killed while there is no database, and comes back before there is.
      await one.kill();
      one.start();
      await cluster.restart();
      pids.add(cluster.pid);
    } else {
      await one.kill();
      one.start();
    }
  }
  expect(pids.size).toBe(1 + DATABASE_KILLS);
  await moreAcknowledged(200);
  await Promise.all(writers.map((one) => one.stop()));

  const feed = new Map<string, StoredFact[]>();
  for (const home of HOMES) feed.set(home, await readFeed(db, home, 0, 1_000_000));
  const total = [...feed.values()].reduce((sum, facts) => sum + facts.length, 0);
  await until('the readers', async () => {
    const rows = await db.read<{ reader: string; count: number }>({
      name: 'test-seen',
      text: 'SELECT reader, count(*) AS count FROM kill.effects GROUP BY reader',
    });
    return rows.length === READERS.length + 1 && rows.every(({ count }) => count >= total);
  });
  await Promise.all(readers.map((one) => one.stop()));
  expect(children.flatMap((one) => one.failure() ?? [])).toEqual([]);

  // No gap, and the head where the facts end.
  const heads = await readHeads(db);
  for (const [home, facts] of feed) {
    expect(facts.map(({ position }) => position)).toEqual(facts.map((_, index) => index + 1));
    expect(heads.get(home)).toBe(facts.length);
  }

  // Every acknowledged fact is there as it was acknowledged.
  const digests = new Map([...feed.values()].flat().map(({ envelope, digest }) => [envelope.id, digest]));
  const texts = await Promise.all(writers.map(({ name }) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n').slice(0, -1));
  expect(lines.length).toBeGreaterThan(200);
  expect(lines.filter((line) => digests.get(line.slice(0, 36)) !== line.slice(37))).toEqual([]);

  // Every reader did every fact once, in the order of the feed.
  for (const reader of [...READERS, SHARED]) {
    for (const [home, facts] of feed) {
      const effects = await db.read<{ position: number; fact_id: string }>({
        name: 'test-effects',
        text: 'SELECT position, fact_id FROM kill.effects WHERE reader = $1 AND home = $2 ORDER BY ord',
        values: [reader, home],
      });
      expect(effects).toEqual(facts.map(({ position, envelope }) => ({ position, fact_id: envelope.id })));
    }
  }

  // Every chain verifies and ends where the stream's row says; sealed content came with its fact.
  const all = [...feed.values()].flat();
  for (const { id } of streams) {
    const facts = all.filter(({ envelope }) => envelope.stream.id === id);
    const [row] = await db.read<{ version: number; head: string | null }>({
      name: 'test-stream',
      text: 'SELECT version, head FROM kill.streams WHERE id = $1',
      values: [id],
    });
    expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: row?.version, head: row?.head } });
  }
  const [sealed] = await db.read<{ ids: string[] }>({
    name: 'test-sealed',
    text: 'SELECT array_agg(fact_id::text ORDER BY fact_id) AS ids FROM facts.sealed',
  });
  const withSeal = all.filter(({ envelope }) => envelope.sealed !== null).map(({ envelope }) => envelope.id);
  expect(sealed?.ids).toEqual(withSeal.sort());
  console.info(`feed under kill: ${total} facts, ${lines.length} acknowledged`);
}, 180_000);
