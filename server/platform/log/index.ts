export { describeError, describeErrorWithoutText, type ErrorRecord } from './error-record.ts';
export { createLog, type Log, type LogLevel } from './log.ts';
