import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../server/app.ts';
import { loadConfig } from '../server/config.ts';
import { fileAccess } from '../server/dossier/index.ts';
import { openCollect } from '../server/national/index.ts';
import { createPasswords } from '../server/platform/crypto/index.ts';
import type { Database } from '../server/platform/database/index.ts';
import { openFolderStore } from '../server/platform/files/index.ts';
import { createLog } from '../server/platform/log/index.ts';
import type { Services } from '../server/services.ts';
import { type Cycle, ITEMS, type Step } from './cycle.ts';
import { acceptOrders, closeApplication, grantOrder } from './ours.ts';
import type { ReadyProject } from './projects.ts';
import { PASSWORD, type Person, type Town, unwrap } from './towns.ts';

/** The platform listening on a port, and callers whose connections stay open. */
export type Site = {
  /** A cycle through the API, everybody signed in; only closing is the work process's. */
  cycle(town: Town, project: ReadyProject): Cycle;
  /** One request of a person who is signed in; returns the body of the answer. */
  post(person: Person, path: string, body: unknown): Promise<string>;
  close(): Promise<void>;
};

type Send = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
type Answer = { readonly body: string; readonly cookie: string | undefined };

/** Puts the web process together as at a start, listens on a free port and signs everybody in. */
export async function openSite(
  services: Services,
  portal: Database,
  towns: readonly Town[],
  clients: number,
): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'zongheng-bench-'));
  const app = await buildApp({
    config: unwrap(loadConfig({}, [])),
    // Lines are made as always and go nowhere.
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
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const send = sender(address, agent);
  const cookies = new Map<string, string>();
  for (const person of towns.flatMap((town) => [town.owner, town.window, ...town.approvers])) {
    const { cookie } = await send('/api/session', { login: person.login, password: PASSWORD });
    if (cookie === undefined) throw new Error(`not signed in: ${person.login}`);
    cookies.set(person.personId, cookie);
  }
  const as = (person: Person | undefined): Send => {
    const cookie = cookies.get(person?.personId ?? '') ?? '';
    return (path, body) => send(path, body, { cookie });
  };
  return {
    cycle: (town, project) => httpCycle(services, town, project, as),
    post: async (person, path, body) => (await as(person)(path, body)).body,
    close: async () => {
      agent.destroy();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function httpCycle(
  services: Services,
  town: Town,
  project: ReadyProject,
  as: (person: Person | undefined) => Send,
): Cycle {
  let filed = { id: '', caseIds: [] as readonly string[] };
  const file: Step = {
    name: 'file',
    run: async () => {
      const path = `/api/projects/${project.id}/applications`;
      filed = JSON.parse((await as(town.owner)(path, project.submission)).body);
    },
  };
  const command = async (person: Person | undefined, commands: readonly unknown[]) => {
    await as(person)('/api/cases/commands', { commands });
  };
  const accept: Step = { name: 'accept', run: () => command(town.window, acceptOrders(filed.caseIds)) };
  const grants = ITEMS.map((_, i): Step => {
    const run = () => command(town.approvers[i], [grantOrder(filed.caseIds, project, i)]);
    return { name: 'grant', run };
  });
  const close: Step = { name: 'close', run: () => closeApplication(services, filed.id) };
  return [file, accept, ...grants, close];
}

/** Posts JSON over kept connections; anything but success throws. */
function sender(origin: string, agent: Agent): Send {
  return (path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const payload = Buffer.from(JSON.stringify(body));
      const all = {
        ...headers,
        'x-zongheng': '1',
        'content-type': 'application/json',
        'content-length': payload.length,
      };
      const sent = request(`${origin}${path}`, { method: 'POST', agent, headers: all }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 300) return reject(new Error(`${path}: ${status} ${text}`));
          resolve({ body: text, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] });
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
}
