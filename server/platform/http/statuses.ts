/**
 * Refusal code → HTTP status: the one table. A rule of law or of form that says no is 422; only what
 * means something else to a client or a cache stands here.
 */
const STATUSES: Readonly<Record<string, number>> = {
  'not-signed-in': 401,
  'login-failed': 401,
  'seat-ended': 401,
  'csrf-header-missing': 403,
  forbidden: 403,
  'no-seat': 403,
  'entry-not-drafter': 403,
  'entry-not-content-keeper': 403,
  'entry-not-authority-keeper': 403,
  'entry-not-involved': 403,
  'entry-not-submitter': 403,
  'entry-not-above': 403,
  'entry-four-eyes': 403,
  'not-found': 404,
  'version-conflict': 409,
  'state-conflict': 409,
  'login-taken': 409,
  'entry-in-review': 409,
  'entry-nothing-submitted': 409,
  'entry-wrong-step': 409,
  'entry-version-over': 409,
  'entry-exception-open': 409,
  'entry-exception-decided': 409,
  'file-erased': 410,
  'file-too-large': 413,
  'unsupported-media': 415,
  'too-many-attempts': 429,
  unavailable: 503,
};

/** The status a refusal leaves the server with. */
export function statusOf(code: string): number {
  return STATUSES[code] ?? 422;
}
