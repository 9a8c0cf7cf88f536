import { reproject } from './casework/index.ts';
import type { Log } from './platform/log/index.ts';
import type { Services } from './services.ts';
import { followPublications } from './supervision/index.ts';

/** Another process may write by the law before for about a second: it is looked for so long after a change. */
const SETTLES_MS = 5_000;
const LANES = 2;
/** What a sweep left to somebody who was deciding is taken up again after so long. */
const AGAIN_MS = 60_000;

/**
 * Lets the clocks of open cases follow calendars and signal rules: at the start (what a killed process left is
 * finished), at once after a publication, and every minute; then the figures of what has ended, where days gone by
 * have changed. Returns whether there is more to do at once.
 */
export function sweepsLaw(
  services: Services,
  log: Pick<Log, 'info' | 'error'>,
  signal: AbortSignal,
): () => Promise<boolean> {
  let known: string | null = null;
  let changedAt = 0;
  let sweptAt = 0;
  return async () => {
    const now = services.clock.now();
    const { version } = services.law;
    if (version !== known) changedAt = now;
    else if (now - changedAt > SETTLES_MS && now - sweptAt < AGAIN_MS) return false;
    const { cases, moved, broken } = await reproject(services, { signal, lanes: LANES });
    known = version;
    sweptAt = now;
    for (const { caseId, error } of broken)
      log.error({ err: error, caseId }, 'a case has no clock by the law in force');
    if (cases > 0) log.info({ cases, moved, version }, 'clocks follow the law in force');
    const measured = await followPublications(services, { signal });
    if (measured > 0) log.info({ cases: measured }, 'figures follow a calendar that changed days gone by');
    return false;
  };
}
