import type { CaseDeps } from '../../casework/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { type FromTables, readFromTables } from './tables.ts';

/** What taking needs: the use cases of the modules whose facts it adds, and the tables it reads by. */
export type DownDeps = CaseDeps & {
  readonly tables: FromTables;
  readonly log: Pick<Log, 'error' | 'warn'>;
};

/** Puts it together. @throws Error naming what is wrong with the tables. */
export function openDown(services: CaseDeps, log: DownDeps['log']): DownDeps {
  return { ...services, tables: readFromTables(), log };
}
