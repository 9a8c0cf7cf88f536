import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Context, instant } from '../context.ts';
import { messages as say } from '../messages.ts';

export type SignatureFault = {
  readonly code: 'clock-skew' | 'signature';
  readonly message: string;
  readonly serverTime?: string;
};

const TOLERANCE_MS = 5 * 60_000;

/** Hex HMAC-SM3 over time, method, path with query and body. */
export function signatureOf(
  secret: string,
  time: string,
  method: string,
  path: string,
  body: string,
): string {
  return createHmac('sm3', secret).update(`${time}\n${method}\n${path}\n${body}`).digest('hex');
}

/** Why a request is not let in; null where it is signed and in time. */
export function faultOfSignature(
  context: Context,
  request: FastifyRequest,
  body: string,
): SignatureFault | null {
  const header = (name: string) => String(request.headers[name] ?? '');
  const time = header('x-centre-time');
  const given = header('x-centre-signature');
  const wanted = signatureOf(context.secret, time, request.method, request.url, body);
  const same = given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
  const at = Date.parse(time);
  if (Number.isNaN(at)) return { code: 'signature', message: say.badTime };
  if (Math.abs(at - context.now()) > TOLERANCE_MS) {
    return { code: 'clock-skew', message: say.skew, serverTime: instant(context.now()) };
  }
  if (!same || header('x-centre-app') !== context.appId) {
    return { code: 'signature', message: say.signature };
  }
  return null;
}
