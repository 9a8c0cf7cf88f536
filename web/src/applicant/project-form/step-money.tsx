import type { Composition, Funds } from '../../api/types.ts';
import { AmountTable } from './amount-table.tsx';
import { ForeignFields } from './foreign-fields.tsx';
import { useForm } from './form-context.ts';
import { CodeField, TextField } from './form-fields.tsx';
import { domestic } from './form-state.ts';
import {
  compositionLabels,
  fundLabels,
  fieldLabels as labels,
  otherFunds,
  publicFunds,
} from './form-words.ts';

const compositionKeys = Object.keys(compositionLabels) as (keyof Composition)[];

export function StepMoney() {
  const { form, update } = useForm();
  const setFund = (key: keyof Funds, value: string): void =>
    update({ funds: { ...form.funds, [key]: value } });
  return (
    <div className="fields">
      <TextField
        path="investment"
        label={labels.investment}
        required
        inputMode="decimal"
        suffix="万元"
        value={form.investment}
        onChange={(investment) => update({ investment })}
      />
      {/^0*(\.0*)?$/.test(form.investment) && form.investment !== '' ? (
        <TextField
          path="investmentNote"
          label={labels.investmentNote}
          required
          rows={2}
          maxLength={500}
          help="总投资为 0 时说明原因"
          value={form.investmentNote}
          onChange={(investmentNote) => update({ investmentNote })}
        />
      ) : null}
      <CodeField
        path="capital"
        label={labels.capital}
        list="capital"
        required
        value={form.capital}
        onChange={(capital) => update({ capital, flowId: '' })}
      />
      {form.capital !== '' && form.capital !== domestic ? <ForeignFields /> : null}
      <AmountTable
        path="composition"
        title="总投资构成"
        keys={compositionKeys}
        labels={compositionLabels}
        table={form.composition}
        onChange={(key, value) => update({ composition: { ...form.composition, [key]: value } })}
        showSum
      />
      <AmountTable
        path="funds"
        title="资金来源：财政"
        keys={publicFunds}
        labels={fundLabels}
        table={form.funds}
        onChange={setFund}
      />
      <AmountTable
        path="funds"
        title="资金来源：其他"
        keys={otherFunds}
        labels={fundLabels}
        table={form.funds}
        onChange={setFund}
        showSum
      />
    </div>
  );
}
