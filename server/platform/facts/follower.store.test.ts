import { describe, expect, test } from 'vitest';
import { createDatabase, createPool, type Database, type Transaction } from '../database/index.ts';
import type { StoredFact } from './feed.ts';
import { catchUp, step } from './follower.ts';
import { effectsOf, freshHome, freshReader, gate, recorder, upTo, useEffects } from './testing/effects.ts';
import { append, newStream } from './testing/record.ts';

const database = useEffects();

async function cursorOf(reader: string, home: string): Promise<number | undefined> {
  const [row] = await database().app.read<{ position: number }>({
    name: 'test-cursor',
    text: 'SELECT position FROM facts.cursors WHERE reader = $1 AND home = $2',
    values: [reader, home],
  });
  return row?.position;
}

describe('step', () => {
  test('takes every home one batch further, from its cursor', async () => {
    const [one, other] = [freshHome(), freshHome()];
    await append(database().app, newStream(one), 5);
    await append(database().app, newStream(other), 2);
    const reader = recorder(freshReader());
    expect(await step(database().app, reader, { batch: 3 })).toBe(5);
    expect([
      await effectsOf(database(), reader.name, one),
      await effectsOf(database(), reader.name, other),
    ]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    expect(await step(database().app, reader, { batch: 3 })).toBe(2);
    expect(await step(database().app, reader, { batch: 3 })).toBe(0);
    expect(await effectsOf(database(), reader.name, one)).toEqual(upTo(5));
    expect(await cursorOf(reader.name, one)).toBe(5);
  });

  test('readers have cursors of their own', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 2);
    const [one, other] = [recorder(freshReader()), recorder(freshReader())];
    await catchUp(database().app, one);
    await append(database().app, newStream(home), 1);
    await catchUp(database().app, other);
    expect(await effectsOf(database(), one.name, home)).toEqual([1, 2]);
    expect(await effectsOf(database(), other.name, home)).toEqual([1, 2, 3]);
  });

  test('effect and cursor go together: an error undoes both, and the same facts come again', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 3);
    const seen: number[][] = [];
    let fails = 2;
    const reader = recorder(freshReader(), (facts) => {
      if (facts[0]?.envelope.home !== home) return;
      seen.push(facts.map((fact) => fact.position));
      fails -= 1;
      if (fails >= 0) throw new Error('not today');
    });
    await expect(step(database().app, reader)).rejects.toThrow('not today');
    expect(await effectsOf(database(), reader.name, home)).toEqual([]);
    expect(await cursorOf(reader.name, home)).toBe(0);
    await append(database().app, newStream(home), 1);
    await expect(step(database().app, reader)).rejects.toThrow('not today');
    await step(database().app, reader);
    // At least once for whatever is outside, exactly once for what is inside the transaction.
    expect(seen).toEqual([upTo(3), upTo(4), upTo(4)]);
    expect(await effectsOf(database(), reader.name, home)).toEqual(upTo(4));
  });

  test('an error swallowed after a failed statement moves nothing', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 1);
    const name = freshReader();
    const handle = async (facts: readonly StoredFact[], tx: Transaction) => {
      if (facts[0]?.envelope.home !== home) return;
      await tx.query({ name: 'test-boom', text: 'SELECT 1 / 0' }).catch(() => {});
    };
    await expect(step(database().app, { name, handle })).rejects.toThrow();
    expect(await cursorOf(name, home)).toBe(0);
  });

  test('a fact that cannot be handled holds up its own home only', async () => {
    const [bad, worse, good] = [freshHome(), freshHome(), freshHome()];
    for (const home of [bad, worse, good]) await append(database().app, newStream(home), 2);
    const reader = recorder(freshReader(), (facts) => {
      const home = facts[0]?.envelope.home;
      // What another system's refused connection looks like is not the database's going away.
      const error = Object.assign(new Error(`poison in ${home}`), { code: 'ECONNREFUSED' });
      if (home === bad || home === worse) throw error;
    });
    const error = await step(database().app, reader).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AggregateError);
    const { errors } = error as AggregateError;
    expect(errors.map(String)).toEqual([`Error: poison in ${bad}`, `Error: poison in ${worse}`]);
    expect(await effectsOf(database(), reader.name, good)).toEqual([1, 2]);
    expect(await effectsOf(database(), reader.name, bad)).toEqual([]);
  });
});

describe('two workers with one follower', () => {
  test('a home that one is reading is left to it; another home is not', async () => {
    const [busy, free] = [freshHome(), freshHome()];
    for (const home of [busy, free]) await append(database().app, newStream(home), 2);
    const name = freshReader();
    const [entered, release] = [gate(), gate()];
    const slow = recorder(name, async (facts) => {
      if (facts[0]?.envelope.home !== busy) return;
      entered.open();
      await release.passed;
    });
    const first = step(database().app, slow);
    await entered.passed;
    await step(database().app, recorder(name));
    expect(await effectsOf(database(), name, free)).toEqual([1, 2]);
    expect(await effectsOf(database(), name, busy)).toEqual([]);
    release.open();
    await first;
    expect(await effectsOf(database(), name, busy)).toEqual([1, 2]);
    expect(await effectsOf(database(), name, free)).toEqual([1, 2]);
  });

  test('catching up waits for a home that the other is reading', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 2);
    const name = freshReader();
    const [entered, release] = [gate(), gate()];
    const first = step(
      database().app,
      recorder(name, async (facts) => {
        if (facts[0]?.envelope.home !== home) return;
        entered.open();
        await release.passed;
      }),
    );
    await entered.passed;
    let rounds = 0;
    const thirdRound = gate();
    const counting: Database = {
      ...database().app,
      read: (statement) => {
        if (statement.name === 'facts_behind') rounds += 1;
        if (rounds === 3) thirdRound.open();
        return database().app.read(statement);
      },
    };
    let isDone = false;
    const second = catchUp(counting, recorder(name)).then(() => {
      isDone = true;
    });
    await thirdRound.passed;
    expect(isDone).toBe(false);
    release.open();
    await Promise.all([first, second]);
    expect(await effectsOf(database(), name, home)).toEqual([1, 2]);
  });

  test('together they do every fact once and in order, while facts are written', async () => {
    const homes = [freshHome(), freshHome(), freshHome()];
    const name = freshReader();
    const other = createDatabase(createPool(database().appUrl));
    let isWritten = false;
    const work = async (db: typeof other) => {
      while (!isWritten) await catchUp(db, recorder(name), { batch: 7 });
      await catchUp(db, recorder(name), { batch: 7 });
    };
    const writing = homes.map(async (home) => {
      let stream = newStream(home);
      for (let round = 0; round < 30; round += 1) stream = await append(database().app, stream, 3);
    });
    const workers = [work(database().app), work(other)];
    await Promise.all(writing);
    isWritten = true;
    await Promise.all(workers);
    await other.close();
    for (const home of homes) expect(await effectsOf(database(), name, home)).toEqual(upTo(90));
  });
});
