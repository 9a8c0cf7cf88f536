import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { messages, say } from './messages.mjs';
import { root } from './paths.mjs';

const name = `\0zongheng-tools-${createHash('sha256').update(root).digest('hex').slice(0, 40)}`;

/**
 * Lets one command at a time install or build in this checkout. The lock is an abstract socket: the
 * kernel frees it when its process dies, however it dies.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(work) {
  let server = await listen();
  if (server === undefined) say(messages.waiting);
  while (server === undefined) {
    await sleep(200);
    server = await listen();
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

/** @returns {Promise<import('node:net').Server | undefined>} */
function listen() {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server));
  });
}
