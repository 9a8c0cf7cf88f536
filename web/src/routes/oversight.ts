import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { measureFigures, measureGroups } from '../oversight/measures-words.ts';
import { lightKinds, watchLights } from '../oversight/watch-words.ts';
import { oneOf, search, text, whole } from '../search.ts';
import { face } from './face.ts';

const nationalLines = ['investment', 'construction'] as const;
const reportingStatuses = ['in-time', 'late', 'past-due', 'pending', 'open', 'refused'] as const;
const reportingPeriod = (raw: Record<string, unknown>) => ({
  from: text(raw, 'from'),
  to: text(raw, 'to'),
  line: oneOf(raw, 'line', nationalLines),
  city: text(raw, 'city'),
});

const watch = createRoute({
  getParentRoute: () => face,
  path: 'watch',
  validateSearch: search((raw) => ({
    light: oneOf(raw, 'light', watchLights),
    // The address parser makes a number of it.
    soon: text(raw, 'soon') === '1' ? ('1' as const) : undefined,
    city: text(raw, 'city'),
    division: text(raw, 'division'),
    department: text(raw, 'department'),
    item: text(raw, 'item'),
    body: text(raw, 'body'),
    kind: oneOf(raw, 'kind', lightKinds),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('../oversight/watch-page.tsx'), 'WatchPage'),
});

const directives = createRoute({
  getParentRoute: () => face,
  path: 'directives',
  validateSearch: search((raw) => ({ box: oneOf(raw, 'box', ['open', 'answered', 'all'] as const) })),
  component: lazyRouteComponent(() => import('../oversight/directives-page.tsx'), 'DirectivesPage'),
});

const reporting = createRoute({
  getParentRoute: () => face,
  path: 'reporting',
  validateSearch: search(reportingPeriod),
  component: lazyRouteComponent(() => import('../oversight/reporting-page.tsx'), 'ReportingPage'),
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
  component: lazyRouteComponent(() => import('../oversight/reporting-list-page.tsx'), 'ReportingListPage'),
});

const flagRules = [
  'deemed-without-code',
  'deemed-acceptance',
  'instant-decision',
  'no-handling',
  'mass-decisions',
  'off-hours',
  'repeated-corrections',
  'late-correction',
  'endless-special',
  'unanswered-correction',
  'late-report',
] as const;
const flags = createRoute({
  getParentRoute: () => face,
  path: 'flags',
  validateSearch: search((raw) => ({
    rule: oneOf(raw, 'rule', flagRules),
    city: text(raw, 'city'),
    body: text(raw, 'body'),
    person: text(raw, 'person'),
    caseId: text(raw, 'caseId'),
    state: oneOf(raw, 'state', ['waiting', 'open', 'answered', 'confirmed', 'explained'] as const),
    flag: text(raw, 'flag'),
  })),
  component: lazyRouteComponent(() => import('../oversight/flags/flags-page.tsx'), 'FlagsPage'),
});

const toldFilter = (raw: Record<string, unknown>) => ({
  from: text(raw, 'from'),
  to: text(raw, 'to'),
  kind: oneOf(raw, 'kind', ['case', 'report'] as const),
  city: text(raw, 'city'),
  body: text(raw, 'body'),
  month: text(raw, 'month'),
});
const told = createRoute({
  getParentRoute: () => face,
  path: 'reporting-clock',
  validateSearch: search(toldFilter),
  component: lazyRouteComponent(() => import('../oversight/told/told-page.tsx'), 'ToldPage'),
});
const toldList = createRoute({
  getParentRoute: () => face,
  path: 'reporting-clock/facts',
  validateSearch: search((raw) => ({
    ...toldFilter(raw),
    status: oneOf(raw, 'status', ['in-time', 'late'] as const),
  })),
  component: lazyRouteComponent(() => import('../oversight/told/told-list-page.tsx'), 'ToldListPage'),
});

/** Filters of measures: every group's key narrows. Keys come from the server, which knows which exist. */
const measured = (raw: Record<string, unknown>) => ({
  from: text(raw, 'from'),
  to: text(raw, 'to'),
  city: text(raw, 'city'),
  division: text(raw, 'division'),
  department: text(raw, 'department'),
  body: text(raw, 'body'),
  item: text(raw, 'item'),
  person: text(raw, 'person'),
  month: text(raw, 'month'),
  flow: text(raw, 'flow'),
  stage: text(raw, 'stage'),
});

const measures = createRoute({
  getParentRoute: () => face,
  path: 'measures',
  validateSearch: search((raw) => ({ ...measured(raw), by: oneOf(raw, 'by', measureGroups) })),
  component: lazyRouteComponent(() => import('../oversight/measures-page.tsx'), 'MeasuresPage'),
});

const measuresList = createRoute({
  getParentRoute: () => face,
  path: 'measures/cases',
  validateSearch: search((raw) => ({
    ...measured(raw),
    figure: oneOf(raw, 'figure', measureFigures),
    step: oneOf(raw, 'step', ['accept', 'correct', 'review', 'special'] as const),
    excess: raw.excess === true || raw.excess === 'true' ? ('true' as const) : undefined,
    /** The facts the figure stood on, to say if there are more since. */
    position: whole(raw, 'position'),
  })),
  component: lazyRouteComponent(() => import('../oversight/measures-list-page.tsx'), 'MeasuresListPage'),
});

const time = createRoute({
  getParentRoute: () => face,
  path: 'measures/time',
  validateSearch: search(measured),
  component: lazyRouteComponent(() => import('../oversight/time-page.tsx'), 'TimePage'),
});

const stageClocks = createRoute({
  getParentRoute: () => face,
  path: 'watch/stages',
  validateSearch: search((raw) => ({
    kind: oneOf(raw, 'kind', ['stage', 'project'] as const),
    light: oneOf(raw, 'light', ['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done'] as const),
    city: text(raw, 'city'),
  })),
  component: lazyRouteComponent(() => import('../oversight/stages/stage-clocks-page.tsx'), 'StageClocksPage'),
});

export const oversightRoutes = [
  stageClocks,
  watch,
  directives,
  reporting,
  reportingList,
  flags,
  told,
  toldList,
  measures,
  measuresList,
  time,
] as const;
