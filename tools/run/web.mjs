import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { alone } from './lock.mjs';
import { Failure, messages, say, secondsSince } from './messages.mjs';
import { cache, has, node, root } from './paths.mjs';

const stamp = join(cache, 'web-build');

/** What the web application is made of: itself, the core it shares, and its dependencies. */
const sources = ['web', 'core', 'package-lock.json'];

/** Builds the web application when its sources are not those of the last build. */
export async function ensureWebBuilt() {
  if (!has('web/index.html') || isFresh()) return;
  await alone(async () => {
    if (!isFresh()) await build();
  });
}

function isFresh() {
  return has('web/dist/index.html') && readStamp() === digest(root, sources);
}

async function build() {
  say(messages.building);
  const since = performance.now();
  // Taken before: a file saved while building makes the next start build again.
  const before = digest(root, sources);
  const code = await run(node, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
    cwd: join(root, 'web'),
  });
  if (code !== 0) throw new Failure(messages.buildFailed);
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, before);
  say(messages.built(secondsSince(since)));
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * One digest over names and contents of files and folders; tests and what was built do not count.
 *
 * @param {string} base
 * @param {string[]} paths
 */
export function digest(base, paths) {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const entries = list(join(base, path));
    if (entries === undefined) {
      const content = readFileSync(join(base, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
      return;
    }
    for (const entry of entries) if (!isBeside(entry)) visit(join(path, entry));
  };
  for (const path of paths) visit(path);
  return hash.digest('hex');
}

/** @param {string} name */
function isBeside(name) {
  return name === 'node_modules' || name === 'dist' || /\.test\.[a-z]+$/.test(name);
}

/** @param {string} path */
function list(path) {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
