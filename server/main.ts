import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { type Config, loadConfig } from './config.ts';
import { fileAccess } from './dossier/index.ts';
import { keepLawFresh } from './law.ts';
import { type BundleAccess, createTakeDown, openCollect, openDown } from './national/index.ts';
import { openFiles } from './open-files.ts';
import packageJson from './package.json' with { type: 'json' };
import { systemClock } from './platform/clock/index.ts';
import { createPasswords, openSm2File, systemRandom } from './platform/crypto/index.ts';
import { type Database, DatabaseUnavailable, openDatabases } from './platform/database/index.ts';
import { createLog, type Log } from './platform/log/index.ts';
import { type PracticeCentre, startPracticeCentre } from './practice-centre.ts';
import { provideSample } from './sample-start.ts';
import { createServices, openCatalogue, type Services } from './services.ts';
import { type RunningDatabase, startDatabase } from './start-database.ts';
import { superviseWork } from './work-child.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts the platform; returns what ends it. */
async function start(config: Config): Promise<() => Promise<void>> {
  const log = createLog({ level: config.logLevel, name: 'web' });
  const database = await startDatabase(config, process.env, log);
  const dataFolder = config.dataDir ?? database.folder ?? join(CHECKOUT, '.zongheng');
  const databases = openDatabases(database.urls, { max: config.databasePool });
  const end: (() => Promise<void>)[] = [() => database.stop(), () => databases.close()];
  const stop = async () => {
    for (const step of end.reverse()) await step();
  };
  try {
    const catalogue = await openCatalogue(databases.app, systemClock, { log });
    const services = createServices(databases.app, catalogue, systemClock, systemRandom);
    const stopReading = keepLawFresh(services.law, log);
    end.push(async () => stopReading());
    const files = await openFiles(config, dataFolder);
    const passwords = createPasswords();
    const sample = await provideSample({ config, database, services, files, passwords, say });
    const centre = sample === null ? null : await practiceCentre(config, database, databases.app);
    if (centre !== null) {
      end.push(() => centre.stop());
      say(`国家平台模拟环境:${centre.origin}`);
    }
    const codeIssuer = issuerOf(config, sample !== null, centre !== null);
    const connected = config.nationalInvestmentUrl !== null || config.nationalFrontUrl !== null;
    if (sample !== null && connected)
      say('注意:本平台装有示例数据,只可连接模拟环境,不得连接真实的国家平台。');

    if (config.processes !== 'web') {
      const environment = {
        ...process.env,
        ...centre?.environment,
        DATABASE_URL: database.urls.appUrl,
        DATABASE_OWNER_URL: database.urls.ownerUrl,
        DATABASE_PORTAL_URL: database.urls.portalUrl,
        DATA_DIR: dataFolder,
        CODE_ISSUER: codeIssuer,
      };
      const work = superviseWork(environment, log);
      end.push(() => work.stop());
    }
    if (config.processes !== 'work') {
      const app = await buildApp({
        config,
        log,
        services,
        portal: databases.portal,
        files,
        fileAccess: fileAccess(databases.app),
        national: await openCollect({ services, reportDays: config.nationalReportDays }),
        ...(config.nationalFrontMode === 'bundle'
          ? { bundles: bundleAccess(config, services, log, dataFolder) }
          : {}),
        passwords,
        sampleLogins: sample,
        practice: config.practice || sample !== null,
        publicOrigin: config.publicUrl ?? `http://${config.host}:${config.port}`,
        webFolder: join(CHECKOUT, 'web', 'dist'),
        version: packageJson.version,
      });
      end.push(() => app.close());
      const address = await app.listen({ host: config.host, port: config.port });
      say(`\n纵横已启动:${config.publicUrl ?? address}`);
      if (sample !== null)
        say(`示例登录见首页:${address}/#samples(例如 ${sample[0]?.login} / ${sample[0]?.password})`);
      say('按 Ctrl-C 结束。\n');
    }
    return stop;
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

/**
 * Who gives the codes: whoever the setting names. A sample has codes from the start: the stand-in's, which the
 * centre's side knows, or test codes made here.
 */
function issuerOf(config: Config, sample: boolean, centre: boolean): Config['codeIssuer'] {
  if (centre) return 'national';
  return sample && config.codeIssuer === 'none' ? 'training' : config.codeIssuer;
}

/** How signed bundles are made and their answers believed, where the construction line is carried. */
function bundleAccess(config: Config, services: Services, log: Log, folder: string): BundleAccess {
  return {
    signer: () => openSm2File(join(folder, 'keys', 'bundles.json')),
    carriers: config.nationalCarrierKeys,
    takeDown: createTakeDown(openDown(services, log)),
  };
}

/** The stand-in for the national platform, in a sample installation that is connected to no real one. */
async function practiceCentre(
  config: Config,
  { adminUrl }: RunningDatabase,
  platform: Database,
): Promise<PracticeCentre | null> {
  const connected = config.nationalInvestmentUrl !== null || config.nationalFrontUrl !== null;
  if (adminUrl === null || connected || !config.practiceCentre || config.processes === 'web') return null;
  return startPracticeCentre(adminUrl, platform);
}

const config = loadConfig(process.env, process.argv.slice(2));
if (!config.ok) {
  process.stderr.write(`${config.refusal.message}\n`);
  process.exit(2);
}
let stop: (() => Promise<void>) | undefined;
let asked = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait: what was acknowledged is on disk.
    if (asked) process.exit(130);
    asked = true;
    if (!stop) process.exit(130);
    say('正在结束…');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  });
}
try {
  stop = await start(config.value);
} catch (error) {
  const known = error instanceof DatabaseUnavailable || config.value.logLevel !== 'debug';
  process.stderr.write(`启动失败:${known && error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
