import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTestFolder } from '../../../testing/index.ts';
import { removeAbandoned } from './abandoned.ts';
import { startElsewhere } from './elsewhere.fixture.ts';
import { findProcess, isAlive } from './process.ts';

let folder: string;

beforeEach(async () => {
  folder = await makeTestFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.each([18, 15])(
  'what a killed run left on %i goes, server and all; what lives stays',
  async (version) => {
    const other = await startElsewhere(folder, version);
    const server = await findProcess(other.embedded.pid);
    expect(await removeAbandoned(folder)).toBe(false);
    expect(server && (await isAlive(server))).toBe(true);
    expect(existsSync(other.embedded.folder)).toBe(true);

    await other.kill();
    expect(await removeAbandoned(folder)).toBe(true);
    expect(server && (await isAlive(server))).toBe(false);
    expect(existsSync(folder)).toBe(false);
  },
);

test('an empty folder goes', async () => {
  expect(await removeAbandoned(folder)).toBe(true);
  expect(existsSync(folder)).toBe(false);
});
