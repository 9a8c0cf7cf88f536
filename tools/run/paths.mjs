import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The Node 24 that npm installed; everything after the installation runs on it. */
export const node = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');

/** What may be lost at any time: stamps and reports. */
export const cache = join(root, 'node_modules', '.cache', 'zongheng');

/** @param {string} path inside the checkout */
export function has(path) {
  return existsSync(join(root, path));
}
