import { useForm } from './form-context.ts';
import { CodeField, DivisionField, TextField } from './form-fields.tsx';
import { fieldLabels as labels } from './form-words.ts';
import { IndustryField } from './industry-field.tsx';

export function StepBasics() {
  const { form, update } = useForm();
  return (
    <div className="fields">
      <TextField
        path="name"
        label={labels.name}
        required
        maxLength={512}
        help="与立项文件、规划文件上的名称一致，一般由单位、地点、建设内容组成"
        value={form.name}
        onChange={(name) => update({ name })}
      />
      <CodeField
        path="decisionType"
        label={labels.decisionType}
        list="decisionType"
        required
        help="政府直接投资、资本金注入：审批；企业投资且在《政府核准的投资项目目录》内：核准；其余企业投资：备案"
        value={form.decisionType}
        onChange={(decisionType) => update({ decisionType, flowId: '' })}
      />
      <DivisionField
        path="approvalDivision"
        label={labels.approvalDivision}
        required
        help="由哪一级、哪个地方的机关审批、核准或备案；跨市项目选省级"
        value={form.approvalDivision}
        onChange={(approvalDivision) => update({ approvalDivision })}
      />
      <CodeField
        path="nature"
        label={labels.nature}
        list="nature"
        required
        value={form.nature}
        onChange={(nature) => update({ nature, flowId: '' })}
      />
      <IndustryField />
      <CodeField
        path="guidance"
        label={labels.guidance}
        list="guidance"
        required
        help="淘汰类项目不得建设；不在目录所列的为允许类"
        value={form.guidance}
        onChange={(guidance) => update({ guidance })}
      />
      <CodeField
        path="attribute"
        label={labels.attribute}
        list="attribute"
        required
        value={form.attribute}
        onChange={(attribute) => update({ attribute })}
      />
    </div>
  );
}
