import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * npm, Vite and Vitest all ask for a home and stop without one. An account that has none (HOME unset and
 * no entry in the system's list, or a home it may not write) gets one in the checkout.
 */
export function ensureHome() {
  try {
    accessSync(homedir(), constants.W_OK);
  } catch {
    process.env.HOME = join(root, '.zongheng', 'home');
    // The npm that called this has already put its place below the home it could not use here.
    process.env.npm_config_cache = join(process.env.HOME, '.npm');
    mkdirSync(process.env.HOME, { recursive: true });
  }
}
