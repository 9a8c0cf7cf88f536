/** SQLSTATE of `platform.guard`: someone else wrote the row first. */
export const VERSION_CONFLICT = 'ZH409';

/** The database could not be started, reached or migrated; the message is meant for a person. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** The server answered COMMIT with ROLLBACK: an earlier error was swallowed, nothing was stored. */
export class CommitRefused extends Error {
  override readonly name = 'CommitRefused';
}

/** The five characters PostgreSQL names an error by, or undefined for anything that is not its error. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code } = error;
  // Node's own codes (EPIPE, ENOENT …) have letters only; every SQLSTATE carries a digit.
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && /\d/.test(code) ? code : undefined;
}

/** True for a unique violation, of the named constraint where one is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  if (constraint === undefined) return true;
  return error instanceof Error && 'constraint' in error && error.constraint === constraint;
}

/** True when `platform.guard` refused: the row's version is not the one that was read. */
export function isVersionConflict(error: unknown): boolean {
  return sqlState(error) === VERSION_CONFLICT;
}

const lostCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'EHOSTUNREACH', 'ETIMEDOUT']);

/**
 * True when the connection, not the statement, failed. What was under way may or may not have been
 * stored, and the connection is of no further use.
 */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  // 08: connection exceptions. 57P01–57P05: the server is going down or dropped the session.
  if (state !== undefined) return state.startsWith('08') || state.startsWith('57P');
  if (!(error instanceof Error)) return false;
  if ('code' in error && lostCodes.has(String(error.code))) return true;
  // The driver's own errors have no code.
  return /^(Connection terminated|Client has encountered a connection error)/.test(error.message);
}
