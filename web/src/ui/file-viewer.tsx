import { Button, Modal } from 'antd';
import type { FileRef } from '../api/types.ts';
import { fileAddress } from '../api/upload.ts';
import { fileSize, tableTime } from '../lib/format.ts';
import './file-viewer.css';
import { useReturnFocus } from './use-return-focus.ts';

type Props = { file: FileRef; onClose: () => void };

/** A PDF or picture in the page; anything else can be saved. */
export function FileViewer({ file, onClose }: Props) {
  useReturnFocus();
  const address = fileAddress(file.id, 'inline');
  return (
    <Modal
      open
      title={file.name}
      width="min(1100px, 96vw)"
      style={{ top: 16 }}
      onCancel={onClose}
      footer={
        <div className="row row-apart">
          <span className="soft">
            {fileSize(file.size)} · {tableTime(file.uploadedAt)} 上传 · 摘要{' '}
            <span className="code">{file.digest.slice(0, 24)}…</span>
          </span>
          <span className="row">
            <Button href={fileAddress(file.id, 'attachment')} download={file.name}>
              下载
            </Button>
            <Button type="primary" onClick={onClose}>
              关闭
            </Button>
          </span>
        </div>
      }
    >
      {file.type === 'application/pdf' ? (
        <iframe className="viewer" src={address} title={file.name} />
      ) : file.type.startsWith('image/') ? (
        <div className="viewer viewer-picture">
          <img src={address} alt={file.name} />
        </div>
      ) : (
        <p>此类文件不能在页面内查看，请下载后打开。</p>
      )}
    </Modal>
  );
}
