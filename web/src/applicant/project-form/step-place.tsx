import { Button } from 'antd';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useForm } from './form-context.ts';
import { DivisionField, TextField, YesNoField } from './form-fields.tsx';
import { emptyPlace } from './form-state.ts';
import { fieldLabels as labels } from './form-words.ts';

export function StepPlace() {
  const { form, update, faultOf, leave } = useForm();
  const change = (index: number, part: Partial<(typeof form.places)[number]>): void =>
    update({ places: form.places.map((place, at) => (at === index ? { ...place, ...part } : place)) });
  return (
    <div className="fields">
      {form.places.map((place, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places have no identity but their order
        <fieldset key={index} className="field-group fields">
          <legend>建设地点{form.places.length > 1 ? `之${index + 1}` : ''}</legend>
          <DivisionField
            path={`places[${index}].division`}
            label="所在县区"
            required
            value={place.division}
            onChange={(division) => change(index, { division })}
          />
          <TextField
            path={`places[${index}].detail`}
            label="详细地址"
            required
            maxLength={200}
            help="街道、门牌，或四至范围"
            value={place.detail}
            onChange={(detail) => change(index, { detail })}
          />
          {form.places.length > 1 ? (
            <div>
              <Button onClick={() => update({ places: form.places.filter((_, at) => at !== index) })}>
                删除此地点
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div>
        <Button onClick={() => update({ places: [...form.places, { ...emptyPlace }] })}>
          增加一个建设地点
        </Button>
      </div>
      <fieldset className="field-group fields">
        <legend>开发区与工期</legend>
        <YesNoField
          path="inZone"
          label={labels.inZone}
          required
          value={form.inZone}
          onChange={(inZone) => update({ inZone })}
        />
        {form.inZone === 'yes' ? (
          <TextField
            path="zoneName"
            label={labels.zoneName}
            required
            maxLength={100}
            value={form.zoneName}
            onChange={(zoneName) => update({ zoneName })}
          />
        ) : null}
        {(['plannedStart', 'plannedEnd'] as const).map((field) => (
          <Field
            key={field}
            path={field}
            label={labels[field]}
            required
            fault={faultOf(field)}
            onLeave={leave}
          >
            {(control) => (
              <DayInput
                control={control}
                unit="month"
                min={field === 'plannedEnd' && form.plannedStart !== '' ? form.plannedStart : undefined}
                value={form[field]}
                onChange={(month) =>
                  update(field === 'plannedStart' ? { plannedStart: month } : { plannedEnd: month })
                }
              />
            )}
          </Field>
        ))}
        {form.decisionType === 'A00002' ? (
          <TextField
            path="permitItemCode"
            label={labels.permitItemCode}
            maxLength={50}
            help="《政府核准的投资项目目录》中的条目编码，不清楚可不填"
            value={form.permitItemCode}
            onChange={(permitItemCode) => update({ permitItemCode })}
          />
        ) : null}
      </fieldset>
    </div>
  );
}
