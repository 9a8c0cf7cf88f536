import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { PageFailed, PageMissing } from './frame/page-failed.tsx';
import { face, root, sessionOrSignIn } from './routes/face.ts';
import { keepingRoutes } from './routes/keeping.ts';
import { nationalRoutes } from './routes/national.ts';
import { noticesRoutes } from './routes/notices.ts';
import { orderRoutes } from './routes/orders.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { projectsRoutes } from './routes/projects.ts';
import { workbenchRoutes } from './routes/workbench.ts';
import { search, text } from './search.ts';
import { Loading } from './ui/loading.tsx';

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

const tree = root.addChildren([
  signIn,
  start,
  face.addChildren([
    home,
    help,
    ...projectsRoutes,
    ...workbenchRoutes,
    ...orderRoutes,
    ...oversightRoutes,
    ...noticesRoutes,
    ...keepingRoutes,
    ...nationalRoutes,
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
