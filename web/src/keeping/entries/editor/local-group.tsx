import { useQuery } from '@tanstack/react-query';
import type { LocalElements } from '@zongheng/core/catalogue';
import { bodiesQuery, useCodeList } from '../../../api/reference.ts';
import { ChoiceField, OptionalText, TextField } from './fields.tsx';
import { Findings } from './findings.tsx';

type Props = { division: string; local: LocalElements; onChange: (local: LocalElements) => void };

/** 实施主体: who exercises the power here, on what authority, and how one asks and complains. */
export function LocalGroup({ division, local, onChange }: Props) {
  const bodies = useQuery(bodiesQuery(division)).data?.rows ?? [];
  const options = bodies.map(({ id, name }) => ({ value: id, label: name }));
  const put = (change: Partial<LocalElements>): void => onChange({ ...local, ...change });
  return (
    <div className="fields fields-found">
      <ChoiceField
        path="local.bodyId"
        label="实施主体"
        required
        value={local.bodyId === '' ? null : local.bodyId}
        options={known(options, local.bodyId)}
        onChange={(bodyId) => put({ bodyId })}
      />
      <Findings path="local.bodyId" />
      <ChoiceField
        path="local.supervisedBy"
        label="监管部门"
        required
        help="批准后负责监督的部门（审管衔接）。"
        value={local.supervisedBy === '' ? null : local.supervisedBy}
        options={known(options, local.supervisedBy)}
        onChange={(supervisedBy) => put({ supervisedBy })}
      />
      <Findings path="local.supervisedBy" />
      <OptionalText
        path="local.code"
        label="实施编码"
        help="31 位：实施主体统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位。基本编码未定的不填。"
        maxLength={31}
        value={local.code}
        onChange={(code) => put({ code })}
      />
      <Findings path="local.code" />
      <CodeChoice
        path="local.powerSource"
        label="权力来源"
        list="powerSource"
        value={local.powerSource}
        onChange={(powerSource) => put({ powerSource })}
      />
      <Findings path="local.powerSource" />
      <CodeChoice
        path="local.bodyNature"
        label="实施主体性质"
        list="bodyNature"
        value={local.bodyNature}
        onChange={(bodyNature) => put({ bodyNature })}
      />
      <Findings path="local.bodyNature" />
      <TextField
        path="local.consult"
        label="咨询方式"
        required
        value={local.consult}
        onChange={(consult) => put({ consult })}
      />
      <Findings path="local.consult" />
      <TextField
        path="local.complaint"
        label="监督投诉方式"
        required
        value={local.complaint}
        onChange={(complaint) => put({ complaint })}
      />
      <Findings path="local.complaint" />
    </div>
  );
}

/** A body that is not among those of the division is still shown as it is stored. */
function known(options: { value: string; label: string }[], id: string): { value: string; label: string }[] {
  return id === '' || options.some(({ value }) => value === id)
    ? options
    : [{ value: id, label: id }, ...options];
}

export function CodeChoice({
  list,
  ...field
}: {
  list: string;
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const entries = useCodeList(list);
  return (
    <ChoiceField
      {...field}
      required
      options={entries.map(({ code, name, mark }) => ({
        value: code,
        label: mark === undefined ? name : `${name}（${mark}）`,
      }))}
    />
  );
}
