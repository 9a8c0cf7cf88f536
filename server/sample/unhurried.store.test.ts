import { describe, expect, test } from 'vitest';
import type { Statement } from '../platform/database/index.ts';
import { useTestDatabase } from '../testing/index.ts';
import { unhurried } from './unhurried.ts';

const database = useTestDatabase();
const SHOW: Statement = { name: 'show', text: `SELECT current_setting('synchronous_commit') AS value` };
const value = (rows: readonly unknown[]) => (rows[0] as { value: string }).value;

describe('a database in no hurry', () => {
  test('does not wait for the disk, whichever way a transaction comes', async () => {
    // The tests' cluster does without for all its data; here it must not.
    const wait = `ALTER DATABASE ${database().name} SET synchronous_commit = on`;
    await database().owner.query({ name: 'wait', text: wait });
    const db = unhurried(database().app);
    const [first, second] = await db.pipeline([SHOW, SHOW]);
    expect([first, second].map((answer) => value(answer?.rows ?? []))).toEqual(['off', 'off']);
    expect(value((await db.query(SHOW)).rows)).toBe('off');
    const inside = await db.transaction(async (tx) => {
      await tx.read(SHOW);
      return tx.read(SHOW);
    });
    expect(value(inside)).toBe('off');
    // Nothing of it stays behind in the session.
    expect(value(await database().app.read(SHOW))).toBe('on');
  });

  test('what a transaction throws comes out, and nothing of it is stored', async () => {
    const db = unhurried(database().app);
    const failing = db.transaction(async (tx) => {
      await tx.query({ name: 'event', text: `INSERT INTO sample.events VALUES ('one', '{}')` });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const stored = await db.read({ name: 'events', text: 'SELECT key FROM sample.events' });
    expect(stored).toEqual([]);
  });
});
