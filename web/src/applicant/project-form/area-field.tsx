import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { type AreaAssessment, areasQuery } from '../../api/areas.ts';
import { Field } from '../../ui/field.tsx';
import { fixedWords } from './fixed.ts';
import { useForm } from './form-context.ts';

/** The assessed areas the project lies in: only those that may be chosen for its places, and those it has already. */
export function AreaField() {
  const { form, update, faultOf, isFixed } = useForm();
  const places = form.places.map(({ division }) => division).filter((code) => code !== '');
  const usable = useQuery({ ...areasQuery(places), enabled: places.length > 0 });
  const all = useQuery(areasQuery());
  const rows = places.length > 0 ? (usable.data?.rows ?? []) : [];
  const kept = form.areaIds.filter((token) => !rows.some((row) => row.token === token));
  const nameOf = (token: string): string => {
    const row = all.data?.rows.find(({ id }) => token.startsWith(`${id}@`));
    return `${row?.content.name ?? '区域评估'}（原先选用的版本）`;
  };
  const chosen = rows.filter(({ token }) => form.areaIds.includes(token));
  const none = places.length === 0 ? '请先填写建设地点。' : '建设地点没有已公布、在有效期内的区域评估。';
  const options = [
    ...rows.map(({ token, content }) => ({
      value: token,
      label: `${content.name}（${content.documentNumber}）`,
    })),
    ...kept.map((token) => ({ value: token, label: nameOf(token) })),
  ];
  const fixed = isFixed('areaIds');
  return (
    <>
      <Field
        path="areaIds"
        label="选用的区域评估"
        fault={faultOf('areaIds')}
        help={fixed ? fixedWords : rows.length === 0 && kept.length === 0 ? none : '项目须在其四至范围内。'}
      >
        {(control) => (
          // Few, and a list of several gives up its choice when it is left by the keyboard.
          <fieldset className="stack-tight" id={control.id} aria-labelledby={control['aria-labelledby']}>
            {options.map(({ value, label }) => (
              <Checkbox
                key={value}
                disabled={fixed}
                checked={form.areaIds.includes(value)}
                onChange={(event) =>
                  update({
                    areaIds: event.target.checked
                      ? [...form.areaIds, value]
                      : form.areaIds.filter((each) => each !== value),
                  })
                }
              >
                {label}
              </Checkbox>
            ))}
          </fieldset>
        )}
      </Field>
      {chosen.map((row) => (
        <p key={row.id} className="soft">
          {row.content.name}：四至 {row.content.extent}。{effectWords(row)}
        </p>
      ))}
    </>
  );
}

/** 'x 不再单独办理；y 简化办理', of one area. */
export function effectWords({ content, itemNames }: AreaAssessment): string {
  return content.effects
    .map(({ item, effect, days }) => {
      const simpler = `简化办理${days === null ? '' : `（计划 ${days} 个工作日）`}`;
      return `${itemNames[item] ?? item}${effect === 'off' ? '不再单独办理' : simpler}`;
    })
    .join('；');
}
