import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** The Node 24 that npm brings: the platform under test runs on it whatever runs the test. */
export const node24 = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');

/** What may be lost at any time. In the checkout, not in /tmp: whoever may write here owns the checkout. */
export const cache = join(root, 'node_modules', '.cache', 'zongheng');

/** The address of a module in tools/: plain JavaScript, because it runs before anything is installed. */
function tool(name: string): string {
  return new URL(`../tools/run/${name}`, import.meta.url).href;
}

/**
 * Builds the web application where it is not that of the sources, as `npm start` does. In a process of its
 * own: the tests' NODE_ENV would make it a development build.
 */
export async function ensureWebBuilt(): Promise<void> {
  const program = `const { ensureWebBuilt } = await import('${tool('web.mjs')}'); await ensureWebBuilt();`;
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(node24, ['--input-type=module', '-e', program], { env });
}

/** Lets one command of this checkout at a time do something. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  const lock = (await import(/* @vite-ignore */ tool('lock.mjs'))) as {
    alone<V>(work: () => Promise<V>): Promise<V>;
  };
  return lock.alone(work);
}
