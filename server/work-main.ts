import { join } from 'node:path';
import { loadConfig } from './config.ts';
import { keepLawFresh } from './law.ts';
import { type OpenBridge, openBridge } from './national/index.ts';
import { openFiles } from './open-files.ts';
import { systemClock } from './platform/clock/index.ts';
import { openSm2File, sm3, systemRandom } from './platform/crypto/index.ts';
import { openDatabases, urlsFromEnvironment } from './platform/database/index.ts';
import { makeRoots } from './platform/facts/index.ts';
import { createLog } from './platform/log/index.ts';
import { type CodeIssuer, createTrainingIssuer } from './projects/index.ts';
import { createServices, openCatalogue } from './services.ts';
import { startWork } from './work.ts';

// The work process: told everything by its environment, ended by its parent or by a signal.
const config = loadConfig(process.env, []);
const urls = urlsFromEnvironment(process.env);
const dataFolder = process.env.DATA_DIR;
if (!config.ok || !urls || !dataFolder) throw new Error('the work process needs DATABASE_URL and DATA_DIR');
const log = createLog({ level: config.value.logLevel, name: 'work' });
const databases = openDatabases(urls, { max: config.value.databasePool });
const database = databases.app;
const services = createServices(
  database,
  await openCatalogue(database, systemClock, { log }),
  systemClock,
  systemRandom,
);
const stopReading = keepLawFresh(services.law, log);
const signer = await openSm2File(join(dataFolder, 'keys', 'roots.json'));
const keeper = { hash: sm3, signer, clock: systemClock, folder: join(dataFolder, 'roots') };

const bridge = await openNational();

const ending = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort());
process.on('disconnect', () => ending.abort());

await startWork(
  {
    config: config.value,
    services,
    log,
    files: await openFiles(config.value, dataFolder),
    appUrl: urls.appUrl,
    issuer: issuerOf(bridge),
    bridge: bridge?.bridge ?? null,
    makeRoots: async () => {
      const { faults } = await makeRoots(database, keeper);
      for (const fault of faults) log.error({ fault }, 'the record does not hold: no root was signed');
    },
  },
  ending.signal,
);
stopReading();
await bridge?.close();
await databases.close();
process.exit(0);

/** The bridge to the nation, where a line of it is switched on. */
async function openNational(): Promise<OpenBridge | null> {
  if (!config.ok) return null;
  const { nationalInvestmentUrl: url, nationalAppId: appId, nationalAppSecret: secret } = config.value;
  const { nationalFrontUrl, nationalFrontSchema, nationalFrontMode, nationalReportDays } = config.value;
  const bundled = nationalFrontMode === 'bundle';
  if (url === null && nationalFrontUrl === null && !bundled) return null;
  return openBridge({
    services,
    access: url === null || appId === null || secret === null ? null : { url, appId, secret },
    frontUrl: bundled ? null : nationalFrontUrl,
    frontSchema: nationalFrontSchema,
    bundled,
    reportDays: nationalReportDays,
    log,
  });
}

/** Who gives the codes, by setting only: a local issuer is never taken for want of the centre. */
function issuerOf(opened: OpenBridge | null): CodeIssuer | null {
  if (!config.ok) return null;
  if (config.value.codeIssuer === 'national') return opened?.issuer ?? null;
  return config.value.codeIssuer === 'training'
    ? createTrainingIssuer(systemClock, () => systemRandom.below(1_000_000) / 1_000_000)
    : null;
}
