import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from './config.ts';
import { addDraftRoutes } from './drafts/index.ts';
import {
  addIdentityRoutes,
  createGuard,
  type Directory,
  identityActions,
  mergeActions,
  type SampleLogin,
} from './identity/index.ts';
import { addMaterialRoutes, type FileAccess, materialActions } from './materials/index.ts';
import { createPeople, type People, START, unwrap } from './people-fixture.ts';
import { createIds, createPasswords, systemRandom } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import { openFolderStore } from './platform/files/index.ts';
import { buildHttp, type HttpApp } from './platform/http/index.ts';
import { createLog } from './platform/log/index.ts';
import { addStaticApp } from './static-app.ts';

const DIVISIONS = [
  { code: '210000', name: '辽宁省', parent: null },
  { code: '210100', name: '沈阳市', parent: '210000' },
  { code: '210102', name: '和平区', parent: '210100' },
  { code: '210200', name: '大连市', parent: '210000' },
];
const BODIES = [
  { id: '210100-approval', name: '沈阳市行政审批局', shortName: '市审批局', division: '210100' },
  { id: '210102-approval', name: '和平区行政审批局', shortName: '区审批局', division: '210102' },
  { id: '210200-approval', name: '大连市行政审批局', shortName: '市审批局', division: '210200' },
];

/** Four divisions with their bodies: enough to be above, below and beside. */
export const testDirectory: Directory = {
  division: (code) => DIVISIONS.find((division) => division.code === code),
  body: (id) => BODIES.find((body) => body.id === id),
  bodiesIn: (code) => BODIES.filter((body) => body.division === code),
  lineage(code) {
    const found = DIVISIONS.find((division) => division.code === code);
    if (found === undefined) return [];
    return found.parent === null ? [code] : [code, ...this.lineage(found.parent)];
  },
  within: (code) =>
    DIVISIONS.filter((division) => testDirectory.lineage(division.code).includes(code)).map(
      (division) => division.code,
    ),
};

export type BaseApp = People & {
  readonly app: HttpApp;
  readonly lines: string[];
  /** Folder of the file store. */
  readonly folder: string;
  /** The clock of the application; set it to move time. */
  readonly time: { now: number };
  readonly newId: () => string;
  close(): Promise<void>;
};

/**
 * The modules that know no approval (identity, drafts, materials, the front end's files) on a test
 * database, with a clock that stands still and a folder for files.
 */
export async function baseApp(
  database: Database,
  options: {
    readonly env?: Record<string, string>;
    readonly fileAccess?: FileAccess;
    readonly sampleLogins?: readonly SampleLogin[];
    readonly webFolder?: string;
  } = {},
): Promise<BaseApp> {
  const config = unwrap(loadConfig(options.env ?? {}, []));
  const folder = await mkdtemp(join(tmpdir(), 'base-'));
  const time = { now: START };
  const clock = { now: () => time.now };
  const ids = createIds(clock, systemRandom);
  const newId = () => ids.next();
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const sessions = { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours };
  const actions = mergeActions(identityActions, materialActions);
  const directory = testDirectory;
  const lines: string[] = [];
  const log = createLog({ level: 'debug', name: 'test', stream: { write: (line) => void lines.push(line) } });

  const app = await buildHttp({
    settings: {
      bodyLimit: config.bodyLimitKb * 1024,
      secure: config.secure,
      trustedProxies: config.trustedProxies,
      metricsToken: config.metricsToken,
      version: '0.0.0',
    },
    log,
    clock,
    database,
    guard: createGuard({ database, clock, directory, sessions, actions }),
    isKnownAction: (action) => Object.hasOwn(actions, action),
    checks: {},
  });
  addIdentityRoutes(app, {
    database,
    directory,
    passwords,
    sessions,
    throttle: {
      perLogin: config.loginFailures,
      perAddress: config.loginFailuresPerAddress,
      windowMinutes: 15,
    },
    clock,
    log,
    secure: config.secure,
    practice: config.practice,
    sampleLogins: options.sampleLogins ?? null,
  });
  addDraftRoutes(app, { database, clock });
  addMaterialRoutes(app, {
    database,
    files: await openFolderStore(folder),
    newId,
    clock,
    limit: config.fileLimit * 1_048_576,
    allowed: config.fileTypes,
    access: options.fileAccess ?? {
      mayUpload: async () => ({ ok: true, value: { home: '210100' } }),
      mayRead: async () => ({ ok: true, value: undefined }),
    },
  });
  await addStaticApp(app, options.webFolder ?? join(folder, 'no-web'));

  const people = createPeople({ app, database, directory, passwords, time, newId });
  const close = async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { app, lines, folder, time, newId, ...people, close };
}
