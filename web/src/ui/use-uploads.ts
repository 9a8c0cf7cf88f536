import { useRef, useState } from 'react';
import { newKey } from '../api/idempotency.ts';
import { asProblem } from '../api/problem.ts';
import type { FileRef } from '../api/types.ts';
import { uploadFile } from '../api/upload.ts';

/** A file on its way, or one that was refused. */
export type Upload = { key: string; file: File; share: number; error: string | null };

/** Sends files one by one from this page; `onDone` gets each as it arrives. */
export function useUploads(projectId: string, onDone: (file: FileRef) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<string, AbortController>());
  const patch = (key: string, change: Partial<Upload>): void =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const forget = (key: string): void => {
    aborts.current.get(key)?.abort();
    aborts.current.delete(key);
    setUploads((all) => all.filter((each) => each.key !== key));
  };
  const send = async (key: string, file: File): Promise<void> => {
    const abort = new AbortController();
    aborts.current.set(key, abort);
    try {
      const stored = await uploadFile(projectId, file, (share) => patch(key, { share }), abort.signal);
      forget(key);
      onDone(stored);
    } catch (thrown) {
      if (!abort.signal.aborted) patch(key, { error: asProblem(thrown).detail });
    }
  };
  const add = (files: readonly File[]): void => {
    for (const file of files) {
      const key = newKey();
      setUploads((all) => [...all, { key, file, share: 0, error: null }]);
      void send(key, file);
    }
  };
  const retry = (upload: Upload): void => {
    patch(upload.key, { share: 0, error: null });
    void send(upload.key, upload.file);
  };
  return { uploads, add, retry, cancel: forget };
}
