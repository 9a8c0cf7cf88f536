import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Context } from '../context.ts';
import type { Controls } from '../http/control-routes.ts';
import { page as words } from '../messages.ts';
import { pageData } from './data.ts';
import { downFrom, type Fields, faultsFrom } from './forms.ts';
import { renderPage } from './page.ts';

/** The page and its forms; complete without JavaScript. */
export function addPageRoutes(app: FastifyInstance, context: Context, controls: Controls): void {
  const show = async (reply: FastifyReply, wrong: string | null = null) => {
    const data = await pageData(context, await controls.report());
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
      .type('text/html; charset=utf-8')
      .send(renderPage(data, controls.faults.current, wrong));
  };
  /** Does what a form asks and shows the page anew; what went wrong stands on it. */
  const handle = async (reply: FastifyReply, work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return show(reply.code(400), words.failed(why));
    }
    return reply.redirect('/', 303);
  };
  app.get('/', (_, reply) => show(reply));
  app.post<{ Body: Fields }>('/page/faults', ({ body }, reply) =>
    handle(reply, () => controls.faults.set(faultsFrom(body))),
  );
  app.post<{ Body: Fields }>('/page/down', ({ body }, reply) =>
    handle(reply, () => {
      const { kind, body: content, id } = downFrom(body);
      return controls.sendDown(kind, content, id);
    }),
  );
  app.post('/page/check', (_, reply) => handle(reply, () => controls.checkNow()));
}
