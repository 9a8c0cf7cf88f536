import { App, Button, Input, InputNumber } from 'antd';
import { useRef, useState } from 'react';
import { useReadNotice } from '../../api/calendar.ts';
import type { CalendarOverview, ImportedNotice } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useToday } from '../../ui/use-today.ts';
import { NoticeCheck } from './notice-check.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { readTextFile } from './read-text-file.ts';

type Props = {
  overview: CalendarOverview | undefined;
  preview: string | undefined;
  onPreview: (id: string | undefined) => void;
};

/** 导入: the State Council's notice of a year, pasted, from a file or day by day; weighed, then published. */
export function ImportTab({ overview, preview, onPreview }: Props) {
  const today = useToday();
  const read = useReadNotice();
  const { message } = App.useApp();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<number | null>(null);
  // Kept while a preview is looked at, so that one can come back and mend it.
  const [notice, setNotice] = useState<ImportedNotice | null>(null);
  if (!overview) return <Loading />;
  if (preview !== undefined) return <PreviewPanel id={preview} onClose={() => onPreview(undefined)} />;
  const year = asked ?? overview.next?.year ?? Number(today.slice(0, 4)) + 1;
  const take = (given: string): void =>
    read.mutate(
      { text: given, year },
      {
        onSuccess: (found) => {
          setNotice(found);
          void message.success(
            `已读出 ${found.notice.off.length} 个放假日、${found.notice.work.length} 个上班日`,
          );
        },
      },
    );
  const byHand = (): void => {
    const current = overview.years.find((each) => each.year === year);
    setNotice({
      notice: { year, source: `国务院办公厅关于${year}年部分节假日安排的通知`, off: [], work: [] },
      ...{ unread: [], doubts: [], outside: [], faults: [], warnings: [], differences: [] },
      revision: current?.revision ?? 0,
    });
  };
  return (
    <>
      <section className="panel fields" aria-label="导入放假通知">
        <Field path="year" label="年份" required help="与通知的年份不一致时不予导入。">
          {(control) => (
            <InputNumber
              {...control}
              value={year}
              min={2004}
              max={2999}
              precision={0}
              onChange={(value) => setAsked(value)}
            />
          )}
        </Field>
        <Field
          path="text"
          label="通知全文"
          help="粘贴国务院办公厅放假通知全文即可；也可选择 txt、csv（日期,放假或上班,节日名称）或 json 文件。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              value={text}
              maxLength={50_000}
              autoSize={{ minRows: 6, maxRows: 16 }}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        {read.isError ? <ProblemAlert error={read.error} /> : null}
        <div className="row">
          <Button
            type="primary"
            loading={read.isPending}
            disabled={text.trim() === ''}
            onClick={() => take(text)}
          >
            读取
          </Button>
          <Button onClick={() => file.current?.click()}>选择文件</Button>
          <Button onClick={byHand}>逐日填写</Button>
          <input
            ref={file}
            type="file"
            accept=".txt,.csv,.json,text/plain,text/csv,application/json"
            aria-label="选择放假通知文件"
            className="visually-hidden"
            tabIndex={-1}
            onChange={(event) => {
              const [chosen] = event.target.files ?? [];
              event.target.value = '';
              if (!chosen) return;
              void readTextFile(chosen).then((given) => {
                setText(given);
                take(given);
              });
            }}
          />
        </div>
      </section>
      {notice ? <NoticeCheck imported={notice} onChange={setNotice} onPreview={onPreview} /> : null}
    </>
  );
}
