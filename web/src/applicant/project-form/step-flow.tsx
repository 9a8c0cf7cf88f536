import { useQuery } from '@tanstack/react-query';
import { Checkbox, Radio } from 'antd';
import { flowSuggestionQuery } from '../../api/catalogue.ts';
import { useReference } from '../../api/reference.ts';
import type { FlowQuestion } from '../../api/types.ts';
import { money } from '../../lib/format.ts';
import { fieldId } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { fixedWords } from './fixed.ts';
import { useForm } from './form-context.ts';
import type { FormState } from './form-state.ts';

type Props = { truthful: boolean; onTruthful: (truthful: boolean) => void };

/** The answers a flow may depend on; empty ones are not sent. */
function question(form: FormState, fixed: boolean): FlowQuestion {
  const answers: Record<string, string> = {
    approvalDivision: form.approvalDivision,
    current: fixed ? form.flowId : '',
    decisionType: form.decisionType,
    investmentSource: form.investmentSource,
    nature: form.nature,
    landMode: form.landMode,
    landWithScheme: form.landWithScheme === '' ? '' : String(form.landWithScheme === 'yes'),
    areaAssessed: form.areaAssessed === '' ? '' : String(form.areaAssessed === 'yes'),
    workCategory: form.workCategory,
    capital: form.capital,
    investment: form.investment.trim(),
    landArea: form.landArea.trim(),
    floorArea: form.floorArea.trim(),
    answers: Object.keys(form.answers).length === 0 ? '' : JSON.stringify(form.answers),
  };
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
}

/** The flow that fits the answers, why it fits, and the last look before submitting. */
export function StepFlow({ truthful, onTruthful }: Props) {
  const { form, update, faultOf, isFixed } = useForm();
  const { divisions } = useReference();
  const fixed = isFixed('flowId');
  const suggestions = useQuery(flowSuggestionQuery(question(form, fixed)));
  const rows = (suggestions.data?.rows ?? []).filter((flow) => !fixed || flow.id === form.flowId);
  const where = divisions.find((division) => division.code === form.approvalDivision)?.name ?? '未填';
  return (
    <div className="fields">
      <fieldset className="field-group" id={fieldId('flowId')} tabIndex={-1}>
        <legend>审批流程（必填）</legend>
        {suggestions.isPending ? <Loading /> : null}
        {suggestions.isError ? (
          <ProblemAlert error={suggestions.error} onReload={() => void suggestions.refetch()} />
        ) : null}
        {suggestions.data && rows.length === 0 ? (
          <p>
            {fixed
              ? '修改后的信息不再适用原审批流程。请改回，或者作废并重新赋码。'
              : '没有适用的流程。请检查“项目类型”和“投资来源”，或到市级工程建设项目审批窗口确认。'}
          </p>
        ) : null}
        <Radio.Group
          disabled={fixed}
          value={form.flowId === '' ? null : form.flowId}
          onChange={(event) => update({ flowId: event.target.value })}
        >
          <div className="stack-tight">
            {rows.map((flow, index) => (
              <Radio key={flow.id} value={flow.id}>
                <span className="strong">{flow.name}</span> {index === 0 && !fixed ? '（建议）' : ''}{' '}
                <MarkTag mark={flow.mark} />
                <div className="soft">{flow.why}</div>
              </Radio>
            ))}
          </div>
        </Radio.Group>
        {fixed ? <p className="field-help">{fixedWords}</p> : null}
        {faultOf('flowId') ? <p className="field-fault">{faultOf('flowId')}</p> : null}
      </fieldset>
      <section>
        <h3>提交前核对</h3>
        <dl className="facts">
          <dt>项目名称</dt>
          <dd>{form.name || '未填'}</dd>
          <dt>审批机关区划</dt>
          <dd>{where}</dd>
          <dt>总投资</dt>
          <dd>{form.investment === '' ? '未填' : money(form.investment)}</dd>
          <dt>建设工期</dt>
          <dd>
            {form.plannedStart || '未填'} 至 {form.plannedEnd || '未填'}
          </dd>
          <dt>项目单位</dt>
          <dd>{form.units.map((unit) => unit.name || '未填').join('、')}</dd>
        </dl>
      </section>
      <div id={fieldId('truthful')} tabIndex={-1}>
        <Checkbox checked={truthful} onChange={(event) => onTruthful(event.target.checked)}>
          本单位承诺：所填信息真实、合法、准确、完整，不含涉密内容，并承担相应法律责任
        </Checkbox>
        {faultOf('truthful') ? <p className="field-fault">{faultOf('truthful')}</p> : null}
      </div>
    </div>
  );
}
