import { accept, type Result, refuse } from '@zongheng/core';
import type { Database } from '../platform/database/index.ts';
import type { FileStore } from '../platform/files/index.ts';
import { MESSAGES } from './messages.ts';
import { digestUse, type EraseReason, findFile, lockDigest, markErased } from './store.ts';

/**
 * Destroys the content of a file; row and digest remain. A mistake erases this file, and the bytes once
 * no other file needs them. Classified content is erased in every file that has it, and may not come
 * back. Returns the ids of all files erased. `now` in ms.
 *
 * Bytes go before the transaction ends: if anything fails after that, the rows still call for erasing
 * and doing it again is harmless. The other order could leave bytes nobody looks for any more.
 */
export async function eraseFile(
  deps: { readonly database: Database; readonly files: FileStore },
  erasing: { readonly id: string; readonly by: string; readonly reason: EraseReason },
  now: number,
): Promise<Result<string[]>> {
  const file = await findFile(deps.database, erasing.id);
  if (file === undefined) return refuse('not-found', MESSAGES.notFound, '');
  return deps.database.transaction(async (tx) => {
    await lockDigest(tx, file.digest);
    const erased = await markErased(tx, file, {
      everywhere: erasing.reason === 'classified',
      by: erasing.by,
      reason: erasing.reason,
      at: new Date(now).toISOString(),
    });
    const { live } = await digestUse(tx, file.digest);
    if (live === 0) await deps.files.erase(file.digest);
    return accept(erased);
  });
}
