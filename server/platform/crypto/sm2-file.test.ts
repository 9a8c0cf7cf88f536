import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSm2File } from './sm2-file.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zongheng-key-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('openSm2File', () => {
  it('makes a key for its owner alone, and finds it again', async () => {
    const path = join(folder, 'keys', 'sign.json');
    const first = await openSm2File(path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(folder, 'keys'))).toEqual(['sign.json']);

    const second = await openSm2File(path);
    expect(second.keyId).toBe(first.keyId);
    expect(await second.verify('根', await first.sign('根'))).toBe(true);
  });

  it('gives one key to all who start at once', async () => {
    const path = join(folder, 'sign.json');
    const signers = await Promise.all(Array.from({ length: 8 }, () => openSm2File(path)));
    expect(new Set(signers.map((signer) => signer.publicKey)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['sign.json']);
  });

  it('refuses a key that others may read', async () => {
    const path = join(folder, 'sign.json');
    await openSm2File(path);
    for (const mode of [0o640, 0o604, 0o660]) {
      await chmod(path, mode);
      await expect(openSm2File(path)).rejects.toThrow('chmod 600');
    }
  });

  it('refuses a damaged key, and leaves it as it is', async () => {
    const path = join(folder, 'sign.json');
    await openSm2File(path);
    const sound = await readFile(path, 'utf8');
    const zero = sound.replace(/"privateKey": "[0-9a-f]{64}"/, `"privateKey": "${'0'.repeat(64)}"`);
    expect(zero).not.toBe(sound);
    for (const damaged of ['', '{}', 'null', '[]', sound.slice(0, -20), zero]) {
      await writeFile(path, damaged);
      await expect(openSm2File(path)).rejects.toThrow('SM2密钥对');
      expect(await readFile(path, 'utf8')).toBe(damaged);
    }
  });

  it('never shows a key in an error', async () => {
    const path = join(folder, 'sign.json');
    await openSm2File(path);
    const { privateKey } = JSON.parse(await readFile(path, 'utf8'));
    await chmod(path, 0o644);
    const error: unknown = await openSm2File(path).catch((reason: unknown) => reason);
    expect(String(error)).not.toContain(privateKey);
  });
});
