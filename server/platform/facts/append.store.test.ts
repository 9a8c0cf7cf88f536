import { verifyChain } from '@zongheng/core/evidence';
import { describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { sm3 } from '../crypto/index.ts';
import { isUniqueViolation, type Statement, sqlState } from '../database/index.ts';
import { appendStatements } from './append.ts';
import { draftFacts } from './draft.ts';
import { readFeed, readHeads, readSealed, readStream } from './feed.ts';
import { after, append, draft, factAt, metaAt, newStream, tools } from './testing/record.ts';

const database = useTestDatabase();

let lastHome = 210_000;
/** A home nobody else in this file writes to. */
const freshHome = () => String(++lastHome);
const positionsOf = async (home: string) =>
  (await readFeed(database().app, home, 0, 10_000)).map((fact) => fact.position);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const boom: Statement = { name: 'test-boom', text: 'SELECT 1 / 0' };

describe('append', () => {
  test('gives positions from 1 in the order given, and moves the head as far', async () => {
    const home = freshHome();
    const [one, other] = [newStream(home), newStream(home)];
    const drafts = [draft(one, 2), draft(other, 1)];
    await database().app.pipeline(appendStatements(home, drafts));
    await append(database().app, after(one, drafts[0] ?? draft(one)), 1);

    const feed = await readFeed(database().app, home, 0, 100);
    expect(feed.map(({ position, envelope }) => [position, envelope.stream.id, envelope.version])).toEqual([
      [1, one.id, 1],
      [2, one.id, 2],
      [3, other.id, 1],
      [4, one.id, 3],
    ]);
    expect((await readHeads(database().app)).get(home)).toBe(4);
  });

  test('what is read is what was drafted, by feed and by stream', async () => {
    const home = freshHome();
    const stream = newStream(home, 'project');
    const drafted = draftFacts(
      stream,
      [
        factAt('2026-07-01T01:02:03.004Z', { sum: '12345.67' }, { contact: '张三' }),
        factAt('1999-12-31T23:59:59.999Z'),
      ],
      { ...metaAt('2026-07-01T02:00:00.000Z'), actor: { system: 'timer' }, audience: [] },
      tools,
    );
    await database().app.pipeline(appendStatements(home, [drafted]));
    const stored = drafted.facts.map((fact, index) => ({ ...fact, position: index + 1 }));
    expect(await readFeed(database().app, home, 0, 100)).toEqual(stored);
    expect(await readStream(database().app, home, stream.id)).toEqual(stored);
    expect(verifyChain(stored, sm3)).toEqual({ ok: true, value: { count: 2, head: drafted.head } });

    const [first] = stored;
    const sealed = await readSealed(
      database().app,
      home,
      stored.map((fact) => fact.envelope.id),
    );
    expect([...sealed]).toEqual([
      [first?.envelope.id, { salt: drafted.sealed[0]?.salt, content: { contact: '张三' } }],
    ]);
  });

  test('nothing drafted is nothing sent', () => {
    expect(appendStatements('210100', [])).toEqual([]);
    expect(appendStatements('210100', [draft(newStream('210100'), 0)])).toEqual([]);
  });

  test('a fact of another home is refused before anything is sent', () => {
    expect(() => appendStatements('210100', [draft(newStream('210200'))])).toThrow('210200');
  });

  test('a page of the feed ends where asked', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 10);
    const page = await readFeed(database().app, home, 4, 3);
    expect(page.map((fact) => fact.position)).toEqual([5, 6, 7]);
    expect(await readFeed(database().app, home, 10, 3)).toEqual([]);
  });
});

describe('a transaction that fails', () => {
  test('leaves no gap: the next fact takes the position it would have had', async () => {
    const home = freshHome();
    let stream = await append(database().app, newStream(home), 2);
    const lost = appendStatements(home, [draft(stream, 5)]);
    await expect(database().app.pipeline([...lost, boom])).rejects.toThrow('division by zero');
    stream = await append(database().app, stream, 1);
    expect(await positionsOf(home)).toEqual([1, 2, 3]);
    expect((await readHeads(database().app)).get(home)).toBe(3);
  });

  test('leaves no head where it would have been the home’s first', async () => {
    const home = freshHome();
    await expect(
      database().app.pipeline([...appendStatements(home, [draft(newStream(home))]), boom]),
    ).rejects.toThrow('division by zero');
    expect((await readHeads(database().app)).has(home)).toBe(false);
    await append(database().app, newStream(home));
    expect(await positionsOf(home)).toEqual([1]);
  });

  test('a second writer of the same version is one: unique (stream, version)', async () => {
    const home = freshHome();
    const stream = await append(database().app, newStream(home));
    const rivals = await Promise.allSettled([
      append(database().app, stream),
      append(database().app, stream, 3),
      append(database().app, stream, 2),
    ]);
    const losers = rivals.flatMap((rival) => (rival.status === 'rejected' ? [rival.reason] : []));
    expect(losers).toHaveLength(2);
    for (const error of losers) expect(isUniqueViolation(error, 'facts_stream')).toBe(true);
    const facts = await readStream(database().app, home, stream.id);
    expect(verifyChain(facts, sm3).ok).toBe(true);
    expect(await positionsOf(home)).toEqual(upTo(facts.length));
  });
});

