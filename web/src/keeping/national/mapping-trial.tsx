import { Alert } from 'antd';
import type { NationalTrial } from '../../api/types.ts';
import { PayloadTable } from './payload-table.tsx';

/** What a correction would make of a real message. */
export function MappingTrial({ trial }: { trial: NationalTrial }) {
  if (trial.problems.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title="映射有误，不能启用"
        description={
          <ul>
            {trial.problems.map(({ field, message }) => (
              <li key={`${field}-${message}`}>{message}</li>
            ))}
          </ul>
        }
      />
    );
  }
  if (trial.notice) return <Alert type="warning" showIcon role="status" title={trial.notice} />;
  return (
    <section className="stack-tight" aria-label="试算结果">
      <Alert
        type={trial.faults.length === 0 ? 'success' : 'error'}
        showIcon
        role="status"
        title={
          trial.faults.length === 0
            ? '试算通过自检，可以启用'
            : `试算有 ${trial.faults.length} 处没有通过自检`
        }
        description={`试算的报文：${trial.message?.subject ?? ''}`}
      />
      <PayloadTable rows={trial.row} caption="试算的报文内容" />
    </section>
  );
}
