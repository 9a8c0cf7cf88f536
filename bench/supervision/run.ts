import { startCluster } from '../cluster.ts';
import { measureSupervision } from './measure.ts';
import { reportSupervision } from './report.ts';

/** Measures supervision on a cluster of its own and says what came out. */
export async function benchSupervision(cases: number, say: (text: string) => void): Promise<void> {
  const cluster = await startCluster();
  const stop = () => void cluster.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const result = await measureSupervision(cluster.urls, { cases, pages: 2000, decisions: 400 }, say);
    say(`\n${result.machine.join('\n')}\n`);
    say(reportSupervision(result));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    await cluster.stop();
  }
}
