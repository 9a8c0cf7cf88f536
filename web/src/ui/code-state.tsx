import type { CodeState } from '../api/types.ts';
import { MarkTag } from './mark-tag.tsx';

/** The project code, or what it waits for; a code of the local test issuer says so wherever it stands. */
export function CodeStateView({ code }: { code: CodeState }) {
  if (code.status === 'issued' && code.value !== null) {
    return (
      <span className="nowrap">
        <span className="code">{code.value}</span> {code.test ? <MarkTag mark="测试代码" /> : null}{' '}
        {code.cancellation ? <MarkTag mark="作废申请中" /> : null}
      </span>
    );
  }
  if (code.status === 'rejected') return <strong className="code-rejected">代码申请被驳回</strong>;
  if (code.status === 'void') {
    if (code.value === null) return <strong className="code-rejected">代码申请已作废</strong>;
    return (
      <span className="nowrap">
        <s className="soft code">{code.value}</s> <MarkTag mark="已作废" />
      </span>
    );
  }
  return <span className="soft">代码核发中</span>;
}
