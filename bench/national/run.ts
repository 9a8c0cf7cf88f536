import { startCluster } from '../cluster.ts';
import { measureNational, type NationalOptions } from './measure.ts';
import { reportNational } from './report.ts';

const FULL: Omit<NationalOptions, 'rows'> = {
  projects: 60,
  floorRows: 100_000,
  familyRows: 20_000,
  children: 10_000,
  familyRounds: 3,
  codeRounds: 3,
  codeRequests: 1000,
  slowMs: 5000,
};

/** Measures the bridge on a cluster of its own and says what came out. */
export async function benchNational(rows: number, say: (text: string) => void): Promise<void> {
  const cluster = await startCluster();
  const stop = () => void cluster.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const options = { ...FULL, rows, floorRows: Math.min(FULL.floorRows, rows) };
    const result = await measureNational(cluster.urls, options, say);
    say(`\n${result.machine.join('\n')}`);
    say('Platform and centre: two databases on one cluster; the centre is a process of its own.\n');
    say(reportNational(result));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    await cluster.stop();
  }
}
