import { cpus, loadavg, release, totalmem } from 'node:os';
import type { Pool } from 'pg';

/** What a figure is worth nothing without: one line a thing. */
export async function describeMachine(pool: Pool): Promise<readonly string[]> {
  const setting = async (name: string) => {
    const { rows } = await pool.query<Record<string, string>>(`SHOW ${name}`);
    return Object.values(rows[0] ?? {})[0] ?? '?';
  };
  const [version, fsync, commit] = [
    await setting('server_version'),
    await setting('fsync'),
    await setting('synchronous_commit'),
  ];
  const load = loadavg().map((value) => value.toFixed(1));
  return [
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`,
    `Node ${process.versions.node}, PostgreSQL ${version} (fsync ${fsync}, synchronous_commit ${commit}), load ${load.join(' ')}`,
  ];
}
