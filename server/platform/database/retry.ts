import { setTimeout as sleep } from 'node:timers/promises';
import { sqlState, VERSION_CONFLICT } from './errors.ts';

/** Serialization failure, deadlock, and our own version guard: read again, decide again, write again. */
const retryable = new Set(['40001', '40P01', VERSION_CONFLICT]);

/**
 * Runs a whole read–decide–write again when another writer was faster. The last error is thrown when
 * all attempts are used up, so that the caller can say "someone else changed this".
 *
 * @param attempts how often it is run in all; default 5
 */
export async function withRetry<T>(work: (attempt: number) => Promise<T>, attempts = 5): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= attempts || !retryable.has(sqlState(error) ?? '')) throw error;
    }
    // Jitter parts writers that collided; without it they collide again.
    await sleep(Math.random() * 10 * 2 ** attempt);
  }
}
