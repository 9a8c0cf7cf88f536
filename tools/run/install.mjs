import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { alone } from './lock.mjs';
import { Failure, messages, say, secondsSince } from './messages.mjs';
import { node, root } from './paths.mjs';

/** Installs what is missing, so that the carried Node 24 and every dependency are as the lock says. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone(async () => {
    // Another command may have done it while this one waited.
    if (!isInstalled()) await install();
  });
}

function isInstalled() {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  return lock !== undefined && installed !== undefined && matches(lock, installed) && existsSync(node);
}

/**
 * True when what npm wrote down about `node_modules` is what the lock file asks for. Optional packages
 * may be absent: most are for other systems.
 *
 * @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock
 * @param {Lock} lock
 * @param {Lock} installed
 */
export function matches(lock, installed) {
  const there = installed.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    // Only the lock itself describes the checkout and its workspaces.
    if (!/(^|\/)node_modules\//.test(path)) return true;
    const found = there[path];
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

async function install() {
  say(messages.installing);
  const since = performance.now();
  const beat = setInterval(
    () => say(messages.stillInstalling(Math.round(Number(secondsSince(since))))),
    10_000,
  );
  // Readable for the database's unprivileged user whatever the caller's umask is.
  const umask = process.umask(0o022);
  const [program, args] = npm();
  const code = await run(program, [...args, ...flags], { cwd: root }).finally(() => {
    clearInterval(beat);
    process.umask(umask);
  });
  if (code !== 0) throw new Failure(messages.installFailed);
  say(messages.installed(secondsSince(since)));
  if (!existsSync(node)) throw new Failure(messages.nodeMissing(node));
  if (spawnSync(node, ['--version']).status !== 0) throw new Failure(messages.nodeBroken(node));
}

// Said outright, because NODE_ENV=production or someone's npm settings would leave parts out, and a
// silent npm around this command would make this one silent too.
const flags = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--no-update-notifier',
  '--loglevel=error',
];

/** The npm that called this command, else the one on the path. */
function npm() {
  const caller = process.env.npm_execpath;
  return caller?.endsWith('.js') && existsSync(caller)
    ? /** @type {const} */ ([process.execPath, [caller]])
    : /** @type {const} */ (['npm', []]);
}

/** @param {string} file */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
