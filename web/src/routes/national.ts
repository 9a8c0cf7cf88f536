import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, search, text, whole } from '../search.ts';
import { face } from './face.ts';

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

const national = createRoute({
  getParentRoute: () => face,
  path: 'national',
  component: lazyRouteComponent(
    () => import('../keeping/national/overview-page.tsx'),
    'NationalOverviewPage',
  ),
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
  component: lazyRouteComponent(
    () => import('../keeping/national/messages-page.tsx'),
    'NationalMessagesPage',
  ),
});

const nationalMessage = createRoute({
  getParentRoute: () => face,
  path: 'national/messages/$messageId',
  component: lazyRouteComponent(() => import('../keeping/national/message-page.tsx'), 'NationalMessagePage'),
});

const nationalBundles = createRoute({
  getParentRoute: () => face,
  path: 'national/bundles',
  component: lazyRouteComponent(() => import('../keeping/national/bundles-page.tsx'), 'NationalBundlesPage'),
});

const nationalInbox = createRoute({
  getParentRoute: () => face,
  path: 'national/inbox',
  validateSearch: search((raw) => ({ kind: text(raw, 'kind'), state: oneOf(raw, 'state', inboxStates) })),
  component: lazyRouteComponent(() => import('../keeping/national/inbox-page.tsx'), 'NationalInboxPage'),
});

const nationalInboxMessage = createRoute({
  getParentRoute: () => face,
  path: 'national/inbox/$messageId',
  component: lazyRouteComponent(
    () => import('../keeping/national/inbox-message-page.tsx'),
    'NationalInboxMessagePage',
  ),
});

const nationalReferences = createRoute({
  getParentRoute: () => face,
  path: 'national/references',
  component: lazyRouteComponent(
    () => import('../keeping/national/references-page.tsx'),
    'NationalReferencesPage',
  ),
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
    () => import('../keeping/national/reconciliation-page.tsx'),
    'NationalReconciliationPage',
  ),
});

const nationalMappings = createRoute({
  getParentRoute: () => face,
  path: 'national/mappings',
  component: lazyRouteComponent(
    () => import('../keeping/national/mappings-page.tsx'),
    'NationalMappingsPage',
  ),
});

const nationalMapping = createRoute({
  getParentRoute: () => face,
  path: 'national/mappings/$kind',
  validateSearch: search((raw) => ({ message: text(raw, 'message') })),
  component: lazyRouteComponent(() => import('../keeping/national/mapping-page.tsx'), 'NationalMappingPage'),
});

export const nationalRoutes = [
  national,
  nationalMessages,
  nationalMessage,
  nationalBundles,
  nationalInbox,
  nationalInboxMessage,
  nationalReferences,
  nationalReconciliation,
  nationalMappings,
  nationalMapping,
] as const;
