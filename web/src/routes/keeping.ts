import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, search, text, whole } from '../search.ts';
import { entryRoutes } from './entries.ts';
import { face } from './face.ts';

/** The pages of the calendar; the first is shown where the address names none. */
export const calendarTabs = ['year', 'import', 'local', 'measures', 'records'] as const;

const items = createRoute({
  getParentRoute: () => face,
  path: 'items',
  validateSearch: search((raw) => ({
    q: text(raw, 'q'),
    department: text(raw, 'department'),
    stage: text(raw, 'stage'),
  })),
  component: lazyRouteComponent(() => import('../keeping/items-page.tsx'), 'ItemsPage'),
});

const item = createRoute({
  getParentRoute: () => face,
  path: 'items/$itemId',
  component: lazyRouteComponent(() => import('../keeping/item-page.tsx'), 'ItemPage'),
});

const flows = createRoute({
  getParentRoute: () => face,
  path: 'flows',
  component: lazyRouteComponent(() => import('../keeping/flows-page.tsx'), 'FlowsPage'),
});

const flow = createRoute({
  getParentRoute: () => face,
  path: 'flows/$flowId',
  component: lazyRouteComponent(() => import('../keeping/flow-page.tsx'), 'FlowPage'),
});

const calendar = createRoute({
  getParentRoute: () => face,
  path: 'calendar',
  validateSearch: search((raw) => ({
    tab: oneOf(raw, 'tab', calendarTabs),
    year: whole(raw, 'year'),
    division: text(raw, 'division'),
    preview: text(raw, 'preview'),
    measure: text(raw, 'measure'),
    cause: oneOf(raw, 'cause', ['calendar', 'all'] as const),
    publication: text(raw, 'publication'),
    city: text(raw, 'city'),
  })),
  component: lazyRouteComponent(() => import('../keeping/calendar-page.tsx'), 'CalendarPage'),
});

const people = createRoute({
  getParentRoute: () => face,
  path: 'people',
  validateSearch: search((raw) => ({
    division: text(raw, 'division'),
    body: text(raw, 'body'),
    q: text(raw, 'q'),
  })),
  component: lazyRouteComponent(() => import('../keeping/people-page.tsx'), 'PeoplePage'),
});

export const keepingRoutes = [items, item, flows, flow, calendar, people, ...entryRoutes] as const;
