import { Button, Select } from 'antd';
import { useState } from 'react';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useToday } from '../../ui/use-today.ts';
import type { CommandFormProps } from './command-target.ts';
import { DocumentFields, newDocument, readDocument } from './document-fields.tsx';
import { useCommandForm } from './use-command-form.ts';

type Owed = { material: string; until: string };
const nothingOwed: Owed = { material: '', until: '' };

/** 办结（通过） with its document; 容缺通过 also names what is owed until when. */
export function GrantForm({ target, formId, onSubmit }: CommandFormProps) {
  const today = useToday();
  const owing = target.type === 'grant-owed';
  const { result = '', owable = [] } = target.detail?.item ?? {};
  const [document, setDocument] = useState(() => newDocument(result, today));
  const [owed, setOwed] = useState<Owed[]>([nothingOwed]);
  const change = (index: number, part: Partial<Owed>): void =>
    setOwed(owed.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const { submit, faultOf } = useCommandForm((missing) => {
    const read = readDocument(document, missing);
    if (!owing) return { type: 'grant', document: read };
    for (const [index, each] of owed.entries()) {
      if (each.material.trim() === '') missing(`owed[${index}].material`, '请填写所欠材料');
      if (each.until === '') missing(`owed[${index}].until`, '请填写补齐期限');
    }
    return { type: 'grant-owed', document: read, owed };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <DocumentFields
        projectId={target.cases[0]?.projectId ?? ''}
        document={document}
        onChange={setDocument}
        faultOf={faultOf}
      />
      {owing
        ? owed.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their order
            <fieldset key={index} className="field-group fields correction-line">
              <legend>所欠材料之{index + 1}</legend>
              <Field
                path={`owed[${index}].material`}
                label="材料"
                required
                fault={faultOf(`owed[${index}].material`)}
              >
                {(control) => (
                  <Select
                    {...control}
                    value={each.material === '' ? null : each.material}
                    placeholder="本事项可以容缺的材料"
                    options={owable.map((name) => ({ value: name, label: name }))}
                    onChange={(material) => change(index, { material: material ?? '' })}
                  />
                )}
              </Field>
              <Field
                path={`owed[${index}].until`}
                label="补齐期限"
                required
                fault={faultOf(`owed[${index}].until`)}
              >
                {(control) => (
                  <DayInput
                    control={control}
                    min={today}
                    value={each.until}
                    onChange={(until) => change(index, { until })}
                  />
                )}
              </Field>
            </fieldset>
          ))
        : null}
      {owing ? (
        <div>
          <Button size="small" onClick={() => setOwed([...owed, nothingOwed])}>
            再加一份
          </Button>
        </div>
      ) : null}
    </form>
  );
}
