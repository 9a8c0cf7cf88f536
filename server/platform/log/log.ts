import { type Logger, pino } from 'pino';
import { describeError } from './error-record.ts';
import { maskPersonalData } from './mask.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** What every part of the server logs through: the fields, then a fixed English message. */
export type Log = Logger;

/** Fields that hold secrets or personal data wherever they appear: the value never reaches a line. */
const SECRET_FIELDS = [
  'password',
  'passwordHash',
  'token',
  'cookie',
  'authorization',
  'login',
  'mobile',
  'contactName',
  'identityNumber',
  'certNumber',
  'personName',
  'body',
];

/**
 * A logger of one JSON line an event. `name` tells the processes apart; `stream` is where the lines go,
 * standard output where none is given.
 */
export function createLog(settings: {
  readonly level: LogLevel;
  readonly name: string;
  readonly stream?: { write(line: string): void };
}): Log {
  const options = {
    level: settings.level,
    base: { process: settings.name },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    messageKey: 'message',
    serializers: { err: describeError },
    redact: {
      paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
      censor: '[redacted]',
    },
    // The last line of defence: a number that slipped into a message or an error text.
    hooks: { streamWrite: maskPersonalData },
  };
  return settings.stream === undefined ? pino(options) : pino(options, settings.stream);
}
