import { AreaField } from './area-field.tsx';
import { useForm } from './form-context.ts';
import { CodeField, TextField, YesNoField } from './form-fields.tsx';
import { fieldLabels as labels } from './form-words.ts';
import { KnownAnswers } from './known-answers.tsx';

export function StepScale() {
  const { form, update } = useForm();
  return (
    <div className="fields">
      <TextField
        path="content"
        label={labels.content}
        required
        rows={4}
        maxLength={4000}
        help="主要建设内容、规模、工艺或用途"
        value={form.content}
        onChange={(content) => update({ content })}
      />
      <fieldset className="field-group fields">
        <legend>用地与工程</legend>
        <CodeField
          path="investmentSource"
          label={labels.investmentSource}
          list="investmentSource"
          required
          value={form.investmentSource}
          onChange={(investmentSource) => update({ investmentSource, flowId: '' })}
        />
        <CodeField
          path="landMode"
          label={labels.landMode}
          list="landMode"
          required
          value={form.landMode}
          onChange={(landMode) => update({ landMode, flowId: '' })}
        />
        {(['landArea', 'floorArea'] as const).map((field) => (
          <TextField
            key={field}
            path={field}
            label={labels[field]}
            required
            inputMode="decimal"
            suffix="㎡"
            help="没有的填 0"
            value={form[field]}
            onChange={(value) => update(field === 'landArea' ? { landArea: value } : { floorArea: value })}
          />
        ))}
        <CodeField
          path="workCategory"
          label={labels.workCategory}
          list="workCategory"
          required
          value={form.workCategory}
          onChange={(workCategory) => update({ workCategory, flowId: '' })}
        />
        <YesNoField
          path="landWithScheme"
          label={labels.landWithScheme}
          value={form.landWithScheme}
          onChange={(landWithScheme) => update({ landWithScheme, flowId: '' })}
        />
        <YesNoField
          path="areaAssessed"
          label={labels.areaAssessed}
          help="所在区域已统一完成评估的，相应事项可以免办或简化"
          value={form.areaAssessed}
          onChange={(areaAssessed) => update({ areaAssessed, flowId: '' })}
        />
        {form.areaAssessed === 'yes' ? <AreaField /> : null}
      </fieldset>
      <KnownAnswers />
    </div>
  );
}
