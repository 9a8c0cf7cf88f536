import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { oneOf, search, text } from '../search.ts';
import { face } from './face.ts';

const kinds = ['standard', 'implementation', 'flow'] as const;
const statuses = [
  'missing',
  'draft',
  'submitted',
  'content-confirmed',
  'authority-confirmed',
  'published',
  'behind',
  'deviating',
  'withdrawn',
] as const;

/** An entry by its key; an address of no such kind is a page that does not exist. */
const params = {
  parse: ({ kind, subject, division }: { kind: string; subject: string; division: string }) => {
    const known = kinds.find((each) => each === kind);
    if (known === undefined) throw notFound();
    return { kind: known, subject, division };
  },
  stringify: ({ kind, subject, division }: { kind: string; subject: string; division: string }) => ({
    kind,
    subject,
    division,
  }),
};

const tasks = createRoute({
  getParentRoute: () => face,
  path: 'entries',
  component: lazyRouteComponent(() => import('../keeping/entries/tasks-page.tsx'), 'EntryTasksPage'),
});

const list = createRoute({
  getParentRoute: () => face,
  path: 'entries/list',
  validateSearch: search((raw) => ({
    kind: oneOf(raw, 'kind', ['standard', 'implementation'] as const),
    q: text(raw, 'q'),
    department: text(raw, 'department'),
    division: text(raw, 'division'),
    status: oneOf(raw, 'status', statuses),
    stage: text(raw, 'stage'),
  })),
  component: lazyRouteComponent(() => import('../keeping/entries/entries-page.tsx'), 'EntriesPage'),
});

const matrix = createRoute({
  getParentRoute: () => face,
  path: 'entries/matrix',
  validateSearch: search((raw) => ({
    level: oneOf(raw, 'level', ['province', 'city', 'county'] as const),
    city: text(raw, 'city'),
    department: text(raw, 'department'),
    stage: text(raw, 'stage'),
  })),
  component: lazyRouteComponent(() => import('../keeping/entries/matrix-page.tsx'), 'MatrixPage'),
});

const materials = createRoute({
  getParentRoute: () => face,
  path: 'entries/materials',
  validateSearch: search((raw) => ({
    q: text(raw, 'q'),
    shared: oneOf(raw, 'shared', ['yes', 'no'] as const),
  })),
  component: lazyRouteComponent(() => import('../keeping/entries/register-page.tsx'), 'RegisterPage'),
});

const exchange = createRoute({
  getParentRoute: () => face,
  path: 'entries/exchange',
  validateSearch: search((raw) => ({ import: text(raw, 'import') })),
  component: lazyRouteComponent(() => import('../keeping/exchange/exchange-page.tsx'), 'ExchangePage'),
});

const areas = createRoute({
  getParentRoute: () => face,
  path: 'entries/areas',
  component: lazyRouteComponent(() => import('../keeping/areas/areas-page.tsx'), 'AreasPage'),
});

const entry = createRoute({
  getParentRoute: () => face,
  path: 'entries/$kind/$subject/$division',
  params,
  component: lazyRouteComponent(() => import('../keeping/entries/entry-page.tsx'), 'EntryPage'),
});

const edit = createRoute({
  getParentRoute: () => face,
  path: 'entries/$kind/$subject/$division/edit',
  params,
  component: lazyRouteComponent(() => import('../keeping/entries/entry-edit-page.tsx'), 'EntryEditPage'),
});

const compare = createRoute({
  getParentRoute: () => face,
  path: 'entries/$kind/$subject/$division/compare',
  params,
  validateSearch: search((raw) => ({ a: text(raw, 'a'), b: text(raw, 'b') })),
  component: lazyRouteComponent(() => import('../keeping/entries/compare-page.tsx'), 'ComparePage'),
});

export const entryRoutes = [tasks, list, matrix, materials, areas, exchange, entry, edit, compare] as const;
