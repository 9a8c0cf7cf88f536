import { chmod, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosePlace } from './place.ts';

const root = process.getuid?.() === 0;
let closed: string;
let mask: number;

beforeEach(async () => {
  closed = await mkdtemp(join(tmpdir(), 'place-'));
  await chmod(closed, 0o700);
  mask = process.umask(0o077);
});

afterEach(async () => {
  process.umask(mask);
  await rm(closed, { recursive: true, force: true });
});

test('a checkout that the server’s user cannot enter keeps its database outside, by its path', async () => {
  const checkout = join(closed, 'checkout');
  await mkdir(checkout);
  const place = await choosePlace(undefined, checkout);
  if (!root) {
    expect(place).toEqual({ folder: join(checkout, '.zongheng'), runAs: undefined });
    return;
  }
  try {
    expect(place.folder).toMatch(/^\/var\/lib\/zongheng\/[0-9a-f]{16}$/);
    expect(place.runAs).toEqual({ uid: 65534, gid: 65534 });
    expect((await choosePlace(undefined, checkout)).folder).toBe(place.folder);
    expect((await choosePlace(undefined, join(closed, 'another'))).folder).not.toBe(place.folder);
  } finally {
    await rm(place.folder, { recursive: true });
    await rm((await choosePlace(undefined, join(closed, 'another'))).folder, { recursive: true });
  }
});

test('an open checkout keeps it inside, whatever the umask', async () => {
  await chmod(closed, 0o755);
  const place = await choosePlace(undefined, closed);
  expect(place.folder).toBe(join(closed, '.zongheng'));
  expect((await stat(place.folder)).mode & 0o777).toBe(root ? 0o755 : 0o700);
});

test('data that exist are stayed with, even when the way to them was closed', async () => {
  await chmod(closed, 0o755);
  const data = join(closed, '.zongheng', 'postgresql-18', 'data');
  await mkdir(data, { recursive: true });
  await import('node:fs/promises').then((fs) => fs.writeFile(join(data, 'PG_VERSION'), '18\n'));
  await chmod(closed, 0o700);
  const chosen = choosePlace(undefined, closed);
  if (root) await expect(chosen).rejects.toThrow('进不了目录');
  else expect((await chosen).folder).toBe(join(closed, '.zongheng'));
});
