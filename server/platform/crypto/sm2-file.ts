import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cryptoMessages as say } from './messages.ts';
import type { Signer } from './signer.ts';
import { createSm2KeyPair, createSm2Signer, isSm2KeyPair, type Sm2KeyPair } from './sm2.ts';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Opens the signer whose key lies in a file; makes key and file (mode 0600) on the first start. A stand-in:
 * a deployment must use a certified device behind the `Signer` port.
 *
 * Two processes may start at once: the file appears complete or not at all, and who comes second reads the
 * key of the first.
 *
 * @throws Error if others may read the file, or if it holds no key pair. A damaged key has to be put back
 * from its backup; one replaced in silence would leave yesterday's signatures without a key.
 */
export async function openSm2File(path: string): Promise<Signer> {
  const found = await readKeyPair(path);
  if (found !== null) return createSm2Signer(found);
  await createFile(path, createSm2KeyPair());
  const made = await readKeyPair(path);
  if (made === null) throw new Error(say.keyGone(path));
  return createSm2Signer(made);
}

async function readKeyPair(path: string): Promise<Sm2KeyPair | null> {
  const file = await open(path, 'r').catch(nullIf('ENOENT'));
  if (file === null) return null;
  try {
    // asked of the open file, not of the path: what is checked is what is read
    const { mode } = await file.stat();
    if ((mode & OTHERS) !== 0) throw new Error(say.keyOpenToOthers(path));
    const pair = keyPairFrom(await file.readFile('utf8'));
    if (pair === null) throw new Error(say.keyDamaged(path));
    return pair;
  } finally {
    await file.close();
  }
}

/** Written and flushed under another name, then linked: a link fails where somebody was quicker. */
async function createFile(path: string, { privateKey, publicKey }: Sm2KeyPair): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.new`;
  const file = await open(draft, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(`${JSON.stringify({ algorithm: 'sm2', privateKey, publicKey }, null, 2)}\n`);
    await file.sync();
    await link(draft, path).catch(nullIf('EEXIST'));
  } finally {
    await file.close();
    await rm(draft);
  }
}

function keyPairFrom(text: string): Sm2KeyPair | null {
  const stored = jsonObjectFrom(text);
  if (stored === null) return null;
  const { algorithm, privateKey, publicKey } = stored;
  if (algorithm !== 'sm2' || typeof privateKey !== 'string' || typeof publicKey !== 'string') return null;
  const pair = { privateKey, publicKey };
  return isSm2KeyPair(pair) ? pair : null;
}

function jsonObjectFrom(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function nullIf(code: string): (error: NodeJS.ErrnoException) => null {
  return (error) => {
    if (error.code !== code) throw error;
    return null;
  };
}
