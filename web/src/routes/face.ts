import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { asProblem } from '../api/problem.ts';
import { referenceQuery } from '../api/reference.ts';
import { sessionQuery } from '../api/session.ts';
import type { Face } from '../api/types.ts';
import { PageMissing } from '../frame/page-failed.tsx';

const faces: readonly Face[] = ['applicant', 'workbench', 'oversight', 'keeping'];

export const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  notFoundComponent: PageMissing,
});

/** Everything behind the sign-in. The session and the reference lists are there before a page is drawn. */
export const face = createRoute({
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
  component: lazyRouteComponent(() => import('../frame/frame.tsx'), 'Frame'),
});

export async function sessionOrSignIn(queries: QueryClient, back: string) {
  try {
    return await queries.ensureQueryData(sessionQuery);
  } catch (thrown) {
    if (asProblem(thrown).status !== 401) throw thrown;
    throw redirect({ to: '/sign-in', search: { back } });
  }
}
