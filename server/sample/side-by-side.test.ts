import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { sideBySide } from './side-by-side.ts';

describe('side by side', () => {
  test('all tasks are done, never more at once than allowed', async () => {
    let atOnce = 0;
    let most = 0;
    const done: number[] = [];
    await sideBySide([1, 2, 3, 4, 5, 6, 7], 3, async (task) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await turn();
      done.push(task);
      atOnce -= 1;
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  test('the first error ends it: what has begun is finished, nothing else is begun', async () => {
    const begun: number[] = [];
    const work = sideBySide([1, 2, 3, 4, 5], 2, async (task) => {
      begun.push(task);
      await turn();
      if (task === 1) throw new Error('one is wrong');
      await turn();
    });
    await expect(work).rejects.toThrow('one is wrong');
    expect(begun).toEqual([1, 2]);
  });
});
