import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { oneOf, search } from '../search.ts';
import { face } from './face.ts';

const notices = createRoute({
  getParentRoute: () => face,
  path: 'notices',
  validateSearch: search((raw) => ({ box: oneOf(raw, 'box', ['unread', 'all'] as const) })),
  component: lazyRouteComponent(() => import('../notices/notices-page.tsx'), 'NoticesPage'),
});

const signalRules = createRoute({
  getParentRoute: () => face,
  path: 'signal-rules',
  component: lazyRouteComponent(() => import('../oversight/signal-rules-page.tsx'), 'SignalRulesPage'),
});

export const noticesRoutes = [notices, signalRules] as const;
