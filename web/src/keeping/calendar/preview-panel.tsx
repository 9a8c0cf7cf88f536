import { useQuery } from '@tanstack/react-query';
import { App, Button, Progress } from 'antd';
import { useState } from 'react';
import { calendarPreviewQuery, usePublishPreview } from '../../api/calendar.ts';
import type { CalendarPreview } from '../../api/types.ts';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { PreviewMoves } from './preview-moves.tsx';

type Publishing = {
  isPending: boolean;
  isError: boolean;
  error: unknown;
  mutateAsync: () => Promise<unknown>;
};

/** What a change does to open cases, once in every confirmation. */
export function effectOf(preview: CalendarPreview): string {
  const { cases, later, earlier, firm, lights } = preview;
  if (cases === 0 && firm === 0 && lights === 0) return '没有在办件的到期日变动。';
  const parts = [`将有 ${cases} 件在办件到期日变动（推后 ${later} 项、提前 ${earlier} 项）`];
  if (firm > 0) parts.push(`${firm} 项到期日不变、不再标“暂定”`);
  if (lights > 0) parts.push(`${lights} 件亮灯改变`);
  return `${parts.join('，')}。`;
}

/** The preview of a year or of a county's holidays, with its publication. */
export function PreviewPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const publish = usePublishPreview(id);
  const send: Publishing = { ...publish, mutateAsync: () => publish.mutateAsync() };
  return <PreviewView id={id} verb="发布" sending={send} onClose={onClose} />;
}

type Props = {
  id: string;
  verb: string;
  sending: Publishing;
  onClose: () => void;
  /** Why the reader may only look. */
  only?: string;
};

/** Progress of a preview, what it found, and the verb that makes it law. Long work that can be left. */
export function PreviewView({ id, verb, sending, onClose, only }: Props) {
  const { modal, message } = App.useApp();
  const query = useQuery(calendarPreviewQuery(id));
  const [published, setPublished] = useState(false);
  const preview = query.data;
  if (query.isError) return <ProblemAlert error={query.error} onReload={() => void query.refetch()} />;
  if (!preview) return <Loading />;
  const ask = (): void => {
    modal.confirm({
      title: `${verb}：${preview.label}`,
      content: `${effectOf(preview)}${verb}后立即生效，各件的新旧到期日记入调整记录。`,
      okText: verb,
      cancelText: '取消',
      onOk: async () => {
        // What went wrong is said below, where it stays.
        const done = await sending.mutateAsync().then(
          () => true,
          () => false,
        );
        if (!done) return;
        setPublished(true);
        void message.success(`已${verb}：${preview.label}`);
      },
    });
  };
  const over = preview.state === 'published' || published;
  return (
    <section className="panel stack" aria-labelledby="preview-title">
      <h2 id="preview-title">预览：{preview.label}</h2>
      {preview.state === 'running' ? (
        <div>
          <p role="status">
            正在逐件试算：已算 {preview.done} 件，共 {preview.total} 件。可以离开本页，稍后回来看结果。
          </p>
          <Progress
            percent={preview.total === 0 ? 0 : Math.floor((preview.done / preview.total) * 100)}
            size="small"
            aria-label="已试算的部分"
          />
        </div>
      ) : (
        <p className="strong" role="status">
          {over ? `已${verb}。` : `共试算 ${preview.total} 件在办件：`}
          {effectOf(preview)}
        </p>
      )}
      {preview.broken > 0 ? <p>{preview.broken} 件无法试算，到期日保持不变，请与运维人员联系。</p> : null}
      {preview.outdated && !over ? <p role="alert">预览之后日历又有变动，请重新预览后再{verb}。</p> : null}
      {sending.isError ? <ProblemAlert error={sending.error} /> : null}
      {preview.state === 'running' ? null : <PreviewMoves preview={preview} />}
      {only !== undefined && !over ? <p>{only}</p> : null}
      <div className="row">
        {over || only !== undefined ? null : (
          <Button
            type="primary"
            disabled={preview.state !== 'done' || preview.outdated}
            loading={sending.isPending}
            onClick={ask}
          >
            {verb}
          </Button>
        )}
        <Button onClick={onClose}>{over ? '完成' : '返回'}</Button>
      </div>
    </section>
  );
}
