import { beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import {
  createDatabase,
  createPool,
  type Database,
  isConnectionLost,
  type Transaction,
} from '../database/index.ts';
import type { StoredFact } from './feed.ts';
import { catchUp, type Follower, follow, step } from './follower.ts';
import { append, newStream } from './testing/record.ts';

const database = useTestDatabase();

beforeAll(async () => {
  const make = `CREATE TABLE public.effects (ord bigint GENERATED ALWAYS AS IDENTITY, reader text, home text, position bigint)`;
  await database().owner.query({ name: 'make', text: make });
  await database().owner.query({
    name: 'grant',
    text: 'GRANT SELECT, INSERT ON public.effects TO zongheng_app',
  });
});

let lastHome = 210_000;
const freshHome = () => String(++lastHome);
let lastReader = 0;
const freshReader = () => `reader-${++lastReader}`;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** Writes what it was given into a table of its own, in the transaction of the cursor. */
function recorder(name: string, alsoDo: (facts: readonly StoredFact[]) => Promise<void> | void = () => {}) {
  const handle = async (facts: readonly StoredFact[], tx: Transaction) => {
    await tx.query({
      name: 'test-effect',
      text: `INSERT INTO public.effects (reader, home, position)
             SELECT $1, $2, p FROM unnest($3::bigint[]) WITH ORDINALITY AS u(p, o) ORDER BY o`,
      values: [name, facts[0]?.envelope.home, facts.map((fact) => fact.position)],
    });
    await alsoDo(facts);
  };
  return { name, handle } satisfies Follower;
}

async function effectsOf(reader: string, home: string): Promise<number[]> {
  const rows = await database().app.read<{ position: number }>({
    name: 'test-effects',
    text: 'SELECT position FROM public.effects WHERE reader = $1 AND home = $2 ORDER BY ord',
    values: [reader, home],
  });
  return rows.map((row) => row.position);
}

async function cursorOf(reader: string, home: string): Promise<number | undefined> {
  const [row] = await database().app.read<{ position: number }>({
    name: 'test-cursor',
    text: 'SELECT position FROM facts.cursors WHERE reader = $1 AND home = $2',
    values: [reader, home],
  });
  return row?.position;
}

/** Something a test waits for, and something it holds back. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('step', () => {
  test('takes every home one batch further, from its cursor', async () => {
    const [one, other] = [freshHome(), freshHome()];
    await append(database().app, newStream(one), 5);
    await append(database().app, newStream(other), 2);
    const reader = recorder(freshReader());
    expect(await step(database().app, reader, { batch: 3 })).toBe(5);
    expect([await effectsOf(reader.name, one), await effectsOf(reader.name, other)]).toEqual([
      [1, 2, 3],
      [1, 2],
    ]);
    expect(await step(database().app, reader, { batch: 3 })).toBe(2);
    expect(await step(database().app, reader, { batch: 3 })).toBe(0);
    expect(await effectsOf(reader.name, one)).toEqual(upTo(5));
    expect(await cursorOf(reader.name, one)).toBe(5);
  });

  test('readers have cursors of their own', async () => {
    const home = freshHome();
    await append(database().app, newStream(home), 2);
    const [one, other] = [recorder(freshReader()), recorder(freshReader())];
    await catchUp(database().app, one);
    await append(database().app, newStream(home), 1);
    await catchUp(database().app, other);
    expect(await effectsOf(one.name, home)).toEqual([1, 2]);
    expect(await effectsOf(other.name, home)).toEqual([1, 2, 3]);
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
    expect(await effectsOf(reader.name, home)).toEqual([]);
    expect(await cursorOf(reader.name, home)).toBe(0);
    await append(database().app, newStream(home), 1);
    await expect(step(database().app, reader)).rejects.toThrow('not today');
    await step(database().app, reader);
    // At least once for whatever is outside, exactly once for what is inside the transaction.
    expect(seen).toEqual([upTo(3), upTo(4), upTo(4)]);
    expect(await effectsOf(reader.name, home)).toEqual(upTo(4));
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
      if (home === bad || home === worse) throw new Error(`poison in ${home}`);
    });
    const error = await step(database().app, reader).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AggregateError);
    const { errors } = error as AggregateError;
    expect(errors.map(String)).toEqual([`Error: poison in ${bad}`, `Error: poison in ${worse}`]);
    expect(await effectsOf(reader.name, good)).toEqual([1, 2]);
    expect(await effectsOf(reader.name, bad)).toEqual([]);
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
    expect(await effectsOf(name, free)).toEqual([1, 2]);
    expect(await effectsOf(name, busy)).toEqual([]);
    release.open();
    await first;
    expect(await effectsOf(name, busy)).toEqual([1, 2]);
    expect(await effectsOf(name, free)).toEqual([1, 2]);
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
    expect(await effectsOf(name, home)).toEqual([1, 2]);
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
    for (const home of homes) expect(await effectsOf(name, home)).toEqual(upTo(90));
  });
});

describe('follow', () => {
  test('goes on by itself, reports an error with its home, tries again, and skips nothing', async () => {
    const [bad, good] = [freshHome(), freshHome()];
    for (const home of [bad, good]) await append(database().app, newStream(home), 2);
    const [failed, done] = [gate(), gate()];
    const errors: [string, string, string | undefined][] = [];
    let fails = 3;
    const reader = recorder(freshReader(), async (facts) => {
      if (facts[0]?.envelope.home !== bad) return;
      fails -= 1;
      if (fails >= 0) throw new Error('not today');
      done.open();
    });
    const stop = new AbortController();
    const following = follow(database().app, reader, {
      signal: stop.signal,
      pollMs: 1,
      retryMs: 1,
      onError: (name, error, home) => {
        errors.push([name, String(error), home]);
        failed.open();
      },
    });
    await failed.passed;
    await append(database().app, newStream(bad), 1);
    await done.passed;
    stop.abort();
    await following;
    expect(errors).toEqual(Array.from({ length: 3 }, () => [reader.name, 'Error: not today', bad]));
    expect(await effectsOf(reader.name, bad)).toEqual(upTo(3));
    expect(await effectsOf(reader.name, good)).toEqual([1, 2]);
  });

  test('a home that rests does not hold up the others', async () => {
    const [bad, good] = [freshHome(), freshHome()];
    await append(database().app, newStream(bad), 1);
    const [failed, done] = [gate(), gate()];
    const reader = recorder(freshReader(), (facts) => {
      const home = facts[0]?.envelope.home;
      if (home === bad) throw new Error('for ever');
      if (home === good) done.open();
    });
    const stop = new AbortController();
    let errors = 0;
    const following = follow(database().app, reader, {
      signal: stop.signal,
      pollMs: 1,
      retryMs: 3_600_000,
      onError: () => {
        errors += 1;
        failed.open();
      },
    });
    await failed.passed;
    await append(database().app, newStream(good), 1);
    await done.passed;
    stop.abort();
    await following;
    expect(errors).toBe(1);
    expect(await effectsOf(reader.name, good)).toEqual([1]);
  });

  test('outlives sessions that the server ends, and ends when told to', async () => {
    const home = freshHome();
    const options = { max: 1, applicationName: 'test-broken', onError: () => {} };
    const broken = createDatabase(createPool(database().appUrl, options));
    const [failed, done] = [gate(), gate()];
    let isFirst = true;
    const reader = recorder(freshReader(), async (facts) => {
      if (facts[0]?.envelope.home !== home) return;
      if (isFirst) {
        isFirst = false;
        await database().app.query({
          name: 'test-terminate',
          text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'test-broken'`,
        });
      } else done.open();
    });
    await append(database().app, newStream(home), 2);
    const stop = new AbortController();
    const errors: unknown[] = [];
    const following = follow(broken, reader, {
      signal: stop.signal,
      pollMs: 1,
      retryMs: 1,
      onError: (_, error) => {
        errors.push(error);
        failed.open();
      },
    });
    await failed.passed;
    await done.passed;
    stop.abort();
    await following;
    await broken.close();
    expect(errors).toHaveLength(1);
    expect(isConnectionLost(errors[0])).toBe(true);
    expect(await effectsOf(reader.name, home)).toEqual([1, 2]);
  });
});
