import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../platform/clock/index.ts';
import { systemRandom } from '../../platform/crypto/index.ts';
import { createDatabase, createPool } from '../../platform/database/index.ts';
import { createLog } from '../../platform/log/index.ts';
import { issueCodes } from '../../projects/index.ts';
import { createServices, openCatalogue } from '../../services.ts';
import { runBridge } from '../bridge.ts';
import type { CentreAccess } from '../investment/client.ts';
import { openBridge } from '../open-bridge.ts';

/** The bridge as the work process runs it, in a process of its own that a test kills. */
const given = JSON.parse(process.argv[2] ?? '{}') as {
  readonly appUrl: string;
  readonly access: CentreAccess;
  readonly frontUrl: string;
  readonly frontSchema: string;
};
const database = createDatabase(createPool(given.appUrl, { max: 6, onError: () => {} }));
const catalogue = await openCatalogue(database, systemClock);
const services = createServices(database, catalogue, systemClock, systemRandom);
const log = createLog({ level: 'error', name: 'bridge' });
const { bridge, issuer } = await openBridge({ ...given, services, log });
const ending = new AbortController();
process.on('disconnect', () => process.exit(0));

const issuing = async () => {
  if (!issuer) throw new Error('no issuer');
  while (!ending.signal.aborted) {
    const busy = await issueCodes({ ...services, issuer, log: { warn: () => {} }, patienceMs: 2000 }).catch(
      () => 0,
    );
    if (busy === 0) await pause(200);
  }
};
process.send?.('started');
await Promise.all([runBridge(bridge, ending.signal), issuing()]);
