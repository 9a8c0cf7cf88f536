import { randomUUID } from 'node:crypto';
import { accept, type Result, refuse } from '@zongheng/core';
import { type Instant, instantFromText } from '@zongheng/core/calendar';
import { beforeAll, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { isUniqueViolation, type Statement } from '../database/index.ts';
import { type DoorHow, throughDoor } from './door.ts';
import { readSealed, readStream } from './feed.ts';
import { type Standing, type Step, unborn } from './step.ts';
import { tools } from './testing/record.ts';

/** A jar: every command puts one more thing in, up to what it holds. */
type Jar = { readonly count: number };
type JarFact = { readonly type: 'jar.filled'; readonly at: Instant; readonly count: number };
type JarRow = Standing<Jar> & { readonly state: Jar };

const database = useTestDatabase();
const HOME = '210100';
const HOLDS = 2;
const NOW = instantFromText('2026-07-01T04:00:00.000Z');

beforeAll(async () => {
  await database().owner.query({
    name: 'test-jars',
    text: 'CREATE TABLE platform.test_jars (id uuid PRIMARY KEY, version int, head text, count int)',
    values: [],
  });
  await database().owner.query({
    name: 'test-jars-grant',
    text: 'GRANT SELECT, INSERT, UPDATE ON platform.test_jars TO zongheng_app',
    values: [],
  });
});

const readJar = async (id: string): Promise<JarRow | undefined> => {
  const [row] = await database().app.read<{ version: number; head: string; count: number }>({
    name: 'test-jar',
    text: 'SELECT version, head, count FROM platform.test_jars WHERE id = $1',
    values: [id],
  });
  return row && { id, home: HOME, version: row.version, head: row.head, state: { count: row.count } };
};

const writeJar = ({ stream, version, head, state }: Step<Jar, JarFact>): Statement => ({
  name: 'test-jar-write',
  text: `WITH w AS (
           INSERT INTO platform.test_jars AS j (id, version, head, count) VALUES ($1, $2, $3, $4)
           ON CONFLICT (id) DO UPDATE SET version = $2, head = $3, count = $4 WHERE j.version = $5 RETURNING 1)
         SELECT platform.guard(count(*), 1) FROM w`,
  values: [stream.id, version, head, state.count, stream.version],
});

/** Fills the jar; `meet` holds up a read that is done, as another writer would. */
function fill(
  id: string,
  how: Partial<DoorHow<JarRow>> = {},
  meet: () => Promise<void> = async () => {},
): Promise<Result<JarRow>> {
  const deps = { database: database().app, clock: { now: () => NOW }, facts: tools };
  return throughDoor(
    deps,
    { actor: { system: 'test' }, channel: 'window', ...how },
    {
      kind: 'jar',
      outdated: 'outdated',
      read: async () => {
        const row = await readJar(id);
        await meet();
        return accept(row ?? unborn(id, HOME));
      },
      decide: ({ state }, at): Result<readonly JarFact[]> => {
        const count = (state?.count ?? 0) + 1;
        return count > HOLDS ? refuse('full', 'full', '') : accept([{ type: 'jar.filled', at, count }]);
      },
      evolve: (_: Jar | null, { count }: JarFact): Jar => ({ count }),
      sealed: () => ({ label: '杏仁' }),
      audience: ({ count }) => [`body-${count}`],
      write: (found, step) => {
        const { version, head, state } = step;
        return { row: { id: found.id, home: found.home, version, head, state }, write: [writeJar(step)] };
      },
    },
  );
}

/** Lets nobody on until `count` have come; who comes later is not held. */
function meeting(count: number): { readonly arrive: () => Promise<void>; readonly came: () => number } {
  const all = Promise.withResolvers<void>();
  let came = 0;
  const arrive = () => {
    came += 1;
    if (came === count) all.resolve();
    return all.promise;
  };
  return { arrive, came: () => came };
}
const factsOf = (id: string) => readStream(database().app, HOME, id);

test('row, facts and sealed text are written as decided', async () => {
  const id = randomUUID();
  const done = await fill(id);
  expect(done).toMatchObject({ ok: true, value: { version: 1, state: { count: 1 } } });
  expect(await readJar(id)).toEqual(done.ok && done.value);

  const [fact, ...more] = await factsOf(id);
  expect(more).toEqual([]);
  expect(fact?.digest).toBe(done.ok && done.value.head);
  expect(fact?.envelope).toMatchObject({
    ...{ type: 'jar.filled', version: 1, stream: { kind: 'jar', id }, home: HOME, audience: ['body-1'] },
    ...{ actor: { system: 'test' }, channel: 'window', data: { count: 1 } },
    ...{ happenedAt: '2026-07-01T04:00:00.000Z', recordedAt: '2026-07-01T04:00:00.000Z' },
  });
  const said = await readSealed(database().app, HOME, [fact?.envelope.id ?? '']);
  expect([...said.values()]).toMatchObject([{ content: { label: '杏仁' } }]);
});

test('of two who read the same, one is written and the other reads and decides again', async () => {
  const id = randomUUID();
  await fill(id);
  const { arrive, came } = meeting(2);
  const both = await Promise.all([fill(id, {}, arrive), fill(id, {}, arrive)]);

  // The jar holds two: what the second decided at first, a second thing, would have been let in.
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'full' } });
  expect(came()).toBe(3);
  expect((await factsOf(id)).map(({ envelope }) => envelope.data)).toEqual([{ count: 1 }, { count: 2 }]);
});

test('who saw another version is refused and nothing is written', async () => {
  const id = randomUUID();
  await fill(id);
  const late = await fill(id, { expected: 2 });
  expect(late).toMatchObject({ ok: false, refusal: { code: 'version-conflict', message: 'outdated' } });
  expect(await factsOf(id)).toHaveLength(1);
  expect(await fill(id, { expected: 1 })).toMatchObject({ ok: true, value: { version: 2 } });
});

test('what was refused leaves nothing, and nothing that came with it', async () => {
  const id = randomUUID();
  await fill(id);
  await fill(id);
  const asked: JarRow[] = [];
  const also = (row: JarRow) => {
    asked.push(row);
    return [];
  };
  expect(await fill(id, { also })).toMatchObject({ ok: false, refusal: { code: 'full' } });
  expect(asked).toEqual([]);
  expect(await readJar(id)).toMatchObject({ version: 2 });
  expect(await factsOf(id)).toHaveLength(2);
});

test('what comes with a command is written with it or not at all', async () => {
  const [id, other, third] = [randomUUID(), randomUUID(), randomUUID()];
  const note = ({ version }: JarRow): readonly Statement[] => [
    {
      name: 'test-jar-also',
      text: 'INSERT INTO platform.test_jars (id, version, head, count) VALUES ($1, $2, $3, 0)',
      values: [other, version, 'also'],
    },
  ];
  expect(await fill(id, { also: note })).toMatchObject({ ok: true });
  expect(await readJar(other)).toMatchObject({ version: 1, head: 'also' });

  const error = await fill(third, { also: note }).catch((thrown: unknown) => thrown);
  expect(isUniqueViolation(error)).toBe(true);
  expect(await readJar(third)).toBeUndefined();
  expect(await factsOf(third)).toEqual([]);
});
