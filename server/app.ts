import { addApplicationRoutes, applicationActions } from './applications/index.ts';
import { addCalendarRoutes, calendarActions } from './calendar/index.ts';
import { addCaseRoutes, caseActions } from './casework/index.ts';
import {
  addAreaRoutes,
  addCatalogueRoutes,
  addEntryRoutes,
  addExchangeRoutes,
  areaActions,
  catalogueActions,
  exchangeActions,
} from './catalogue/index.ts';
import type { Config } from './config.ts';
import { addDossierRoutes } from './dossier/index.ts';
import { addDraftRoutes } from './drafts/index.ts';
import {
  addIdentityRoutes,
  createGuard,
  identityActions,
  mergeActions,
  type SampleLogin,
} from './identity/index.ts';
import { addMaterialRoutes, type FileAccess, materialActions } from './materials/index.ts';
import {
  addBundleRoutes,
  addCatalogueExportRoutes,
  addDownwardRoutes,
  addMeasureRoutes,
  addNationalRoutes,
  addReconcileRoutes,
  type BundleAccess,
  bundleActions,
  type CollectDeps,
  catalogueExportActions,
  downwardActions,
  measureActions,
  nationalActions,
  reconcileActions,
} from './national/index.ts';
import { addNoticeRoutes, noticeActions } from './notices/index.ts';
import type { Passwords } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { buildHttp, type HttpApp } from './platform/http/index.ts';
import type { Log } from './platform/log/index.ts';
import { addPortalRoutes } from './portal/index.ts';
import { addProjectRoutes, projectActions } from './projects/index.ts';
import { addReportRoutes, reportActions } from './reports/index.ts';
import type { Services } from './services.ts';
import { addSignalRuleRoutes, signalRuleActions } from './signal-rules/index.ts';
import { addStaticApp } from './static-app.ts';
import { addSupervisionRoutes, orderActions, supervisionActions } from './supervision/index.ts';

/** Everything the web process is put together from. */
export type AppDeps = {
  readonly config: Config;
  readonly log: Log;
  readonly services: Services;
  /** Sessions of the portal's own role. */
  readonly portal: Database;
  readonly files: FileStore;
  /** What makes messages to the national platform, for the console that mends them. */
  readonly national: CollectDeps;
  /** Where the construction line is carried in bundles; left out where it is written directly. */
  readonly bundles?: BundleAccess;
  readonly passwords: Passwords;
  /** Where people reach the site. */
  readonly publicOrigin: string;
  readonly practice: boolean;
  /** Who may put and read files: decided by those who know projects and cases. */
  readonly fileAccess: FileAccess;
  /** Null on an installation without samples. */
  readonly sampleLogins: readonly SampleLogin[] | null;
  /** Folder of the built front end. */
  readonly webFolder: string;
  readonly version: string;
};

/** What every role may attempt, over all modules. */
export const ACTIONS = mergeActions(
  identityActions,
  materialActions,
  projectActions,
  applicationActions,
  caseActions,
  calendarActions,
  reportActions,
  supervisionActions,
  orderActions,
  nationalActions,
  reconcileActions,
  measureActions,
  bundleActions,
  downwardActions,
  noticeActions,
  signalRuleActions,
  catalogueActions,
  exchangeActions,
  catalogueExportActions,
  areaActions,
);

/** Puts the web process together: the one place where modules meet. It does not listen yet. */
export async function buildApp(deps: AppDeps): Promise<HttpApp> {
  const { config, log, services, files, passwords, practice, sampleLogins } = deps;
  const { clock, database, directory, catalogue } = services;
  const { newId } = services.facts;
  const sessions = { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours };
  const throttle = {
    perLogin: config.loginFailures,
    perAddress: config.loginFailuresPerAddress,
    windowMinutes: config.loginWindowMinutes,
  };

  const guard = createGuard({ database, clock, directory, sessions, actions: ACTIONS });

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
    guard,
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
    practice,
    sampleLogins,
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
  addCatalogueRoutes(app, catalogue);
  addEntryRoutes(app, services);
  addAreaRoutes(app, services);
  addExchangeRoutes(app, { ...services, files });
  addProjectRoutes(app, { ...services, publicOrigin: deps.publicOrigin });
  addApplicationRoutes(app, services);
  addCaseRoutes(app, services);
  addCalendarRoutes(app, services);
  addReportRoutes(app, services);
  addNoticeRoutes(app, services);
  addSignalRuleRoutes(app, services);
  addDossierRoutes(app, services);
  addSupervisionRoutes(app, { ...services, guard, log });
  addNationalRoutes(app, { collect: deps.national, lines: linesOf(config) });
  addReconcileRoutes(app, { collect: deps.national });
  addMeasureRoutes(app, { collect: deps.national });
  addCatalogueExportRoutes(app, { collect: deps.national });
  addDownwardRoutes(app, { ...services, log });
  addBundleRoutes(app, { collect: deps.national, bundles: deps.bundles ?? null });
  addPortalRoutes(app, {
    portal: deps.portal,
    catalogue,
    practice,
    sampleLogins,
    publicOrigin: deps.publicOrigin,
  });

  await addStaticApp(app, deps.webFolder);
  return app;
}

/** How the two lines to the national platform are switched on. */
function linesOf(config: Config) {
  const front = config.nationalFrontUrl === null ? 'off' : 'direct';
  return {
    investment: config.nationalInvestmentUrl === null ? 'off' : 'direct',
    construction: config.nationalFrontMode === 'bundle' ? 'bundle' : front,
  } as const;
}
