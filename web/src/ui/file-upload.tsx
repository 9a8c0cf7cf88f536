import { Button } from 'antd';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { FileRef } from '../api/types.ts';
import { acceptedFiles, fileAddress } from '../api/upload.ts';
import { fileSize } from '../lib/format.ts';
import './file-upload.css';
import { useUploads } from './use-uploads.ts';

type Props = {
  projectId: string;
  /** What the files are for: names the control. */
  name: string;
  files: readonly FileRef[];
  onChange: (change: (files: readonly FileRef[]) => FileRef[]) => void;
  single?: boolean;
};

/** Choose or drop files; each shows its progress, a refused one why and a way to try again. */
export function FileUpload({ projectId, name, files, onChange, single = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const verb = single && files.length > 0 ? '更换文件' : '上传文件';
  const { uploads, add, retry, cancel } = useUploads(projectId, (file) =>
    onChange((before) => (single ? [file] : [...before, file])),
  );
  const take = (list: FileList | null): void => {
    if (list !== null) add([...list].slice(0, single ? 1 : list.length));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard
    <div
      className={over ? 'upload upload-over' : 'upload'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={`选择文件：${name}`}
        accept={acceptedFiles}
        multiple={!single}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <ul className="upload-files">
        {files.map((file) => (
          <li key={file.id}>
            <a href={fileAddress(file.id, 'inline')} target="_blank" rel="noreferrer">
              {file.name}
            </a>
            <span className="soft nowrap">✓ 已上传 · {fileSize(file.size)}</span>
            <button
              type="button"
              className="link-button"
              aria-label={`移除 ${file.name}`}
              onClick={() => onChange((before) => before.filter((each) => each.id !== file.id))}
            >
              移除
            </button>
          </li>
        ))}
        {uploads.map((upload) => (
          <li key={upload.key}>
            <span>{upload.file.name}</span>
            {upload.error === null ? (
              <progress aria-label={`${upload.file.name} 上传进度`} value={upload.share} max={1} />
            ) : (
              <span className="upload-error" role="alert">
                {upload.error}
              </span>
            )}
            <span className="row nowrap">
              {upload.error === null ? null : (
                <button type="button" className="link-button" onClick={() => retry(upload)}>
                  重试
                </button>
              )}
              <button type="button" className="link-button" onClick={() => cancel(upload.key)}>
                取消
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" aria-label={`${verb}：${name}`} onClick={() => input.current?.click()}>
        {verb}
      </Button>
      <span className="soft upload-hint">可拖入；PDF、OFD、JPG、PNG、DOCX、XLSX、DWG</span>
    </div>
  );
}
