import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../server/app.ts';
import { loadConfig } from '../../server/config.ts';
import { fileAccess } from '../../server/dossier/index.ts';
import { openCollect } from '../../server/national/index.ts';
import { createPasswords } from '../../server/platform/crypto/index.ts';
import type { Database } from '../../server/platform/database/index.ts';
import { openFolderStore } from '../../server/platform/files/index.ts';
import { createLog } from '../../server/platform/log/index.ts';
import type { Services } from '../../server/services.ts';
import { unwrap } from '../towns.ts';

/** The platform listening on a port, asked by visitors whose connections stay open. */
export type PublicSite = {
  /** Length of the page. @throws Error for any other answer than 200 */
  get(path: string): Promise<number>;
  close(): Promise<void>;
};

export async function openPublicSite(
  services: Services,
  portal: Database,
  clients: number,
): Promise<PublicSite> {
  const folder = await mkdtemp(join(tmpdir(), 'zongheng-bench-'));
  const app = await buildApp({
    config: unwrap(loadConfig({}, [])),
    log: createLog({ level: 'info', name: 'web', stream: { write: () => {} } }),
    services,
    portal,
    files: await openFolderStore(folder),
    fileAccess: fileAccess(services.database),
    national: await openCollect({ services }),
    passwords: createPasswords({ log2N: 4, r: 8, p: 1 }),
    sampleLogins: null,
    practice: false,
    publicOrigin: 'http://127.0.0.1',
    webFolder: join(folder, 'no-web'),
    version: '0.0.0',
  });
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  return {
    get: (path) =>
      new Promise((resolve, reject) => {
        const sent = get(`${origin}${path}`, { agent }, (answer) => {
          let length = 0;
          answer.on('data', (part: Buffer) => {
            length += part.length;
          });
          answer.on('error', reject);
          answer.on('end', () => {
            if (answer.statusCode === 200) resolve(length);
            else reject(new Error(`${path}: ${answer.statusCode}`));
          });
        });
        sent.on('error', reject);
      }),
    close: async () => {
      agent.destroy();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
