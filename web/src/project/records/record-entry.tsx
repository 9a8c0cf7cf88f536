import { Button } from 'antd';
import { useState } from 'react';
import { useResolveRecord, useWithdrawRecord } from '../../api/supervision.ts';
import type { SupervisionRecord } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

const states = { open: '待处理', resolved: '已处理', withdrawn: '已撤销' } as const;
type Props = { projectId: string; record: SupervisionRecord };

/** One supervision record: what was found, by whom, and what was done about it. */
export function RecordEntry({ projectId, record }: Props) {
  const [dialog, setDialog] = useState<'resolve' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
  const { situation, level, body, status } = record;
  return (
    <li className={`report record-${status}`}>
      <time dateTime={record.recordedOn}>{record.recordedOn}</time>
      <div className="stack-tight">
        <div className="row">
          <span className="strong">{situation.name}</span>
          <span className="soft">
            级别 {level.code} {level.name}
          </span>
          <span className="record-state">{states[status]}</span>
        </div>
        {record.content === null ? null : <p className="report-text">{record.content}</p>}
        {record.result === null ? null : (
          <p>
            <span className="strong">处理结果：</span>
            <span className="report-text">{record.result}</span>
          </p>
        )}
        {record.reason === null ? null : <p>撤销的理由：{record.reason}</p>}
        <p className="soft">
          {body.name} · {tableTime(record.recordedAt)} 记录
          {record.resolvedAt === null ? null : `，${tableTime(record.resolvedAt)} 处理完毕`}
          {record.withdrawnAt === null ? null : `，${tableTime(record.withdrawnAt)} 撤销`}
        </p>
      </div>
      {record.actions.length > 0 ? (
        <div className="report-actions no-print">
          {record.actions.includes('resolve') ? (
            <Button
              size="small"
              aria-label={`填写处理结果 ${situation.name}`}
              onClick={() => setDialog('resolve')}
            >
              处理结果
            </Button>
          ) : null}
          <Button size="small" aria-label={`撤销 ${situation.name}`} onClick={() => setDialog('withdraw')}>
            撤销
          </Button>
        </div>
      ) : null}
      {dialog === 'resolve' ? <Resolve projectId={projectId} record={record} onClose={close} /> : null}
      {dialog === 'withdraw' ? <Withdraw projectId={projectId} record={record} onClose={close} /> : null}
    </li>
  );
}

function Resolve({ projectId, record, onClose }: Props & { onClose: () => void }) {
  const resolve = useResolveRecord(projectId, record.id);
  const { version } = record;
  return (
    <ReasonDialog
      title={`处理结果：${record.situation.name}`}
      ok="处理完毕"
      label="处理结果"
      what="写明采取了什么措施、项目单位怎样改正；记录随即办结。"
      maxLength={2000}
      sending={resolve}
      onSend={(result) => resolve.mutate({ result, version }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function Withdraw({ projectId, record, onClose }: Props & { onClose: () => void }) {
  const withdraw = useWithdrawRecord(projectId, record.id);
  const { version } = record;
  return (
    <ReasonDialog
      title={`撤销监管记录：${record.situation.name}`}
      ok="撤销记录"
      label="撤销的理由"
      what="误记的才应撤销；撤销后记录仍可查看，并注明已撤销。"
      maxLength={500}
      danger
      sending={withdraw}
      onSend={(reason) => withdraw.mutate({ reason, version }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
