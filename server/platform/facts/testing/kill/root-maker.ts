import { once } from 'node:events';
import { createSm2Signer, type Sm2KeyPair, sm3 } from '../../../crypto/index.ts';
import { createDatabase, createPool } from '../../../database/index.ts';
import { makeRoots } from '../../roots.ts';
import { childSettings } from './child.ts';

export type RootMakerSettings = {
  readonly url: string;
  readonly folder: string;
  readonly keys: Sm2KeyPair;
  /** Milliseconds since 1970, for every root. */
  readonly now: number;
};

const { signal, url, folder, keys, now } = childSettings<RootMakerSettings>();
const db = createDatabase(createPool(url, { onError: () => {} }));
const { faults } = await makeRoots(db, {
  hash: sm3,
  signer: createSm2Signer(keys),
  clock: { now: () => now },
  folder,
});
if (faults.length > 0) throw new Error(JSON.stringify(faults));
if (!signal.aborted) await once(signal, 'abort');
await db.close();
process.disconnect();
