import type { RouteInfo } from './access.ts';

/**
 * Tells, for an address no route answered, which methods it does have: "405, only GET" instead of a
 * 404 that sends people searching. Fastify itself answers both alike.
 */
export function allowedMethods(routes: readonly RouteInfo[], path: string): string[] {
  const methods = routes
    .filter((route) => route.url !== '*' && patternOf(route.url).test(path))
    .flatMap((route) => route.method.split(','));
  return [...new Set(methods)].sort();
}

function patternOf(url: string): RegExp {
  const steps = url.split('/').map((step) => {
    if (step === '*') return '.*';
    return step
      .split(/(:[A-Za-z]+)/)
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('');
  });
  return new RegExp(`^${steps.join('/')}$`);
}
