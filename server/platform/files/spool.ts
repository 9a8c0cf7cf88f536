import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Result, refuse } from '@zongheng/core';
import { MESSAGES } from './messages.ts';
import type { StagedFile } from './store.ts';

/** A folder in which bytes lie while they are looked at. */
export type Spool = {
  stage(source: AsyncIterable<Uint8Array>, limit: number): Promise<Result<StagedFile>>;
  discard(staged: StagedFile): Promise<void>;
  /** Removes what a crash left behind: files older than `ageMs` at `now` (ms). Returns how many. */
  sweep(ageMs: number, now: number): Promise<number>;
};

/** Opens the spool in a folder of its own, made if it is not there. */
export async function openSpool(folder: string): Promise<Spool> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    stage: (source, limit) => stage(folder, source, limit),
    discard: (staged) => rm(staged.path, { force: true }),
    sweep: (ageMs, now) => sweep(folder, ageMs, now),
  };
}

async function stage(
  folder: string,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Result<StagedFile>> {
  const path = join(folder, `${randomUUID()}.part`);
  const hash = createHash('sha256');
  let size = 0;
  let whole = false;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > limit) return refuse('file-too-large', MESSAGES.tooLarge(limit), '', 'file');
      hash.update(chunk);
      // writeFile continues where it is and, unlike write, never stops half way.
      await file.writeFile(chunk);
    }
    if (size === 0) return refuse('file-empty', MESSAGES.empty, '', 'file');
    await file.sync();
    whole = true;
  } finally {
    await file.close();
    if (!whole) await rm(path, { force: true });
  }
  return accept({ path, size, digest: `sha256:${hash.digest('hex')}` });
}

async function sweep(folder: string, ageMs: number, now: number): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // Between listing and looking the owner may have finished with it.
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || now - found.mtimeMs < ageMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
