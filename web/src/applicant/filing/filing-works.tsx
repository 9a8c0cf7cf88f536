import { Checkbox } from 'antd';
import type { Work } from '../../api/types.ts';
import { fieldId } from '../../ui/field.tsx';

type Props = {
  works: readonly Work[];
  chosen: readonly string[];
  fault: string | undefined;
  onChange: (workIds: string[]) => void;
};

/** Which works of the project the application is for. */
export function FilingWorks({ works, chosen, fault, onChange }: Props) {
  return (
    <section className="panel" id={fieldId('workIds')} tabIndex={-1}>
      <h2>申报哪些工程</h2>
      <Checkbox.Group
        value={[...chosen]}
        onChange={onChange}
        options={works.map((work) => ({ value: work.id, label: `${work.no} ${work.name}` }))}
      />
      {fault ? <p className="field-fault">{fault}</p> : null}
    </section>
  );
}
