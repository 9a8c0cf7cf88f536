import { beforeAll } from 'vitest';
import { type TestDatabase, useTestDatabase } from '../../../testing/index.ts';
import type { Transaction } from '../../database/index.ts';
import type { StoredFact } from '../feed.ts';
import type { Follower } from '../follower.ts';

/** A database for a file's tests, with a table in which followers leave what they did. */
export function useEffects(): () => TestDatabase {
  const database = useTestDatabase();
  beforeAll(async () => {
    const make = [
      'CREATE TABLE public.effects (ord bigint GENERATED ALWAYS AS IDENTITY, reader text, home text, position bigint)',
      'GRANT SELECT, INSERT ON public.effects TO zongheng_app',
    ];
    await database().owner.pipeline(make.map((text, index) => ({ name: `make-${index}`, text })));
  });
  return database;
}

let lastHome = 210_000;
/** A home nobody else in the file writes to. */
export const freshHome = () => String(++lastHome);

let lastReader = 0;
export const freshReader = () => `reader-${++lastReader}`;

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

type AlsoDo = (facts: readonly StoredFact[]) => Promise<void> | void;

/** Writes the positions it was given into the table, in the transaction of the cursor. */
export function recorder(name: string, alsoDo: AlsoDo = () => {}): Follower {
  const handle = async (facts: readonly StoredFact[], tx: Transaction) => {
    await tx.query({
      name: 'test-effect',
      text: `INSERT INTO public.effects (reader, home, position)
             SELECT $1, $2, p FROM unnest($3::bigint[]) WITH ORDINALITY AS u(p, o) ORDER BY o`,
      values: [name, facts[0]?.envelope.home, facts.map((fact) => fact.position)],
    });
    await alsoDo(facts);
  };
  return { name, handle };
}

/** Positions a reader has done, in the order it did them. */
export async function effectsOf({ app }: TestDatabase, reader: string, home: string): Promise<number[]> {
  const rows = await app.read<{ position: number }>({
    name: 'test-effects',
    text: 'SELECT position FROM public.effects WHERE reader = $1 AND home = $2 ORDER BY ord',
    values: [reader, home],
  });
  return rows.map((row) => row.position);
}

/** Something a test waits for, and something it holds back. */
export function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}
