import { expect, test } from 'vitest';
import { withRetry } from './retry.ts';

function databaseError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

test.each(['40001', '40P01', 'ZH409'])('%s is tried again until it works', async (code) => {
  const seen: number[] = [];
  const value = await withRetry(async (attempt) => {
    seen.push(attempt);
    if (attempt < 3) throw databaseError(code);
    return 'done';
  });
  expect(value).toBe('done');
  expect(seen).toEqual([1, 2, 3]);
});

test('the last error is thrown when all attempts are used up', async () => {
  let count = 0;
  const work = withRetry(async () => {
    count += 1;
    throw databaseError('ZH409');
  }, 3);
  await expect(work).rejects.toThrow('ZH409');
  expect(count).toBe(3);
});

test.each([databaseError('23505'), new Error('ours'), databaseError('ECONNRESET')])(
  '%s is not tried again',
  async (error) => {
    let count = 0;
    const work = withRetry(async () => {
      count += 1;
      throw error;
    });
    await expect(work).rejects.toBe(error);
    expect(count).toBe(1);
  },
);
