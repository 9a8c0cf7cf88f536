import type { IssuedDocument } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import { validity } from '../lib/format.ts';
import { Icon } from './icons.tsx';
import './document-list.css';

/** Issued documents: title, number, day, validity, and whether they still hold. */
export function DocumentList({ documents, empty }: { documents: readonly IssuedDocument[]; empty?: string }) {
  if (documents.length === 0) return empty ? <p className="soft">{empty}</p> : null;
  return (
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.id}>
          <Icon name="file" />
          <div>
            {document.fileId === null ? (
              <span className="strong">{document.title}</span>
            ) : (
              <a href={fileAddress(document.fileId, 'inline')} target="_blank" rel="noreferrer">
                {document.title}
              </a>
            )}
            {document.kind === 'renewal' ? <span className="soft"> 延续（延期）</span> : null}
            {document.status === 'void' ? <strong className="document-void">已作废</strong> : null}
            <div className="soft">
              {document.number} · {document.bodyName} · {document.issuedOn} · {validity(document.validUntil)}
            </div>
            {document.digest === null ? (
              <div className="soft">国家平台下达的结果，文件由{document.bodyName}保存</div>
            ) : (
              <div className="soft document-digest" title="文件摘要，用于核对下载的文件是否原件">
                摘要 <span className="code">{document.digest}</span>
              </div>
            )}
          </div>
          {document.fileId === null ? null : (
            <a
              href={fileAddress(document.fileId, 'attachment')}
              download
              aria-label={`下载 ${document.title}`}
            >
              下载
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
