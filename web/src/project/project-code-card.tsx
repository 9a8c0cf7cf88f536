import { Modal } from 'antd';
import { useState } from 'react';
import { qrAddress } from '../api/projects.ts';
import type { Project } from '../api/types.ts';
import { CodeStateView } from '../ui/code-state.tsx';

/** Code with its QR picture; what happens to it stands in the panel below. */
export function ProjectCodeCard({ project }: { project: Project }) {
  const [large, setLarge] = useState(false);
  const { code } = project;
  return (
    <span className="project-code">
      <CodeStateView code={code} />
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
