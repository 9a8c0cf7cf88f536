import { Modal } from 'antd';
import { useState } from 'react';
import { qrAddress } from '../api/projects.ts';
import type { Project } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { CodeStateView } from '../ui/code-state.tsx';

/** Code with its QR picture; before it is issued, what happens now. */
export function ProjectCodeCard({ project }: { project: Project }) {
  const [large, setLarge] = useState(false);
  const { code } = project;
  return (
    <span className="project-code">
      <CodeStateView code={code} />
      {code.status === 'pending' ? (
        <span>
          已于 {tableTime(code.requestedAt)} 提交中央平台，核发后自动出现，不必重复提交；核发前还不能申报事项
        </span>
      ) : null}
      {code.status === 'rejected' ? <span>原因：{code.reason ?? '未注明'}</span> : null}
      {code.status === 'void' ? <span>代码已作废：{code.reason ?? '未注明'}</span> : null}
      {code.status === 'issued' ? (
        <>
          <button type="button" className="link-button no-print" onClick={() => setLarge(true)}>
            二维码
          </button>
          <img className="print-only" src={qrAddress(project.id)} alt="" width="72" height="72" />
        </>
      ) : null}
      <Modal open={large} title="项目代码" footer={null} onCancel={() => setLarge(false)} width={360}>
        <div className="project-qr">
          <img
            src={qrAddress(project.id)}
            alt={`项目代码 ${code.value ?? ''} 的二维码`}
            width="240"
            height="240"
          />
          <p className="strong">{project.name}</p>
          <CodeStateView code={code} />
          <p className="soft">扫码查看项目名称、代码和办理状态</p>
        </div>
      </Modal>
    </span>
  );
}
