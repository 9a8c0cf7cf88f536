import { App, Button } from 'antd';
import { useState } from 'react';
import { useConfirmMeasure, useWeighChange, useWithdrawMeasure } from '../../api/calendar.ts';
import type { CalendarOverview, EmergencyMeasure } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { MeasureForm } from './measure-form.tsx';
import { PreviewView } from './preview-panel.tsx';

type Props = {
  overview: CalendarOverview | undefined;
  preview: string | undefined;
  /** The measure a preview is of. */
  weighed: string | undefined;
  onPreview: (id: string | undefined, measureId?: string) => void;
};

/** 应急措施: days that a document of government turned off or into working days, once the province confirms. */
export function MeasuresTab({ overview, preview, weighed, onPreview }: Props) {
  const [proposing, setProposing] = useState(false);
  if (!overview) return <Loading />;
  const measure = overview.measures.find(({ id }) => id === weighed);
  if (preview !== undefined && measure) {
    return <Confirming measure={measure} preview={preview} onClose={() => onPreview(undefined)} />;
  }
  return (
    <section className="stack" aria-label="应急措施">
      <div className="panel stack-tight">
        <p>
          应急措施须有文号，由系统管理员提出，经省领导确认后才影响时限；确认前不变动任何到期日。
          本地停止办公、单位放假不是应急措施，不能变动法定时限（行政许可法第八十二条）。
        </p>
        {overview.mayKeep && !proposing ? (
          <div>
            <Button type="primary" onClick={() => setProposing(true)}>
              提出应急措施
            </Button>
          </div>
        ) : null}
      </div>
      {proposing ? <MeasureForm onClose={() => setProposing(false)} /> : null}
      {overview.measures.length === 0 && !proposing ? (
        <div className="panel">
          <Empty title="没有应急措施">
            因突发事件停止办公或调整工作日、有政府文件的，由系统管理员在此提出。
          </Empty>
        </div>
      ) : null}
      {overview.measures.map((each) => (
        <MeasureEntry key={each.id} measure={each} onWeigh={(previewId) => onPreview(previewId, each.id)} />
      ))}
    </section>
  );
}

function Confirming({
  measure,
  preview,
  onClose,
}: {
  measure: EmergencyMeasure;
  preview: string;
  onClose: () => void;
}) {
  const confirm = useConfirmMeasure(measure.id);
  const may = measure.actions.includes('confirm') || measure.status === 'confirmed';
  const sending = { ...confirm, mutateAsync: () => confirm.mutateAsync({ previewId: preview }) };
  return (
    <PreviewView
      id={preview}
      verb="确认"
      sending={sending}
      onClose={onClose}
      {...(may ? {} : { only: '由省领导确认；确认前不变动任何到期日。' })}
    />
  );
}

function MeasureEntry({
  measure,
  onWeigh,
}: {
  measure: EmergencyMeasure;
  onWeigh: (previewId: string) => void;
}) {
  const { message } = App.useApp();
  const weigh = useWeighChange();
  const withdraw = useWithdrawMeasure(measure.id);
  const [withdrawing, setWithdrawing] = useState(false);
  const { id, title, documentNumber, basis, effect, from, to, divisions, status, statusName, actions } =
    measure;
  const close = (): void => {
    setWithdrawing(false);
    withdraw.reset();
  };
  return (
    <article className="panel stack-tight" aria-labelledby={`measure-${id}`}>
      <div className="row">
        <h2 id={`measure-${id}`}>{title}</h2>
        {status === 'proposed' ? <MarkTag mark={statusName} /> : <strong>{statusName}</strong>}
      </div>
      <p>
        {documentNumber} · {from === to ? from : `${from} 至 ${to}`} ·{' '}
        {effect === 'off' ? '不计工作日' : '计为工作日'} · {divisions.map(({ name }) => name).join('、')}
      </p>
      <p className="soft">
        依据：{basis} · {tableTime(measure.proposedAt)} 提出
        {measure.confirmedAt ? ` · ${tableTime(measure.confirmedAt)} 省确认` : ''}
        {measure.withdrawnAt ? ` · ${tableTime(measure.withdrawnAt)} 撤销` : ''}
      </p>
      {weigh.isError ? <ProblemAlert error={weigh.error} /> : null}
      {actions.length > 0 ? (
        <div className="row">
          {actions.includes('weigh') ? (
            <Button
              type="primary"
              loading={weigh.isPending}
              onClick={() =>
                weigh.mutate({ type: 'confirm', measureId: id }, { onSuccess: (made) => onWeigh(made.id) })
              }
            >
              {actions.includes('confirm') ? '预览并确认' : '预览影响'}
              <span className="visually-hidden"> {title}</span>
            </Button>
          ) : null}
          {actions.includes('withdraw') ? (
            <Button onClick={() => setWithdrawing(true)}>
              撤销<span className="visually-hidden"> {title}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
      {withdrawing ? (
        <ReasonDialog
          title={`撤销 ${title}`}
          ok="撤销"
          label="撤销理由"
          what={
            status === 'confirmed'
              ? '撤销后，这些日子恢复原样，受影响的在办件重新计算到期日，并记入调整记录。'
              : '尚未生效，撤销不变动任何到期日。'
          }
          maxLength={500}
          danger
          sending={withdraw}
          onSend={(reason) =>
            withdraw.mutate(
              { reason },
              {
                onSuccess: () => {
                  close();
                  void message.success('已撤销');
                },
              },
            )
          }
          onClose={close}
        />
      ) : null}
    </article>
  );
}
