import { setTimeout as pause } from 'node:timers/promises';
import type { Login } from '../people.ts';
import type { Line } from './line.ts';

/** A request that changes something, with the key that makes it one and the same when it is sent again. */
export type Errand = {
  readonly who: Login;
  readonly path: string;
  readonly body: object;
  readonly key: string;
};
export type Answer = { readonly status: number; readonly text: string; readonly replayed: boolean };
export type Acknowledged = { readonly errand: Errand; readonly answer: Answer };
export type Upload = { readonly who: Login; readonly id: string; readonly bytes: Buffer };

/** Clients as careful people's: what was not answered is sent again until it is, with the same key. */
export type Clients = {
  get<T>(who: Login, path: string): Promise<T>;
  /** Reads until it is as wanted; fails when that takes too long. */
  until<T>(who: Login, path: string, wanted: (read: T) => boolean): Promise<T>;
  /** Does the errand and returns what is answered; a refusal is thrown. */
  run<T>(errand: Errand): Promise<T>;
  /** Sends an errand and returns what is answered, whatever it is. */
  send(errand: Errand): Promise<Answer>;
  upload(who: Login, projectId: string, bytes: Buffer): Promise<string>;
  bytes(who: Login, fileId: string): Promise<Buffer>;
  /** Everything that was answered with success so far. */
  readonly acknowledged: readonly Acknowledged[];
  readonly uploads: readonly Upload[];
  /** How many requests were cut off before they were answered. */
  cutOff(): number;
  /** How often somebody had to sign in. */
  signIns(): number;
  /** Resolves while a request is under way, once that many errands are acknowledged. */
  reached(acknowledged: number): Promise<void>;
};

const PATIENCE_MS = 60_000;
const GUARD = { 'x-zongheng': '1' };

export function createClients(line: Line): Clients {
  const acknowledged: Acknowledged[] = [];
  const uploads: Upload[] = [];
  const sessions = new Map<string, Promise<string>>();
  let signIns = 0;
  let cutOff = 0;
  let milestone: { readonly count: number; readonly resolve: () => void } | null = null;

  /** A request that is repeated until somebody answers it. */
  const persist = async <T>(ask: (origin: string) => Promise<T>): Promise<T> => {
    for (;;) {
      const origin = await line.origin();
      try {
        return await ask(origin);
      } catch (error) {
        if (!isCutOff(error)) throw error;
        cutOff += 1;
        // Cut off. Wait until the line is known to be down, so that nothing is asked of the dead in a loop.
        await pause(20);
      }
    }
  };
  const signIn = async (who: Login): Promise<string> => {
    signIns += 1;
    return persist(async (origin) => {
      const answer = await fetch(`${origin}/api/session`, {
        method: 'POST',
        headers: { ...GUARD, 'content-type': 'application/json' },
        body: JSON.stringify({ login: who.login, password: who.password }),
      });
      const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('zongheng_session='));
      if (cookie === undefined) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
      return cookie.split(';')[0] ?? '';
    });
  };
  const session = (who: Login): Promise<string> => {
    const found = sessions.get(who.login) ?? signIn(who);
    sessions.set(who.login, found);
    return found;
  };
  const fetchAs = async (who: Login, path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = await session(who);
    const headers = { ...GUARD, cookie, ...(init.headers as Record<string, string>) };
    return persist((origin) => fetch(origin + path, { ...init, headers }));
  };
  const send = async (errand: Errand): Promise<Answer> => {
    const cookie = await session(errand.who);
    return persist(async (origin) => {
      const sent = fetch(origin + errand.path, {
        method: 'POST',
        headers: { ...GUARD, cookie, 'content-type': 'application/json', 'idempotency-key': errand.key },
        body: JSON.stringify(errand.body),
      });
      if (milestone !== null && acknowledged.length >= milestone.count) {
        milestone.resolve();
        milestone = null;
      }
      const answer = await sent;
      const replayed = answer.headers.get('idempotency-replayed') === 'true';
      return { status: answer.status, text: await answer.text(), replayed };
    });
  };
  const get = async <T>(who: Login, path: string): Promise<T> => {
    // The body, too, may be cut off: it belongs to what is repeated.
    const cookie = await session(who);
    return persist(async (origin) => {
      const answer = await fetch(origin + path, { headers: { cookie } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${text}`);
      return JSON.parse(text) as T;
    });
  };
  return {
    get,
    async until(who, path, wanted) {
      const deadline = performance.now() + PATIENCE_MS;
      for (;;) {
        const read = await get<Parameters<typeof wanted>[0]>(who, path);
        if (wanted(read)) return read;
        if (performance.now() > deadline) throw new Error(`${path} stays ${JSON.stringify(read)}`);
        await pause(100);
      }
    },
    async run(errand) {
      const answer = await send(errand);
      if (answer.status >= 300)
        throw new Error(`${errand.key} ${errand.path}: ${answer.status} ${answer.text}`);
      acknowledged.push({ errand, answer });
      return JSON.parse(answer.text);
    },
    send,
    async upload(who, projectId, bytes) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), '材料.pdf');
      const answer = await fetchAs(who, `/api/files?projectId=${projectId}`, { method: 'POST', body: form });
      const text = await answer.text();
      if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${text}`);
      const { id } = JSON.parse(text) as { id: string };
      uploads.push({ who, id, bytes });
      return id;
    },
    async bytes(who, fileId) {
      const answer = await fetchAs(who, `/api/files/${fileId}`);
      if (!answer.ok) throw new Error(`file ${fileId}: ${answer.status}`);
      return Buffer.from(await answer.arrayBuffer());
    },
    acknowledged,
    uploads,
    cutOff: () => cutOff,
    signIns: () => signIns,
    reached: (count) =>
      new Promise((resolve) => {
        milestone = { count, resolve };
      }),
  };
}

/** What `fetch` throws when nobody is there, or nobody any more. */
function isCutOff(error: unknown): boolean {
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message);
}
