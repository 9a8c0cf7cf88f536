import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import type { BaseApp } from './base-fixture.ts';
import { loadConfig } from './config.ts';
import { fileAccess } from './dossier/index.ts';
import { openCollect } from './national/index.ts';
import { createPeople, START, unwrap } from './people-fixture.ts';
import { createPasswords, systemRandom } from './platform/crypto/index.ts';
import { openFolderStore } from './platform/files/index.ts';
import { createLog } from './platform/log/index.ts';
import { createServices, openCatalogue, type Services } from './services.ts';
import type { TestDatabase } from './testing/index.ts';

export type TestApp = BaseApp & { readonly services: Services };

/** The whole web process as it is composed, on the province's pack, with a clock that stands still. */
export async function testApp(
  database: TestDatabase,
  options: { readonly env?: Record<string, string> } = {},
): Promise<TestApp> {
  const config = unwrap(loadConfig(options.env ?? {}, []));
  const folder = await mkdtemp(join(tmpdir(), 'app-'));
  const time = { now: START };
  const clock = { now: () => time.now };
  const catalogue = await openCatalogue(database.app, clock);
  const services = createServices(database.app, catalogue, clock, systemRandom);
  const { newId } = services.facts;
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const lines: string[] = [];
  const app = await buildApp({
    config,
    log: createLog({ level: 'debug', name: 'test', stream: { write: (line) => void lines.push(line) } }),
    services,
    portal: database.portal,
    files: await openFolderStore(folder),
    national: await openCollect({ services }),
    passwords,
    fileAccess: fileAccess(database.app),
    publicOrigin: 'http://127.0.0.1',
    practice: false,
    sampleLogins: null,
    webFolder: join(folder, 'no-web'),
    version: '0.0.0',
  });
  const people = createPeople({
    app,
    database: database.app,
    directory: services.directory,
    passwords,
    time,
    newId,
  });
  const close = async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, lines, folder, time, newId, services, ...people, close };
}
