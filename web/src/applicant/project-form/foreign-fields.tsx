import { useForm } from './form-context.ts';
import { TextField, YesNoField } from './form-fields.tsx';
import type { FormState } from './form-state.ts';

/** Further questions where capital crosses the border. */
export function ForeignFields() {
  const { form, update } = useForm();
  const set = (change: Partial<FormState['foreign']>): void =>
    update({ foreign: { ...form.foreign, ...change } });
  return (
    <fieldset className="field-group fields">
      <legend>外商投资、境外投资</legend>
      <TextField
        path="foreign.mode"
        label="投资方式"
        required
        maxLength={60}
        help="例如 新建、并购、增资"
        value={form.foreign.mode}
        onChange={(mode) => set({ mode })}
      />
      <TextField
        path="foreign.totalUsd"
        label="总投资"
        required
        inputMode="decimal"
        suffix="万美元"
        value={form.foreign.totalUsd}
        onChange={(totalUsd) => set({ totalUsd })}
      />
      <TextField
        path="foreign.capitalUsd"
        label="资本金"
        required
        inputMode="decimal"
        suffix="万美元"
        value={form.foreign.capitalUsd}
        onChange={(capitalUsd) => set({ capitalUsd })}
      />
      <TextField
        path="foreign.rate"
        label="折算汇率"
        required
        inputMode="decimal"
        help="1 美元折人民币元"
        value={form.foreign.rate}
        onChange={(rate) => set({ rate })}
      />
      <YesNoField
        path="foreign.securityReview"
        label="是否涉及国家安全审查"
        required
        value={form.foreign.securityReview}
        onChange={(securityReview) => set({ securityReview })}
      />
    </fieldset>
  );
}
