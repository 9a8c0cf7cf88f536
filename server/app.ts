import type { Config } from './config.ts';
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
import type { Clock } from './platform/clock/index.ts';
import type { Ids, Passwords } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { buildHttp, type HttpApp } from './platform/http/index.ts';
import type { Log } from './platform/log/index.ts';
import { addStaticApp } from './static-app.ts';

/** Everything the web process is put together from. */
export type AppDeps = {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly database: Database;
  readonly files: FileStore;
  readonly passwords: Passwords;
  readonly directory: Directory;
  readonly fileAccess: FileAccess;
  /** Null on an installation without samples. */
  readonly sampleLogins: readonly SampleLogin[] | null;
  /** Folder of the built front end. */
  readonly webFolder: string;
  readonly version: string;
};

/** What every role may attempt, over all modules. */
export const ACTIONS = mergeActions(identityActions, materialActions);

/** Puts the web process together: the one place where modules meet. It does not listen yet. */
export async function buildApp(deps: AppDeps): Promise<HttpApp> {
  const { config, log, clock, ids, database, files, passwords, directory } = deps;
  const newId = () => ids.next();
  const sessions = { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours };
  const throttle = {
    perLogin: config.loginFailures,
    perAddress: config.loginFailuresPerAddress,
    windowMinutes: config.loginWindowMinutes,
  };

  const app = await buildHttp({
    settings: {
      bodyLimit: config.bodyLimitKb * 1024,
      secure: config.secure,
      trustedProxies: config.trustedProxies,
      metricsToken: config.metricsToken,
      version: deps.version,
    },
    log,
    clock,
    database,
    guard: createGuard({ database, clock, directory, sessions, actions: ACTIONS }),
    isKnownAction: (action) => Object.hasOwn(ACTIONS, action),
    checks: {
      database: async () => {
        await database.read({ name: 'app.ready', text: 'SELECT 1' });
      },
      files: () => files.check(),
    },
  });

  addIdentityRoutes(app, {
    database,
    directory,
    passwords,
    sessions,
    throttle,
    clock,
    log,
    secure: config.secure,
    practice: config.practice,
    sampleLogins: deps.sampleLogins,
  });
  addDraftRoutes(app, { database, clock });
  addMaterialRoutes(app, {
    database,
    files,
    newId,
    clock,
    limit: config.fileLimit * 1_048_576,
    allowed: config.fileTypes,
    access: deps.fileAccess,
  });

  await addStaticApp(app, deps.webFolder);
  return app;
}
