import { Worker } from 'node:worker_threads';
import { accept, type Result, refuse } from '@zongheng/core';
import type { RawSheet } from './cell.ts';
import { MESSAGES as say } from './messages.ts';

const LONGEST_MS = 60_000;
/** A workbook at the limit of rows takes about a tenth of it. */
const MEMORY_MB = 768;

type Answer =
  | { readonly sheets: readonly RawSheet[] }
  | { readonly unfit: { readonly code: string; readonly message: string } };

/** The sheets of a workbook, or why it is not read; the process goes on serving others meanwhile. */
export function readWorkbook(bytes: Buffer): Promise<Result<readonly RawSheet[]>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = (result: Result<readonly RawSheet[]>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const failed = () => end(refuse('file-broken', say.readTooLong, say.source, 'file'));
    const timer = setTimeout(failed, LONGEST_MS);
    worker.once('error', failed);
    worker.once('exit', failed);
    worker.once('message', (answer: Answer) => {
      if ('sheets' in answer) end(accept(answer.sheets));
      else end(refuse(answer.unfit.code, answer.unfit.message, say.source, 'file'));
    });
  });
}
