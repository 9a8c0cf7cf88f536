import { useState } from 'react';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 结束特别程序: the clock runs on from here. */
export function EndSpecialForm({ formId, onSubmit }: CommandFormProps) {
  const [note, setNote] = useState('');
  const { submit } = useCommandForm(
    () => ({ type: 'end-special', ...(note.trim() === '' ? {} : { note: note.trim() }) }),
    onSubmit,
  );
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <p>结束后恢复计时。</p>
      <DialogText path="note" label="结果说明" rows={3} value={note} onChange={setNote} />
    </form>
  );
}
