import type { HttpApp } from './http-app.ts';

/** Whoever has not finished by then is cut off. */
const PATIENCE_MS = 20_000;

/**
 * Lets requests that are under way finish when the server closes, and no connection hold it up after.
 *
 * Node closes the connections that are idle at the moment of closing. One whose last answer is just
 * leaving is not idle yet, becomes so a moment later, and would be kept for its whole keep-alive time.
 */
export function closeGracefully(app: HttpApp): void {
  app.addHook('preClose', async () => {
    if (!app.server.listening) return;
    const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
    const end = setTimeout(() => app.server.closeAllConnections(), PATIENCE_MS);
    app.server.once('close', () => {
      clearInterval(sweep);
      clearTimeout(end);
    });
  });
}
