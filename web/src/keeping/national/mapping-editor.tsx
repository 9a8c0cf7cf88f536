import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useCorrectMapping, useTryMapping } from '../../api/national.ts';
import type { NationalMapping } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { MappingHelp } from './mapping-help.tsx';
import { MappingTrial } from './mapping-trial.tsx';
import { readMapping, writeMapping } from './write-mapping.ts';

type Props = {
  mapping: NationalMapping;
  /** The text to begin with: what is in force, or an earlier correction. */
  start: Record<string, unknown>;
  /** A message whose source the correction is tried on; the newest one without. */
  messageId: string | undefined;
  onClose: () => void;
};

/** Correcting a mapping: its text, a trial on real data, a note, and into force. */
export function MappingEditor({ mapping, start, messageId, onClose }: Props) {
  const { message } = App.useApp();
  const [text, setText] = useState(() => writeMapping(start));
  const [note, setNote] = useState('');
  const [left, setLeft] = useState(false);
  // What was on screen when the person began: a correction by somebody else meanwhile is refused.
  const [number] = useState(mapping.number);
  const trying = useTryMapping(mapping.kind);
  const correcting = useCorrectMapping(mapping.kind);
  const read = readMapping(text);
  const body = 'body' in read ? read.body : null;
  const fault = 'fault' in read ? read.fault : undefined;
  const unnoted = left && note.trim() === '' ? '请写明改了什么、为什么。' : undefined;
  const enforce = (): void => {
    setLeft(true);
    if (body === null || note.trim() === '') return;
    correcting.mutate(
      { body, note: note.trim(), number },
      {
        onSuccess: () => {
          void message.success(`“${mapping.title}”的映射已启用；被退回的报文请重新报送。`);
          onClose();
        },
      },
    );
  };
  return (
    <>
      <section className="panel fields mapping-edit">
        <h2>修改映射</h2>
        <Field
          path="mapping"
          label="映射"
          required
          fault={fault}
          help="每列一行。kind、line、source、order、target 不能改。改后先“试一试”，再启用。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              className="mapping-text"
              spellCheck={false}
              rows={18}
              wrap="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <MappingHelp mapping={mapping} />
        <div className="row">
          <Button
            loading={trying.isPending}
            disabled={body === null}
            onClick={() => body && trying.mutate({ body, ...(messageId ? { messageId } : {}) })}
          >
            试一试
          </Button>
          <span className="soft">
            {messageId
              ? '用打开的那条报文的来源数据试算，不保存。'
              : '用最新一条报文的来源数据试算，不保存。'}
          </span>
        </div>
        <Field path="note" label="修改说明" required fault={unnoted}>
          {(control) => (
            <Input
              {...control}
              maxLength={500}
              placeholder="例如：国家平台公布了工程分类代码，补上对照"
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        {correcting.isError ? <ProblemAlert error={correcting.error} /> : null}
        <div className="row">
          <Button type="primary" loading={correcting.isPending} disabled={body === null} onClick={enforce}>
            启用
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </section>
      {trying.isError ? <ProblemAlert error={trying.error} /> : null}
      {trying.data ? <MappingTrial trial={trying.data} /> : null}
    </>
  );
}
