/** What a log keeps of an error. */
export type ErrorRecord = {
  readonly type: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack?: string;
  readonly cause?: ErrorRecord;
  readonly constraint?: string;
  readonly table?: string;
  readonly routine?: string;
};

/**
 * Reduces an error to what helps to find it and what nobody's data can hide in. PostgreSQL repeats
 * the offending values in `message`, `detail` and `where` ("Key (login)=(…) already exists"), so of a
 * database error only its code and the names of the objects are kept.
 */
export function describeError(error: unknown): ErrorRecord {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = textField(error, 'code');
  const type = error.constructor.name;
  if (isDatabaseError(error)) {
    return {
      type,
      ...(code === undefined ? {} : { code }),
      ...optional(error, 'constraint'),
      ...optional(error, 'table'),
      ...optional(error, 'routine'),
      ...frames(error),
    };
  }
  return {
    type,
    ...(code === undefined ? {} : { code }),
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** As little as possible: for a request whose content must leave no trace. */
export function describeErrorWithoutText(error: unknown): ErrorRecord {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = textField(error, 'code');
  return { type: error.constructor.name, ...(code === undefined ? {} : { code }), ...frames(error) };
}

function isDatabaseError(error: Error): boolean {
  return /^[0-9A-Z]{5}$/.test(textField(error, 'code') ?? '') && textField(error, 'severity') !== undefined;
}

/** The places of a stack without its first lines, which repeat the message. */
function frames(error: Error): { stack?: string } {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.length === 0 ? {} : { stack: lines.join('\n') };
}

function optional(error: Error, name: 'constraint' | 'table' | 'routine'): Record<string, string> {
  const value = textField(error, name);
  return value === undefined ? {} : { [name]: value };
}

function textField(error: Error, name: string): string | undefined {
  const value = (error as unknown as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
