import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { HttpApp } from './platform/http/index.ts';

/**
 * Serves the built front end of `folder` under /app. Files whose names carry a hash of their content may
 * be kept for a year; every other address is the one page, which must be asked for each time, so that a
 * new version is seen at once. Without a built front end there is nothing under /app.
 */
export async function addStaticApp(app: HttpApp, folder: string): Promise<void> {
  const page = await stat(join(folder, 'index.html')).catch(() => undefined);
  if (page === undefined) return;
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    preCompressed: true,
    dotfiles: 'deny',
  });
  const config = { access: { kind: 'public' }, headers: 'app' } as const;
  const schema = { hide: true } as Record<string, unknown>;

  app.get('/app', { config, schema }, (_request, reply) => reply.redirect('/app/', 308));

  app.get<{ Params: { '*': string } }>('/app/*', { config, schema }, async (request, reply) => {
    const asked = request.params['*'];
    if (asked.startsWith('assets/')) {
      return reply.sendFile(asked, { cacheControl: true, immutable: true, maxAge: '1y' });
    }
    // A name with an extension is a file (the icon); anything else a place inside the app, dots and all; what climbs out is refused there.
    if (/^[^/]+\.[a-z0-9]+$/i.test(asked) || asked.includes('..'))
      return reply.sendFile(asked, { cacheControl: true, maxAge: '1h' });
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  });
}
