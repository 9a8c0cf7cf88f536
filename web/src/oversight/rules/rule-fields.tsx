import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { itemsQuery } from '../../api/catalogue.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { Field } from '../../ui/field.tsx';
import { marks, type RuleForm } from './rule-words.ts';

type Props = {
  form: RuleForm;
  faults: Partial<Record<keyof RuleForm, string>>;
  /** Divisions to choose from; null: the rule's scope is fixed. */
  divisions: readonly { code: string; name: string }[] | null;
  mayEverywhere: boolean;
  set: (change: Partial<RuleForm>) => void;
};

/** The fields of a rule: where it holds, when lights change, and what follows. */
export function RuleFields({ form, faults, divisions, mayEverywhere, set }: Props) {
  const text = (field: keyof RuleForm, label: string, help?: string, required = true) => (
    <DialogText
      path={field}
      label={label}
      required={required}
      help={help}
      fault={faults[field]}
      value={form[field] ?? ''}
      onChange={(value) => set({ [field]: value })}
    />
  );
  return (
    <>
      {divisions ? <ScopeFields {...{ form, faults, divisions, mayEverywhere, set }} /> : null}
      <div className="rule-pair">
        {text('remind', '提醒：用时达到（%）')}
        {text('yellow', '预警：用时达到（%）', '最后一日总是预警')}
        {text('daysLeft', '预警：或剩余天数', '按时限的单位计；留空只按比例', false)}
        {text(
          'orderAfter',
          '自动督办：逾期满（工作日）',
          '0 为逾期即督办；留空不自动督办。超法定时限总是立即督办',
          false,
        )}
        {text('replyDays', '督办答复期限（工作日）')}
      </div>
      <div className="rule-pair">
        {text('quietFrom', '免打扰开始')}
        {text('quietTo', '免打扰结束', '期间产生的消息在结束时显示；两个时间相同为不设')}
      </div>
      {text('basis', '依据')}
      <Field path="mark" label="标注" help="规则旁显示，直到依据明确">
        {({ status: _, ...control }) => (
          <Select {...control} value={form.mark} options={[...marks]} onChange={(mark) => set({ mark })} />
        )}
      </Field>
    </>
  );
}

function ScopeFields({
  form,
  faults,
  divisions,
  mayEverywhere,
  set,
}: Omit<Props, 'divisions'> & {
  divisions: readonly { code: string; name: string }[];
}) {
  const items = useQuery(itemsQuery).data?.rows ?? [];
  return (
    <div className="rule-pair">
      <Field path="division" label="地区" fault={faults.division} help="含下级地区；下级另有规则的从其规则">
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={form.division ?? ''}
            options={[
              ...(mayEverywhere ? [{ value: '', label: '全部地区' }] : []),
              ...divisions.map(({ code, name }) => ({ value: code, label: name })),
            ]}
            onChange={(code) => set({ division: code === '' ? null : code })}
          />
        )}
      </Field>
      <Field path="itemId" label="事项" fault={faults.itemId}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={form.itemId ?? ''}
            options={[
              { value: '', label: '全部事项' },
              ...items.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => set({ itemId: id === '' ? null : id })}
          />
        )}
      </Field>
    </div>
  );
}
