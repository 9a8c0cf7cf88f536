import type { FlowContent } from '@zongheng/core/catalogue';
import { OptionalText, TextField } from '../entries/editor/fields.tsx';
import { Findings } from '../entries/editor/findings.tsx';
import { RuleField } from '../entries/editor/rule-field.tsx';

type Props = { flow: FlowContent; derived: boolean; onChange: (flow: FlowContent) => void };

const paths = ['totalDays', 'template', 'splclx', 'levels', 'appliesTo', 'family', 'stages'] as const;

/** Name, reason and source of a flow. Which projects it is for is the province's to say. */
export function FlowHeadForm({ flow, derived, onChange }: Props) {
  return (
    <div className="fields">
      <h2>基本信息</h2>
      <TextField
        path="name"
        label="流程名称"
        required
        value={flow.name}
        onChange={(name) => onChange({ ...flow, name })}
      />
      <TextField
        path="why"
        label="推荐理由"
        required
        rows={2}
        value={flow.why}
        onChange={(why) => onChange({ ...flow, why })}
      />
      <TextField
        path="source"
        label="来源"
        required
        value={flow.source}
        onChange={(source) => onChange({ ...flow, source })}
      />
      <OptionalText
        path="mark"
        label="数据标注"
        value={flow.mark}
        onChange={(mark) => onChange({ ...flow, mark: mark ?? '' })}
      />
      {derived ? (
        <p className="soft">适用条件和判断规则由省级流程规定，本地流程不能更改。</p>
      ) : (
        <RuleField
          path="rule"
          label="适用规则（FEEL）"
          value={flow.rule ?? null}
          onChange={(rule) => {
            const { rule: _, ...rest } = flow;
            onChange(rule === null ? rest : { ...rest, rule });
          }}
        />
      )}
      <p>
        总时限 <strong>{flow.totalDays}</strong> 个工作日，等于各阶段时限之和。
      </p>
      {paths.map((path) => (path === 'stages' ? null : <Findings key={path} path={path} />))}
      <DroppedFindings />
    </div>
  );
}

/** Items the template has and the draft has not: they belong to no stage. */
function DroppedFindings() {
  return <Findings path="stages" />;
}
