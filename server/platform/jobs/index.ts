import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
import { Client, escapeIdentifier, Pool } from 'pg';
import type { Log } from '../log/index.ts';

const SCHEMA = 'graphile_worker';

/** A job of the work process: what to do, and when. */
export type Job = {
  readonly name: string;
  /** `minute hour day month weekday` in UTC. No legal limit depends on it: those are instants in rows. */
  readonly cron: string;
  readonly run: () => Promise<void>;
};

/** Lays the job queue's tables as the owner and lets the application use them. Safe to repeat. */
export async function prepareJobs(ownerUrl: string, appRole: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema: SCHEMA });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const [schema, role] = [escapeIdentifier(SCHEMA), escapeIdentifier(appRole)];
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role};
      GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role};`);
    // The queue's tables are closed by row level security to everybody but their owner.
    const { rows } = await client.query<{ table: string; policy: string | null }>(
      `SELECT c.relname AS table, p.polname AS policy FROM pg_class c
       LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'application'
       WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'r' AND c.relrowsecurity`,
      [SCHEMA],
    );
    for (const { table, policy } of rows) {
      if (policy !== null) continue;
      await client.query(
        `CREATE POLICY application ON ${schema}.${escapeIdentifier(table)} TO ${role} USING (true) WITH CHECK (true)`,
      );
    }
  } finally {
    await client.end();
  }
}

/** Runs jobs by their cron times; each runs once over all work processes, and again where it failed. */
export async function runJobs(appUrl: string, jobs: readonly Job[], log: Log): Promise<Runner> {
  // A pool of its own: the queue listens on its connection, which a pipelining pool does not expect.
  const pool = new Pool({ connectionString: appUrl, max: 3, application_name: 'zongheng-jobs' });
  const broken = (error: Error) => log.warn({ err: error }, 'job queue connection');
  pool.on('error', broken);
  pool.on('connect', (client) => client.on('error', broken));
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, () => job.run()]));
  const items = jobs.map(
    (job): CronItem => ({ task: job.name, match: job.cron, options: { backfillPeriod: 0 } }),
  );
  const runner = await run({
    pgPool: pool,
    schema: SCHEMA,
    taskList,
    parsedCronItems: parseCronItems(items),
    noHandleSignals: true,
    concurrency: 2,
    pollInterval: 5000,
    logger: new Logger(() => (level, message) => {
      // What the queue says beyond warnings is its own bookkeeping.
      if (level === 'error' || level === 'warning') log.warn({ queue: level }, message);
    }),
  });
  void runner.promise
    .catch((error: unknown) => log.error({ err: error }, 'job queue'))
    .finally(() => pool.end());
  return runner;
}
