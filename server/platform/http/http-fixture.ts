import type { Database } from '../database/index.ts';
import { createLog } from '../log/index.ts';
import type { Guard } from './access.ts';
import { buildHttp, type HttpSettings } from './http.ts';
import type { HttpApp } from './http-app.ts';

/** Callers the fixture's guard knows by the header `x-test-caller`. */
export const CALLERS = {
  anna: '019a0000-0000-7000-8000-00000000000a',
  bert: '019a0000-0000-7000-8000-00000000000b',
} as const;

const guard: Guard = async (request, access) => {
  const name = request.headers['x-test-caller'];
  if (typeof name === 'string' && name in CALLERS) request.callerId = CALLERS[name as keyof typeof CALLERS];
  if (access.kind === 'public' || request.callerId !== null) return null;
  return { code: 'not-signed-in', message: '尚未登录。', source: '' };
};

/** A server of the real kind with a guard of two callers, and every line it logs. */
export async function httpFixture(
  database: Database,
  options: {
    readonly settings?: Partial<HttpSettings>;
    readonly checks?: Readonly<Record<string, () => Promise<void>>>;
    readonly now?: () => number;
  } = {},
): Promise<{ app: HttpApp; lines: string[] }> {
  const lines: string[] = [];
  const app = await buildHttp({
    settings: {
      bodyLimit: 1024,
      secure: false,
      trustedProxies: [],
      metricsToken: null,
      version: '0.0.0',
      ...options.settings,
    },
    log: createLog({ level: 'debug', name: 'test', stream: { write: (line) => void lines.push(line) } }),
    clock: { now: options.now ?? (() => Date.parse('2026-11-23T01:00:00.000Z')) },
    database,
    guard,
    isKnownAction: (action) => action === 'test.act',
    checks: options.checks ?? {},
  });
  return { app, lines };
}
