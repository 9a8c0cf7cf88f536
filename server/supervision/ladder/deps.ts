import type { CaseDeps } from '../../casework/index.ts';
import type { Log } from '../../platform/log/index.ts';

export type LadderDeps = Pick<CaseDeps, 'database' | 'clock' | 'facts' | 'catalogue'> & {
  readonly log: Pick<Log, 'error' | 'warn'>;
};
