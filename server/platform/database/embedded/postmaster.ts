import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseUnavailable } from '../errors.ts';
import { messages } from '../messages.ts';
import type { Identity } from './place.ts';
import { findProcess, isAlive, type ProcessState, processesIn, waitUntil } from './process.ts';

/** A running server: its main process and the folder of its socket. */
export type Postmaster = { readonly process: ProcessState; readonly socketFolder: string };

export type LaunchOptions = {
  readonly binaries: string;
  readonly data: string;
  readonly startLog: string;
  readonly logFolder: string;
  readonly socketFolder: string;
  readonly runAs: Identity | undefined;
  readonly settings: Readonly<Record<string, string | number>>;
};

const START_MS = 60_000;
const STOP_MS = 60_000;
const ABORT_MS = 10_000;

/** The server that outlived its parent, if there is one. */
export async function findRunning(data: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(lockFile(data), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const process = await findProcess(pid);
  if (process === undefined || process.zombie || !(await processesIn(data)).includes(pid)) return undefined;
  return { process, socketFolder: lines[4] ?? '' };
}

/**
 * Clears the locks of a dead server where PostgreSQL itself would stumble over them: a zombie that nobody
 * reaps, or a stranger, may have its number. Its children may take a moment to notice and leave. Safe
 * because the place is claimed: nobody else starts a server meanwhile.
 */
export async function clearDead(data: string, socketFolder: string): Promise<void> {
  if (!(await waitUntil(async () => (await processesIn(data)).length === 0, ABORT_MS))) {
    throw new DatabaseUnavailable(messages.busyData(data));
  }
  await rm(lockFile(data), { force: true });
  await rm(join(socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

function lockFile(data: string): string {
  return join(data, 'postmaster.pid');
}

/** Starts the server detached, so that Ctrl-C reaches the platform first and the database after it. */
export async function launch(options: LaunchOptions, ready: () => Promise<boolean>): Promise<Postmaster> {
  // Lies in a folder the server's user cannot write: root must not follow a link of somebody else's.
  const log = await open(options.startLog, 'w', 0o600);
  const settings = { ...standing(options), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(options.binaries, 'bin', 'postgres'), ['-D', options.data, ...flags], {
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd],
    ...options.runAs,
  });
  child.unref();
  let gone: string | undefined;
  child.once('error', (error) => {
    gone = error.message;
  });
  child.once('exit', (code, signal) => {
    gone = `exit ${code ?? signal}`;
  });
  try {
    const settled = await waitUntil(async () => gone !== undefined || (await ready()), START_MS);
    const detail = gone;
    if (detail !== undefined) throw new DatabaseUnavailable(await describe(options, detail));
    const process = child.pid === undefined ? undefined : await findProcess(child.pid);
    if (!settled || process === undefined) {
      child.kill('SIGQUIT');
      throw new DatabaseUnavailable(messages.startTimeout(options.logFolder));
    }
    return { process, socketFolder: options.socketFolder };
  } finally {
    await log.close();
  }
}

/** Stops the server cleanly (a "fast" shutdown: sessions are ended, data written), else at once. */
export async function halt(postmaster: Postmaster): Promise<void> {
  const { process: target } = postmaster;
  const gone = async () => !(await isAlive(target));
  for (const [signal, milliseconds] of [
    ['SIGINT', STOP_MS],
    ['SIGQUIT', ABORT_MS],
  ] as const) {
    if (await gone()) return;
    process.kill(target.pid, signal);
    if (await waitUntil(gone, milliseconds)) return;
  }
  throw new DatabaseUnavailable(messages.stopFailed(target.pid));
}

function standing(options: LaunchOptions): Record<string, string | number> {
  return {
    listen_addresses: '',
    unix_socket_directories: options.socketFolder,
    unix_socket_permissions: '0700',
    // One file a weekday, overwritten a week later: the log cannot fill a disk.
    logging_collector: 'on',
    log_directory: options.logFolder,
    log_filename: 'server-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_file_mode: '0600',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
}

/** Before its log collector runs the server writes to `start.log`, after that to the day's log. */
async function describe(options: LaunchOptions, detail: string): Promise<string> {
  const read = (file: string) => readFile(file, 'utf8').catch(() => '');
  const [, current = ''] = /^stderr (.+)$/m.exec(await read(join(options.data, 'current_logfiles'))) ?? [];
  const lines = `${await read(options.startLog)}\n${current && (await read(current))}`.split('\n');
  const reasons = lines
    .filter((line) => /\b(FATAL|PANIC|ERROR|HINT|DETAIL|could not)\b/.test(line))
    .slice(-6);
  return messages.startFailed(options.logFolder, reasons.length === 0 ? detail : reasons.join('\n'));
}
