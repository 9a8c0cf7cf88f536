import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useCommands } from '../../api/cases.ts';
import type { CaseDetail, FileRef } from '../../api/types.ts';
import { useFace } from '../../frame/use-face.ts';
import { longDay, tableTime } from '../../lib/format.ts';
import { Field } from '../../ui/field.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type CorrectionAnswer, unanswered } from './correction-draft.ts';

type Props = {
  detail: CaseDetail;
  answer: CorrectionAnswer;
  onFiles: (material: string, change: (files: readonly FileRef[]) => FileRef[]) => void;
  onNote: (note: string) => void;
};

/** One department's remarks and the answer to them. */
export function CorrectionCase({ detail, answer, onFiles, onNote }: Props) {
  const face = useFace();
  const commands = useCommands();
  const [confirming, setConfirming] = useState(false);
  const [fault, setFault] = useState<string>();
  const correction = detail.correction;
  if (correction === null) return null;
  // A department names the material in words; what is handed in goes under the key of that material.
  const keyOf = (name: string): string =>
    detail.materials.find((material) => material.name === name)?.key ?? name;
  const missing = unanswered(
    correction.items.map((item) => item.material),
    answer,
  );
  const check = (): void => {
    if (missing.length > 0) {
      setFault(`还没有上传：${missing.join('、')}。确实无法提供的，请在说明中写明原因`);
    } else {
      setFault(undefined);
      setConfirming(true);
    }
  };
  const submit = (): void => {
    const note = answer.note.trim();
    const materials = correction.items.flatMap(({ material }) => {
      const fileIds = (answer.files[material] ?? []).map((file) => file.id);
      return fileIds.length > 0 ? [{ key: keyOf(material), fileIds }] : [];
    });
    commands.mutate(
      [
        {
          caseId: detail.id,
          version: detail.version,
          command: { type: 'supply-correction', materials, ...(note === '' ? {} : { note }) },
        },
      ],
      { onSettled: () => setConfirming(false) },
    );
  };
  return (
    <section className="panel stack" aria-labelledby={`correction-${detail.id}`}>
      <div>
        <h2 id={`correction-${detail.id}`}>
          <Link to="/$face/cases/$caseId" params={{ face, caseId: detail.id }}>
            {detail.itemName}
          </Link>
        </h2>
        <p className="soft">
          {detail.body.name} · {tableTime(correction.askedAt)} 提出
        </p>
        <p className="correction-by">请于 {longDay(correction.replyBy)} 前提交</p>
      </div>
      <ol className="correction-items">
        {correction.items.map((item) => (
          <li key={item.material}>
            <p className="strong">{item.material}</p>
            <p>{item.problem}</p>
            <FileUpload
              projectId={detail.projectId}
              name={item.material}
              files={answer.files[item.material] ?? []}
              onChange={(change) => onFiles(item.material, change)}
            />
          </li>
        ))}
      </ol>
      <Field
        path={`note-${detail.id}`}
        label="补正说明"
        help="无法提供某份材料的，在此写明原因"
        fault={fault}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={1000}
            value={answer.note}
            onChange={(event) => onNote(event.target.value)}
          />
        )}
      </Field>
      {commands.isError ? <ProblemAlert error={commands.error} /> : null}
      <div>
        <Button type="primary" loading={commands.isPending} onClick={check}>
          提交补正
        </Button>
      </div>
      <Modal
        open={confirming}
        title={`提交补正：${detail.itemName}`}
        okText="提交"
        cancelText="返回"
        confirmLoading={commands.isPending}
        onOk={submit}
        onCancel={() => setConfirming(false)}
      >
        <p>提交给 {detail.body.name}，提交后继续审查，不能再修改。</p>
      </Modal>
    </section>
  );
}
