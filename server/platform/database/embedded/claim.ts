import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { DatabaseUnavailable } from '../errors.ts';
import { messages } from '../messages.ts';

/** The right of one process to run the platform on one place. */
export type Claim = {
  /** Tells the next process that waiting is worth while: this one is about to release. */
  leaving(): void;
  release(): Promise<void>;
};

type Holder = { readonly pid: number | undefined; readonly leaving: boolean };

const PATIENCE_MS = 30_000;

/**
 * Claims a place, or throws that the platform is running already. The claim is an abstract socket: it
 * is taken atomically and the kernel frees it at the very moment its process dies, kill -9 included,
 * which no lock file does. A holder that is shutting down is waited for.
 */
export async function claimPlace(folder: string): Promise<Claim> {
  const name = `\0zongheng-${createHash('sha256').update(folder).digest('hex').slice(0, 40)}`;
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    let state = 'running';
    const server = await listen(name, () => `${process.pid} ${state}`);
    if (server !== undefined) {
      return {
        leaving: () => {
          state = 'leaving';
        },
        release: () => close(server),
      };
    }
    const holder = await askHolder(name);
    if (holder !== undefined && (!holder.leaving || performance.now() > deadline)) {
      throw new DatabaseUnavailable(messages.alreadyRunning(folder, holder.pid));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function listen(name: string, answer: () => string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(answer());
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** Undefined when the holder has gone meanwhile. */
function askHolder(name: string): Promise<Holder | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(name);
    socket.setEncoding('utf8').setTimeout(2000);
    socket.on('data', (part: string) => {
      text += part;
    });
    socket.on('end', () => {
      const [pid, state] = text.split(' ');
      resolve({ pid: Number(pid) || undefined, leaving: state === 'leaving' });
    });
    socket.on('timeout', () => {
      socket.destroy();
      resolve({ pid: undefined, leaving: false });
    });
    socket.on('error', () => resolve(undefined));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
