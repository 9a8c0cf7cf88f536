import { lazy, Suspense, useState } from 'react';
import type { FileRef } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import './file-viewer.css';

const FileViewer = lazy(async () => ({ default: (await import('./file-viewer.tsx')).FileViewer }));

/** Files by name: a click shows them in the page, beside it the way to save them. */
export function FileLinks({ files, empty = '未提交' }: { files: readonly FileRef[]; empty?: string }) {
  const [shown, setShown] = useState<FileRef | null>(null);
  if (files.length === 0) return <span className="soft">{empty}</span>;
  return (
    <>
      <ul className="file-links">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="link-button" onClick={() => setShown(file)}>
              {file.name}
            </button>
            <a
              href={fileAddress(file.id, 'attachment')}
              download={file.name}
              aria-label={`下载 ${file.name}`}
              className="soft"
            >
              下载
            </a>
          </li>
        ))}
      </ul>
      <Suspense fallback={null}>
        {shown ? <FileViewer file={shown} onClose={() => setShown(null)} /> : null}
      </Suspense>
    </>
  );
}
