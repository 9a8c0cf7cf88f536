import { startCluster } from '../cluster.ts';
import { measureCatalogue } from './measure.ts';
import { reportCatalogue } from './report.ts';

/** Measures guide search and matrix on a cluster of its own and says what came out. */
export async function benchCatalogue(say: (text: string) => void): Promise<void> {
  const cluster = await startCluster();
  const stop = () => void cluster.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const result = await measureCatalogue(cluster.urls, { items: 89, times: 10, searches: 4000 }, say);
    say(`\n${result.machine.join('\n')}\n`);
    say(reportCatalogue(result));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    await cluster.stop();
  }
}
