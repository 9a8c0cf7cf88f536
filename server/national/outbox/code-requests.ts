/**
 * Requests for project codes stand in the outbox with all other messages, but go by a queue of their own
 * (projects.code_requests): their answer comes later, and the project waits for it.
 */
export const CODE_REQUESTS = ['investment.apply', 'investment.cancel'] as const;

export function isCodeRequest(kind: string): boolean {
  return (CODE_REQUESTS as readonly string[]).includes(kind);
}

/** The same for SQL, on a message's `kind`: names this program wrote, nothing from outside. */
export const NO_CODE_REQUEST = `kind NOT IN ('${CODE_REQUESTS.join("', '")}')`;
