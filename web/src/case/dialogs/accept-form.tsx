import type { CommandFormProps } from './command-target.ts';
import { useCommandForm } from './use-command-form.ts';

/** 受理: names every case it will accept. */
export function AcceptForm({ target, formId, onSubmit }: CommandFormProps) {
  const { submit } = useCommandForm(() => ({ type: 'accept' }), onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="stack-tight">
      <ul>
        {target.cases.map((each) => (
          <li key={each.id}>
            <span className="strong">{each.itemName}</span> · {each.projectName}
          </li>
        ))}
      </ul>
      <p className="soft">受理后即开始计时（自收件起算的事项除外），并向申请人出具受理凭证。</p>
    </form>
  );
}
