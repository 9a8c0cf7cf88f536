import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';
import { isConnectionLost, sqlState } from './errors.ts';
import { valueTypes } from './types.ts';

export type PoolOptions = {
  /** Most sessions at once. Default 10. */
  readonly max?: number;
  /** Longest a statement may run, in milliseconds. Default 30 000; 0 = without end. */
  readonly statementTimeoutMs?: number;
  /** Longest a statement waits for a lock, in milliseconds. Default 10 000; 0 = without end. */
  readonly lockTimeoutMs?: number;
  /** Refuses writing, whatever the role may do. */
  readonly readOnly?: boolean;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Hears of sessions that broke; they are replaced by themselves. */
  readonly onError?: (error: Error) => void;
};

/**
 * A pool whose clients pipeline: statements sent without waiting share one round trip. Sessions run in
 * UTC. A session that breaks is thrown away and replaced; it never brings the process down.
 */
export function createPool(url: string, options: PoolOptions = {}): Pool {
  const tell = options.onError ?? ((error: Error) => console.error(`database: ${error.message}`));
  const onError = (error: Error) => {
    // Sessions still saying goodbye when the server stops are no news.
    if (!pool.ending) tell(error);
  };
  const pool = new Pool({
    connectionString: url,
    pipeline: true,
    types: valueTypes,
    max: options.max ?? 10,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: options.applicationName ?? 'zongheng',
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    lock_timeout: options.lockTimeoutMs ?? 10_000,
    idle_in_transaction_session_timeout: 60_000,
    options: `-c timezone=UTC -c datestyle=ISO${options.readOnly ? ' -c default_transaction_read_only=on' : ''}`,
  });
  pool.on('error', onError);
  // The pool listens to idle clients only. One that breaks while lent out would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/**
 * Borrows a client. While the server restarts or a standby takes over this waits, at most `patienceMs`:
 * nothing was sent yet, so trying again is safe. The caller releases the client.
 */
export async function borrow(pool: Pool, patienceMs = 10_000): Promise<PoolClient> {
  const deadline = performance.now() + patienceMs;
  for (let pause = 20; ; pause = Math.min(pause * 2, 500)) {
    try {
      return await pool.connect();
    } catch (error) {
      if (!isPassing(error) || performance.now() + pause > deadline) throw error;
    }
    await sleep(pause);
  }
}

/** The server restarts, fails over, or (53300) has every session taken: it passes by itself. */
function isPassing(error: unknown): boolean {
  return isConnectionLost(error) || sqlState(error) === '53300';
}
