import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { CommitRefused, isUniqueViolation, isVersionConflict, sqlState } from './errors.ts';
import type { Statement } from './statement.ts';

const database = useTestDatabase();

beforeEach(async () => {
  await database().owner.query({
    name: 'make',
    text: 'CREATE TABLE public.notes (id int PRIMARY KEY DEFERRABLE INITIALLY IMMEDIATE, note text, version bigint)',
  });
  await database().owner.query({
    name: 'grant',
    text: 'GRANT SELECT, INSERT, UPDATE ON public.notes TO zongheng_app',
  });
});

afterEach(async () => {
  await database().owner.query({ name: 'drop', text: 'DROP TABLE public.notes' });
});

const insert = (id: number, note: unknown = null): Statement => ({
  name: 'notes-insert',
  text: 'INSERT INTO public.notes (id, note, version) VALUES ($1, $2, 1)',
  values: [id, note],
});
const guard = (id: number, expected: number | null): Statement => ({
  name: 'notes-guard',
  text: 'SELECT platform.guard((SELECT version FROM public.notes WHERE id = $1), $2)',
  values: [id, expected],
});
const ids = async () => {
  const rows = await database().app.read<{ id: number }>({
    name: 'notes-ids',
    text: 'SELECT id FROM public.notes ORDER BY id',
  });
  return rows.map((row) => row.id);
};
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('pipeline', () => {
  test('stores everything and answers in order', async () => {
    const answers = await database().app.pipeline([
      insert(1),
      insert(2),
      { name: 'notes-count', text: 'SELECT count(*) AS n FROM public.notes' },
    ]);
    expect(answers.map((answer) => answer.rowCount)).toEqual([1, 1, 1]);
    expect(answers[2]?.rows).toEqual([{ n: 2 }]);
    expect(await ids()).toEqual([1, 2]);
  });

  test('an error in the middle stores nothing and is the one thrown', async () => {
    const error = await failureOf(database().app.pipeline([insert(1), insert(1), insert(2), insert(3)]));
    expect(isUniqueViolation(error, 'notes_pkey')).toBe(true);
    expect(await ids()).toEqual([]);
  });

  test('a statement first met after the failing one still works on the same session', async () => {
    const late = { name: 'notes-late', text: 'SELECT 7 AS seven' };
    await failureOf(database().app.pipeline([insert(1), insert(1), late]));
    expect(await database().app.read(late)).toEqual([{ seven: 7 }]);
    expect(database().app.pool.totalCount).toBe(1);
  });

  test('the guard raises ZH409 for another version and for a missing row, and lets the right one through', async () => {
    await database().app.query(insert(1));
    const stale = await failureOf(database().app.pipeline([insert(2), guard(1, 7), insert(3)]));
    expect(isVersionConflict(stale)).toBe(true);
    const missing = await failureOf(database().app.pipeline([guard(9, 1)]));
    expect(isVersionConflict(missing)).toBe(true);
    await database().app.pipeline([guard(1, 1), guard(9, null), insert(4)]);
    expect(await ids()).toEqual([1, 4]);
  });

  test('an error that shows only at COMMIT is thrown', async () => {
    const defer = { name: 'defer', text: 'SET CONSTRAINTS ALL DEFERRED' };
    const error = await failureOf(database().app.pipeline([defer, insert(1), insert(1)]));
    expect(isUniqueViolation(error)).toBe(true);
    expect(await ids()).toEqual([]);
  });

  test('a value the driver cannot send is found before anything is sent', async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const error = await failureOf(database().app.pipeline([insert(1), insert(2, circular), insert(3)]));
    expect(error).toBeInstanceOf(TypeError);
    expect(await ids()).toEqual([]);
    await database().app.pipeline([insert(1)]);
    expect(await ids()).toEqual([1]);
  });

  test('one name cannot stand for two texts', async () => {
    const other = { ...insert(2), text: 'SELECT $1::int, $2::text' };
    const error = await failureOf(database().app.pipeline([insert(1), other]));
    expect(String(error)).toContain('notes-insert');
    expect(await ids()).toEqual([]);
  });

  test('many at once share the pool without mixing answers', async () => {
    const rounds = Array.from({ length: 60 }, (_, id) =>
      database().app.pipeline([
        insert(id),
        { name: 'echo', text: 'SELECT $1::int AS echo', values: [id] },
        ...(id % 3 === 0 ? [insert(id)] : []),
      ]),
    );
    const settled = await Promise.allSettled(rounds);
    const echoes = settled.flatMap((result) =>
      result.status === 'fulfilled' ? [result.value[1]?.rows] : [],
    );
    const kept = Array.from({ length: 60 }, (_, id) => id).filter((id) => id % 3 !== 0);
    expect(echoes).toEqual(kept.map((echo) => [{ echo }]));
    expect(await ids()).toEqual(kept);
  });
});

describe('transaction', () => {
  test('commits what returns, rolls back what throws, and throws the error itself', async () => {
    const value = await database().app.transaction(async (tx) => {
      await tx.query(insert(1));
      return 'done';
    });
    expect(value).toBe('done');
    const own = new Error('changed my mind');
    const error = await failureOf(
      database().app.transaction(async (tx) => {
        await tx.query(insert(2));
        throw own;
      }),
    );
    expect(error).toBe(own);
    expect(await ids()).toEqual([1]);
    expect(database().app.pool.idleCount).toBe(database().app.pool.totalCount);
  });

  test('an error swallowed inside does not pass for stored', async () => {
    const error = await failureOf(
      database().app.transaction(async (tx) => {
        await tx.query(insert(1));
        await tx.query(insert(1)).catch(() => undefined);
      }),
    );
    expect(error).toBeInstanceOf(CommitRefused);
    expect(await ids()).toEqual([]);
  });

  test('read only and isolation reach the server', async () => {
    const error = await failureOf(
      database().app.transaction((tx) => tx.query(insert(1)), { readOnly: true, isolation: 'serializable' }),
    );
    expect(sqlState(error)).toBe('25006');
    const level = { name: 'level', text: `SELECT current_setting('transaction_isolation') AS level` };
    const rows = await database().app.transaction((tx) => tx.read(level), { isolation: 'repeatable read' });
    expect(rows).toEqual([{ level: 'repeatable read' }]);
  });
});

describe('kysely', () => {
  test('asks through the same pool', async () => {
    await database().app.pipeline([insert(1, '甲'), insert(2, '乙')]);
    const rows = await database()
      .app.kysely.withTables<{ 'public.notes': { id: number; note: string } }>()
      .selectFrom('public.notes')
      .select(['id', 'note'])
      .where('note', '=', '乙')
      .execute();
    expect(rows).toEqual([{ id: 2, note: '乙' }]);
  });
});
