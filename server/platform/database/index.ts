export { type Databases, type DatabaseUrls, openDatabases, urlsFromEnvironment } from './config.ts';
export {
  createDatabase,
  type Database,
  type Transaction,
  type TransactionOptions,
} from './database.ts';
export { removeAbandoned } from './embedded/abandoned.ts';
export { choosePlace, type Place } from './embedded/place.ts';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/start.ts';
export type { PostgresVersion } from './embedded/version.ts';
export {
  CommitRefused,
  DatabaseUnavailable,
  isConnectionLost,
  isUniqueViolation,
  isVersionConflict,
  sqlState,
  VERSION_CONFLICT,
} from './errors.ts';
export { type MigrateOptions, migrate } from './migrate.ts';
export { collectMigrations, type Migration } from './migration-files.ts';
export { createPool, type PoolOptions } from './pool.ts';
export { withRetry } from './retry.ts';
export { and, type Fragment, join, raw, sql, toStatement } from './sql.ts';
export type { Answer, Statement } from './statement.ts';