describe('many writers at once', () => {
  test.each([1, 4])(
    'on %i homes: no gap, no position twice, each transaction in one piece',
    async (count) => {
      const homes = Array.from({ length: count }, freshHome);
      const writers = Array.from({ length: 16 }, async (_, writer) => {
        let stream = newStream(homes[writer % count] ?? '');
        for (let round = 0; round < 12; round += 1) {
          // One transaction in four is rolled back after it took its positions.
          if (round % 4 === 3) {
            const lost = appendStatements(stream.home, [draft(stream, 2)]);
            await expect(database().app.pipeline([...lost, boom])).rejects.toThrow('division by zero');
          } else stream = await append(database().app, stream, 1 + (round % 3));
        }
        return stream;
      });
      const streams = await Promise.all(writers);

      const heads = await readHeads(database().app);
      for (const home of homes) {
        const here = streams.filter((stream) => stream.home === home);
        const total = here.reduce((sum, stream) => sum + stream.version, 0);
        expect(total).toBe((16 / count) * 18);
        const feed = await readFeed(database().app, home, 0, 10_000);
        expect(feed.map((fact) => fact.position)).toEqual(upTo(total));
        expect(heads.get(home)).toBe(total);
        for (const stream of here) {
          const facts = feed.filter((fact) => fact.envelope.stream.id === stream.id);
          expect(verifyChain(facts, sm3)).toEqual({
            ok: true,
            value: { count: stream.version, head: stream.head },
          });
          // Rounds append 1, 2 and 3 facts; those of one transaction stand side by side.
          const positions = facts.map((fact) => fact.position);
          expect((positions[2] ?? 0) - (positions[1] ?? 0)).toBe(1);
          expect((positions[5] ?? 0) - (positions[3] ?? 0)).toBe(2);
        }
      }
    },
  );

  test('a reader never sees a position before all that are below it', async () => {
    const home = freshHome();
    const isDone = new AbortController();
    const reading = (async () => {
      let reads = 0;
      for (let seen = 0; !isDone.signal.aborted || reads === 0; reads += 1) {
        const positions = await positionsOf(home);
        expect(positions).toEqual(upTo(positions.length));
        expect(positions.length).toBeGreaterThanOrEqual(seen);
        seen = positions.length;
      }
      return reads;
    })();
    const writing = Array.from({ length: 8 }, async () => {
      let stream = newStream(home);
      for (let round = 0; round < 15; round += 1) stream = await append(database().app, stream, 2);
    });
    await Promise.all(writing);
    isDone.abort();
    expect(await reading).toBeGreaterThan(0);
    expect(await positionsOf(home)).toEqual(upTo(240));
  });

  test('homes do not wait for each other', async () => {
    const [busy, free] = [freshHome(), freshHome()];
    await database().app.transaction(async (tx) => {
      for (const statement of appendStatements(busy, [draft(newStream(busy))])) await tx.query(statement);
      // Its head is locked until this ends; the other home's writer goes through meanwhile.
      await append(database().app, newStream(free));
      expect(await positionsOf(free)).toEqual([1]);
    });
    expect(await positionsOf(busy)).toEqual([1]);
  });
});

describe('what is stored is protected by the database', () => {
  const stateOf = (text: string) =>
    database()
      .app.query({ name: text.slice(0, 60), text })
      .then(
        () => 'allowed',
        (error: unknown) => sqlState(error),
      );

  test.each([
    ['change a fact', `UPDATE facts.facts SET data = '{}'`],
    ['lock a fact', 'SELECT 1 FROM facts.facts FOR UPDATE'],
    ['delete facts', 'DELETE FROM facts.facts'],
    ['empty the table', 'TRUNCATE facts.facts'],
    ['drop it', 'DROP TABLE facts.facts'],
    ['alter it', 'ALTER TABLE facts.facts DROP COLUMN digest'],
    ['drop the index', 'DROP INDEX facts.facts_stream'],
    ['disable triggers', 'ALTER TABLE facts.facts DISABLE TRIGGER ALL'],
    ['rename a home', `UPDATE facts.heads SET home = '219999'`],
    ['delete a head', 'DELETE FROM facts.heads'],
    ['change a root', `UPDATE facts.roots SET content = '{}'`],
    ['delete a root', 'DELETE FROM facts.roots'],
    ['delete sealed content with its row', 'DELETE FROM facts.sealed'],
    ['hang sealed content on another fact', 'UPDATE facts.sealed SET fact_id = gen_random_uuid()'],
    ['make a table beside it', 'CREATE TABLE facts.mine (id int)'],
    ['become the owner', 'SET ROLE zongheng_owner'],
  ])('the application may not %s', async (_, text) => {
    expect(await stateOf(text)).toBe('42501');
  });

  test('the portal sees no fact', async () => {
    const text = 'SELECT count(*) FROM facts.facts';
    const error = await database()
      .portal.read({ name: 'portal', text })
      .catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('42501');
  });

  test('a home is six digits', async () => {
    const error = await append(database().app, newStream('../etc')).catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('23514');
  });
});
