import { guardHeader } from './client.ts';
import { networkProblem, type Problem, problemFrom, RequestFailed } from './problem.ts';
import type { FileRef } from './types.ts';

/** What the file picker offers; the server decides by the content it finds. */
export const acceptedFiles = '.pdf,.ofd,.docx,.xlsx,.jpg,.jpeg,.png,.dwg';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Sends one file. By XMLHttpRequest, because `fetch` does not tell how much has been sent.
 * `onProgress` gets a share between 0 and 1. Aborting the signal rejects with an `AbortError`.
 */
export function uploadFile(
  projectId: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<FileRef> {
  return sendFile<FileRef>(`/api/files?projectId=${encodeURIComponent(projectId)}`, file, onProgress, signal);
}

/** Sends one file to an address that answers 201 with what it has made of it. */
export function sendFile<Made>(
  address: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = (problem: Problem): void => reject(new RequestFailed(problem));
    request.open('POST', address);
    for (const [name, value] of Object.entries(guardHeader)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 201) resolve(body as Made);
      else fail(problemFrom(request.status, body));
    };
    request.onerror = () => fail(networkProblem);
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** Where a file is fetched from: shown in the page (PDF, pictures) or saved. */
export function fileAddress(id: string, show: 'inline' | 'attachment'): string {
  return `/api/files/${encodeURIComponent(id)}${show === 'inline' ? '?inline=1' : ''}`;
}
