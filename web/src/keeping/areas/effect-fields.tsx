import { Button, InputNumber, Radio, Select } from 'antd';
import type { AreaContent } from '../../api/areas.ts';
import type { Answer } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { Field } from '../../ui/field.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';

export type AreaKinds = Answer<'/api/catalogue/areas', 'get'>['kinds'];
type Effect = AreaContent['effects'][number];

type Props = {
  effects: readonly Effect[];
  kinds: AreaKinds;
  faultOf: (field: string) => string | undefined;
  onChange: (effects: Effect[]) => void;
};

/** What the area does to which items; only those an assessment of an area can stand in for. */
export function EffectFields({ effects, kinds, faultOf, onChange }: Props) {
  const change = (index: number, part: Partial<Effect>): void =>
    onChange(effects.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const options = kinds.flatMap((kind) =>
    kind.items.map(({ id, name }) => ({ value: id, label: `${name}（${kind.name}）` })),
  );
  return (
    <>
      {effects.map((effect, index) => {
        const kind = kinds.find(({ items }) => items.some(({ id }) => id === effect.item));
        const path = `effects[${index}]`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: effects have no identity but their order
          <fieldset key={index} className="field-group fields">
            <legend>事项之{index + 1}</legend>
            <Field path={`${path}.item`} label="事项" required fault={faultOf(`${path}.item`)}>
              {(control) => (
                <Select
                  {...control}
                  showSearch={{ optionFilterProp: 'label' }}
                  {...(effect.item === '' ? {} : { value: effect.item })}
                  options={options}
                  onChange={(item: string) => change(index, { item })}
                />
              )}
            </Field>
            {kind?.mark ? (
              <div>
                <MarkTag mark={kind.mark} />
              </div>
            ) : null}
            <Field path={`${path}.effect`} label="效果" required fault={faultOf(`${path}.effect`)}>
              {(control) => (
                <Radio.Group
                  id={control.id}
                  aria-labelledby={control['aria-labelledby']}
                  value={effect.effect}
                  onChange={(event) =>
                    change(index, { effect: event.target.value as Effect['effect'], days: null })
                  }
                  options={[
                    {
                      value: 'off',
                      label: '不再单独办理',
                      disabled: kind !== undefined && !kind.effects.includes('off'),
                    },
                    { value: 'simplified', label: '简化办理' },
                  ]}
                />
              )}
            </Field>
            {effect.effect === 'simplified' ? (
              <Field path={`${path}.days`} label="计划办理天数（工作日）" fault={faultOf(`${path}.days`)}>
                {(control) => (
                  <InputNumber
                    {...control}
                    min={0}
                    max={365}
                    precision={0}
                    value={effect.days}
                    onChange={(days) => change(index, { days })}
                  />
                )}
              </Field>
            ) : null}
            <DialogText
              path={`${path}.note`}
              label="以什么代替，或怎样简化"
              required
              maxLength={300}
              fault={faultOf(`${path}.note`)}
              value={effect.note}
              onChange={(note) => change(index, { note })}
            />
            {effects.length > 1 ? (
              <div>
                <Button onClick={() => onChange(effects.filter((_, at) => at !== index))}>
                  删除事项之{index + 1}
                </Button>
              </div>
            ) : null}
          </fieldset>
        );
      })}
      <div>
        <Button
          onClick={() => onChange([...effects, { item: '', effect: 'simplified', note: '', days: null }])}
        >
          增加一个事项
        </Button>
      </div>
    </>
  );
}
