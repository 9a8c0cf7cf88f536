import { Checkbox } from 'antd';
import type { DocumentInput, FileRef } from '../../api/types.ts';
import { unlimitedDay } from '../../lib/format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { useToday } from '../../ui/use-today.ts';
import { DialogText } from './text-field.tsx';

export type DocumentState = {
  number: string;
  title: string;
  issuedOn: string;
  validUntil: string;
  files: FileRef[];
};

export function newDocument(title: string, today: string): DocumentState {
  return { number: '', title, issuedOn: today, validUntil: unlimitedDay, files: [] };
}

/** The document of a decision: rule (9) of the centre wants number, title, day and validity. */
export function readDocument(
  document: DocumentState,
  missing: (field: string, message: string) => void,
): DocumentInput {
  const [file] = document.files;
  if (document.title.trim() === '') missing('document.title', '请填写文件名称');
  if (document.number.trim() === '') missing('document.number', '请填写文号');
  if (document.issuedOn === '') missing('document.issuedOn', '请填写签发日期');
  if (document.validUntil === '') missing('document.validUntil', '请填写有效期，或选择长期有效');
  if (file === undefined) missing('document.fileId', '请上传文件');
  return {
    number: document.number.trim(),
    title: document.title.trim(),
    issuedOn: document.issuedOn,
    validUntil: document.validUntil,
    fileId: file?.id ?? '',
  };
}

type Props = {
  projectId: string;
  document: DocumentState;
  onChange: (change: (before: DocumentState) => DocumentState) => void;
  faultOf: (field: string) => string | undefined;
};

export function DocumentFields({ projectId, document, onChange, faultOf }: Props) {
  const today = useToday();
  const set = (part: Partial<DocumentState>): void => onChange((before) => ({ ...before, ...part }));
  const unlimited = document.validUntil === unlimitedDay;
  return (
    <>
      <DialogText
        path="document.title"
        label="文件名称"
        required
        maxLength={200}
        fault={faultOf('document.title')}
        value={document.title}
        onChange={(title) => set({ title })}
      />
      <DialogText
        path="document.number"
        label="文号"
        required
        maxLength={100}
        fault={faultOf('document.number')}
        value={document.number}
        onChange={(number) => set({ number })}
      />
      <Field path="document.issuedOn" label="签发日期" required fault={faultOf('document.issuedOn')}>
        {(control) => (
          <DayInput
            control={control}
            max={today}
            value={document.issuedOn}
            onChange={(issuedOn) => set({ issuedOn })}
          />
        )}
      </Field>
      <Field path="document.validUntil" label="有效期至" required fault={faultOf('document.validUntil')}>
        {(control) => (
          <div className="stack-tight">
            <Checkbox
              checked={unlimited}
              onChange={(event) => set({ validUntil: event.target.checked ? unlimitedDay : '' })}
            >
              长期有效
            </Checkbox>
            {unlimited ? null : (
              <DayInput
                control={control}
                min={document.issuedOn === '' ? undefined : document.issuedOn}
                value={document.validUntil}
                onChange={(validUntil) => set({ validUntil })}
              />
            )}
          </div>
        )}
      </Field>
      <Field path="document.fileId" label="文件" required fault={faultOf('document.fileId')}>
        {() => (
          <FileUpload
            projectId={projectId}
            name="批复文件"
            single
            files={document.files}
            onChange={(change) => onChange((before) => ({ ...before, files: change(before.files) }))}
          />
        )}
      </Field>
    </>
  );
}
