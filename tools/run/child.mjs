import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** @type {{ child: import('node:child_process').ChildProcess, group: boolean } | undefined} */
let current;

/**
 * Hands each signal on exactly once. Steps run in process groups of their own: in a terminal Ctrl-C
 * would otherwise reach them a second time directly, and a second one means "at once".
 */
export function forwardSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (current === undefined) process.exit(128 + constants.signals[signal]);
      const { pid } = current.child;
      try {
        process.kill(current.group ? -pid : pid, signal);
      } catch {
        // It has just ended by itself.
      }
    });
  }
}

/**
 * Runs a program to its end and returns its exit code; 128 + n where signal n ended it.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @param {{ group?: boolean }} [signals] group: false where the program itself passes signals on to
 * its children; tools that only wrap another program do not.
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}, { group = true } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', detached: true, ...options });
    current = { child, group };
    child.once('error', (error) => {
      current = undefined;
      reject(error);
    });
    child.once('close', (code, signal) => {
      current = undefined;
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
