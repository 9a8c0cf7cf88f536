import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CaseBox, Measure, SignalName } from '../api/types.ts';
import { oneOf, search, text } from '../search.ts';
import { face } from './face.ts';

const caseBoxes: readonly CaseBox[] = [
  'todo',
  'due',
  'body',
  'correction',
  'suspended',
  'stop-late',
  'opinion',
  'renewal',
  'done',
];
const applicationBoxes = ['waiting', 'accepted', 'closed'] as const;
const measures: readonly Measure[] = [
  'committed',
  'statutory',
  'acceptance',
  'special',
  'delivery',
  'opinion',
  'renewal',
];
const signals: readonly SignalName[] = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
  'done',
];

const applications = createRoute({
  getParentRoute: () => face,
  path: 'applications',
  validateSearch: search((raw) => ({ box: oneOf(raw, 'box', applicationBoxes), q: text(raw, 'q') })),
  component: lazyRouteComponent(() => import('../workbench/applications-page.tsx'), 'ApplicationsPage'),
});

const application = createRoute({
  getParentRoute: () => face,
  path: 'applications/$applicationId',
  component: lazyRouteComponent(() => import('../workbench/application-page.tsx'), 'ApplicationPage'),
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
  component: lazyRouteComponent(() => import('../workbench/inbox-page.tsx'), 'InboxPage'),
});

const caseFile = createRoute({
  getParentRoute: () => face,
  path: 'cases/$caseId',
  validateSearch: search((raw) => ({ clock: oneOf(raw, 'clock', measures) })),
  component: lazyRouteComponent(() => import('../case/case-page.tsx'), 'CasePage'),
});

export const workbenchRoutes = [applications, application, cases, caseFile] as const;
