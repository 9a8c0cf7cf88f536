import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { asProblem } from './api/problem.ts';
import { referenceQuery } from './api/reference.ts';
import { sessionQuery } from './api/session.ts';
import type { CaseBox, Face, Measure, SignalName } from './api/types.ts';
import { PageFailed, PageMissing } from './frame/page-failed.tsx';
import { oneOf, search, text, whole } from './search.ts';
import { Loading } from './ui/loading.tsx';

const faces: readonly Face[] = ['applicant', 'workbench', 'oversight', 'keeping'];
const caseBoxes: readonly CaseBox[] = ['todo', 'due', 'body', 'correction', 'suspended', 'done'];
const applicationBoxes = ['waiting', 'accepted', 'closed'] as const;
const measures: readonly Measure[] = ['committed', 'statutory', 'acceptance'];
const signals: readonly SignalName[] = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
  'done',
];
const nationalLines = ['investment', 'construction'] as const;
const nationalStates = ['open', 'waiting', 'sent', 'checked', 'refused', 'stored', 'any'] as const;
const inboxStates = ['received', 'taken', 'refused', 'duplicate'] as const;
const differenceKinds = [
  'missing-there',
  'unknown-there',
  'state-differs',
  'not-told',
  'not-invalidated',
] as const;
const reportingStatuses = ['in-time', 'late', 'past-due', 'pending', 'open', 'refused'] as const;
const reportingPeriod = (raw: Record<string, unknown>) => ({
  from: text(raw, 'from'),
  to: text(raw, 'to'),
  line: oneOf(raw, 'line', nationalLines),
  city: text(raw, 'city'),
});
export const projectTabs = [
  'map',
  'cases',
  'documents',
  'reports',
  'supervision',
  'form',
  'history',
] as const;

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ notFoundComponent: PageMissing });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search((raw) => ({ back: text(raw, 'back') })),
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionOrSignIn(context.queries, location.href);
    const face = session.faces[0];
    if (face !== undefined) throw redirect({ to: '/$face', params: { face } });
  },
  component: PageMissing,
});

/** Everything behind the sign-in. The session and the reference lists are there before a page is drawn. */
const face = createRoute({
  getParentRoute: () => root,
  path: '/$face',
  params: {
    parse: ({ face: name }) => {
      const known = faces.find((each) => each === name);
      if (known === undefined) throw notFound();
      return { face: known };
    },
    stringify: ({ face: name }) => ({ face: name }),
  },
  beforeLoad: async ({ context, location }) => {
    await sessionOrSignIn(context.queries, location.href);
    await context.queries.ensureQueryData(referenceQuery);
  },
  component: lazyRouteComponent(() => import('./frame/frame.tsx'), 'Frame'),
});

async function sessionOrSignIn(queries: QueryClient, back: string) {
  try {
    return await queries.ensureQueryData(sessionQuery);
  } catch (thrown) {
    if (asProblem(thrown).status !== 401) throw thrown;
    throw redirect({ to: '/sign-in', search: { back } });
  }
}

