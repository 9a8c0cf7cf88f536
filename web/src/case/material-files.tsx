import type { FileRef, IssuedDocument } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import { FileLinks } from '../ui/file-links.tsx';

export type ShownMaterial = {
  key: string;
  name: string;
  files: readonly FileRef[];
  required?: boolean;
  source?: 'applicant' | 'shared';
  satisfiedBy?: IssuedDocument | null;
};

/** What there is of a material: files handed in, or the result of another item that is the material. */
export function MaterialFiles({ material }: { material: ShownMaterial }) {
  const { files, satisfiedBy, source, required } = material;
  if (files.length > 0) return <FileLinks files={files} />;
  if (satisfiedBy) {
    return (
      <span>
        ✓ 平台已有：
        {satisfiedBy.fileId === null ? (
          `${satisfiedBy.title}（${satisfiedBy.number}）`
        ) : (
          <a href={fileAddress(satisfiedBy.fileId, 'inline')} target="_blank" rel="noreferrer">
            {satisfiedBy.title}（{satisfiedBy.number}）
          </a>
        )}
      </span>
    );
  }
  if (source === 'shared') return <span className="soft">部门共享获取</span>;
  return <span className="soft">{required === false ? '未提交（视情况需要）' : '未提交'}</span>;
}
