import type { FastifyReply } from 'fastify';

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * What a browser may do with an answer, by the kind of route. `app` needs inline styles because Ant
 * Design writes its theme into <style> elements; nothing ever needs inline or foreign scripts.
 * `file` may be framed by the app itself: that is how a document is looked at beside its case.
 */
const POLICIES = {
  api: NOTHING,
  app: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  portal: [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  file: [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
} as const;

/** Sets the headers that confine an answer. `secure`: the site is reached by https. */
export function setSecurityHeaders(reply: FastifyReply, kind: keyof typeof POLICIES, secure: boolean): void {
  reply.headers({
    'content-security-policy': POLICIES[kind],
    'x-content-type-options': 'nosniff',
    'x-frame-options': kind === 'file' ? 'SAMEORIGIN' : 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=()',
  });
  if (secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  // Answers of the API hold personal data: no shared cache and no disk keeps them unless a route says so.
  if (kind === 'api') reply.header('cache-control', 'no-store');
}