const home = createRoute({
  getParentRoute: () => face,
  path: '/',
  component: lazyRouteComponent(() => import('./frame/face-home.tsx'), 'FaceHome'),
});
const help = createRoute({
  getParentRoute: () => face,
  path: 'help',
  component: lazyRouteComponent(() => import('./help/help-page.tsx'), 'HelpPage'),
});
const projects = createRoute({
  getParentRoute: () => face,
  path: 'projects',
  validateSearch: search((raw) => ({ q: text(raw, 'q'), city: text(raw, 'city') })),
  component: lazyRouteComponent(() => import('./project/projects-page.tsx'), 'ProjectsPage'),
});
const newProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/new',
  component: lazyRouteComponent(() => import('./applicant/new-project-page.tsx'), 'NewProjectPage'),
});
const project = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId',
  validateSearch: search((raw) => ({ tab: oneOf(raw, 'tab', projectTabs) })),
  component: lazyRouteComponent(() => import('./project/project-page.tsx'), 'ProjectPage'),
});
const editProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/edit',
  component: lazyRouteComponent(() => import('./applicant/edit-project-page.tsx'), 'EditProjectPage'),
});
const changeProject = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/change',
  component: lazyRouteComponent(() => import('./applicant/change-project-page.tsx'), 'ChangeProjectPage'),
});
const apply = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/apply',
  validateSearch: search((raw) => ({ stage: whole(raw, 'stage'), item: text(raw, 'item') })),
  component: lazyRouteComponent(() => import('./applicant/filing-page.tsx'), 'FilingPage'),
});
const corrections = createRoute({
  getParentRoute: () => face,
  path: 'projects/$projectId/corrections',
  component: lazyRouteComponent(() => import('./applicant/corrections-page.tsx'), 'CorrectionsPage'),
});
const applications = createRoute({
  getParentRoute: () => face,
  path: 'applications',
  validateSearch: search((raw) => ({ box: oneOf(raw, 'box', applicationBoxes), q: text(raw, 'q') })),
  component: lazyRouteComponent(() => import('./workbench/applications-page.tsx'), 'ApplicationsPage'),
});
const application = createRoute({
  getParentRoute: () => face,
  path: 'applications/$applicationId',
  component: lazyRouteComponent(() => import('./workbench/application-page.tsx'), 'ApplicationPage'),
});
const cases = createRoute({
  getParentRoute: () => face,
  path: 'cases',
  validateSearch: search((raw) => ({
    box: oneOf(raw, 'box', caseBoxes),
    stage: text(raw, 'stage'),
    item: text(raw, 'item'),
    light: oneOf(raw, 'light', signals),
    city: text(raw, 'city'),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('./workbench/inbox-page.tsx'), 'InboxPage'),
});
const caseFile = createRoute({
  getParentRoute: () => face,
  path: 'cases/$caseId',
  validateSearch: search((raw) => ({ clock: oneOf(raw, 'clock', measures) })),
  component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage'),
});
const watch = createRoute({
  getParentRoute: () => face,
  path: 'watch',
  validateSearch: search((raw) => ({
    light: oneOf(raw, 'light', signals),
    city: text(raw, 'city'),
    department: text(raw, 'department'),
  })),
  component: lazyRouteComponent(() => import('./oversight/watch-page.tsx'), 'WatchPage'),
});
const items = createRoute({
  getParentRoute: () => face,
  path: 'items',
  validateSearch: search((raw) => ({
    q: text(raw, 'q'),
    department: text(raw, 'department'),
    stage: text(raw, 'stage'),
  })),
  component: lazyRouteComponent(() => import('./keeping/items-page.tsx'), 'ItemsPage'),
});
const item = createRoute({
  getParentRoute: () => face,
  path: 'items/$itemId',
  component: lazyRouteComponent(() => import('./keeping/item-page.tsx'), 'ItemPage'),
});
const flows = createRoute({
  getParentRoute: () => face,
  path: 'flows',
  component: lazyRouteComponent(() => import('./keeping/flows-page.tsx'), 'FlowsPage'),
});
const flow = createRoute({
  getParentRoute: () => face,
  path: 'flows/$flowId',
  component: lazyRouteComponent(() => import('./keeping/flow-page.tsx'), 'FlowPage'),
});
const calendar = createRoute({
  getParentRoute: () => face,
  path: 'calendar',
  validateSearch: search((raw) => ({ year: whole(raw, 'year') })),
  component: lazyRouteComponent(() => import('./keeping/calendar-page.tsx'), 'CalendarPage'),
});
const national = createRoute({
  getParentRoute: () => face,
  path: 'national',
  component: lazyRouteComponent(() => import('./keeping/national/overview-page.tsx'), 'NationalOverviewPage'),
});
const nationalMessages = createRoute({
  getParentRoute: () => face,
  path: 'national/messages',
  validateSearch: search((raw) => ({
    line: oneOf(raw, 'line', nationalLines),
    kind: text(raw, 'kind'),
    state: oneOf(raw, 'state', nationalStates),
    blocked: raw.blocked === true ? (true as const) : undefined,
    late: oneOf(raw, 'late', ['overdue', 'warning'] as const),
    refusedBy: oneOf(raw, 'refusedBy', ['door', 'centre'] as const),
    rule: whole(raw, 'rule'),
    reason: text(raw, 'reason'),
    home: text(raw, 'home'),
    projectId: text(raw, 'projectId'),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('./keeping/national/messages-page.tsx'), 'NationalMessagesPage'),
});
const nationalMessage = createRoute({
  getParentRoute: () => face,
  path: 'national/messages/$messageId',
  component: lazyRouteComponent(() => import('./keeping/national/message-page.tsx'), 'NationalMessagePage'),
});
const nationalBundles = createRoute({
  getParentRoute: () => face,
  path: 'national/bundles',
  component: lazyRouteComponent(() => import('./keeping/national/bundles-page.tsx'), 'NationalBundlesPage'),
});
const nationalInbox = createRoute({
  getParentRoute: () => face,
  path: 'national/inbox',
  validateSearch: search((raw) => ({ kind: text(raw, 'kind'), state: oneOf(raw, 'state', inboxStates) })),
  component: lazyRouteComponent(() => import('./keeping/national/inbox-page.tsx'), 'NationalInboxPage'),
});
const nationalInboxMessage = createRoute({
  getParentRoute: () => face,
  path: 'national/inbox/$messageId',
  component: lazyRouteComponent(
    () => import('./keeping/national/inbox-message-page.tsx'),
    'NationalInboxMessagePage',
  ),
});
const nationalReferences = createRoute({
  getParentRoute: () => face,
  path: 'national/references',
  component: lazyRouteComponent(
    () => import('./keeping/national/references-page.tsx'),
    'NationalReferencesPage',
  ),
});
const directives = createRoute({
  getParentRoute: () => face,
  path: 'directives',
  validateSearch: search((raw) => ({ box: oneOf(raw, 'box', ['open', 'answered', 'all'] as const) })),
  component: lazyRouteComponent(() => import('./oversight/directives-page.tsx'), 'DirectivesPage'),
});
const nationalReconciliation = createRoute({
  getParentRoute: () => face,
  path: 'national/reconciliation',
  validateSearch: search((raw) => ({
    state: oneOf(raw, 'state', ['open', 'explained', 'closed'] as const),
    line: oneOf(raw, 'line', nationalLines),
    what: oneOf(raw, 'what', differenceKinds),
    home: text(raw, 'home'),
  })),
  component: lazyRouteComponent(
    () => import('./keeping/national/reconciliation-page.tsx'),
    'NationalReconciliationPage',
  ),
});
const reporting = createRoute({
  getParentRoute: () => face,
  path: 'reporting',
  validateSearch: search(reportingPeriod),
  component: lazyRouteComponent(() => import('./oversight/reporting-page.tsx'), 'ReportingPage'),
});
const reportingList = createRoute({
  getParentRoute: () => face,
  path: 'reporting/messages',
  validateSearch: search((raw) => ({
    ...reportingPeriod(raw),
    body: text(raw, 'body'),
    status: oneOf(raw, 'status', reportingStatuses),
    rule: text(raw, 'rule'),
  })),
  component: lazyRouteComponent(() => import('./oversight/reporting-list-page.tsx'), 'ReportingListPage'),
});
const nationalMappings = createRoute({
  getParentRoute: () => face,
  path: 'national/mappings',
  component: lazyRouteComponent(() => import('./keeping/national/mappings-page.tsx'), 'NationalMappingsPage'),
});
const nationalMapping = createRoute({
  getParentRoute: () => face,
  path: 'national/mappings/$kind',
  validateSearch: search((raw) => ({ message: text(raw, 'message') })),
  component: lazyRouteComponent(() => import('./keeping/national/mapping-page.tsx'), 'NationalMappingPage'),
});
const people = createRoute({
  getParentRoute: () => face,
  path: 'people',
  validateSearch: search((raw) => ({
    division: text(raw, 'division'),
    body: text(raw, 'body'),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('./keeping/people-page.tsx'), 'PeoplePage'),
});

const tree = root.addChildren([
  signIn,
  start,
  face.addChildren([
    home,
    help,
    projects,
    newProject,
    project,
    editProject,
    changeProject,
    apply,
    corrections,
    applications,
    application,
    cases,
    caseFile,
    watch,
    items,
    item,
    flows,
    flow,
    calendar,
    people,
    national,
    nationalMessages,
    nationalMessage,
    nationalBundles,
    nationalInbox,
    nationalInboxMessage,
    nationalReferences,
    directives,
    nationalReconciliation,
    reporting,
    reportingList,
    nationalMappings,
    nationalMapping,
  ]),
]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/app',
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultErrorComponent: PageFailed,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
