import { useSuspenseQuery } from '@tanstack/react-query';
import { itemsQuery } from '../../../api/catalogue.ts';
import { useCodeList, useReference } from '../../../api/reference.ts';
import { stageOptions } from '../../../lib/stages.ts';
import { levelWords } from '../../limit-words.ts';
import { ChoiceField, ManyField, NumberField, OptionalText, TextField, YesNoField } from './fields.tsx';
import { itemKinds } from './implementation-groups.tsx';
import { CodeChoice } from './local-group.tsx';
import { RuleField } from './rule-field.tsx';
import type { StandardContent } from './standard-content.ts';

type Part = {
  content: StandardContent;
  put: (change: Partial<StandardContent>) => void;
  putGuide: (change: Partial<StandardContent['guide']>) => void;
};

export function Basics({ content, put, putGuide }: Part) {
  const { departments } = useReference();
  const objects = useCodeList('serviceObject');
  const { guide } = content;
  return (
    <div className="fields">
      <TextField
        path="name"
        label="事项名称"
        required
        value={content.name}
        onChange={(name) => put({ name })}
      />
      <OptionalText
        path="guide.basicCode"
        label="基本编码"
        help="12 位。未定的不填。"
        maxLength={12}
        value={guide.basicCode}
        onChange={(basicCode) => putGuide({ basicCode })}
      />
      <ChoiceField
        path="kind"
        label="权力类型"
        required
        value={content.kind}
        options={itemKinds.map((kind) => ({ value: kind, label: kind }))}
        onChange={(kind) => put({ kind })}
      />
      <CodeChoice
        path="guide.itemType"
        label="事项类型"
        list="itemType"
        value={guide.itemType}
        onChange={(itemType) => putGuide({ itemType })}
      />
      <ChoiceField
        path="department"
        label="主管部门"
        required
        value={content.department}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(department) => put({ department })}
      />
      <ManyField
        path="guide.serviceObjects"
        label="服务对象"
        required
        value={guide.serviceObjects}
        options={objects.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(serviceObjects) => putGuide({ serviceObjects })}
      />
      <CodeChoice
        path="guide.handling"
        label="办件类型"
        list="handlingType"
        value={guide.handling}
        onChange={(handling) => putGuide({ handling })}
      />
    </div>
  );
}

export function WhenNeeded({
  content,
  put,
  onChange,
}: Omit<Part, 'putGuide'> & { onChange: (content: StandardContent) => void }) {
  const { data } = useSuspenseQuery(itemsQuery);
  const { appliesRule, ...withoutRule } = content;
  return (
    <div className="fields">
      <ChoiceField
        path="stage"
        label="所属阶段"
        required
        value={String(content.stage)}
        options={stageOptions}
        onChange={(stage) => put({ stage: Number(stage) })}
      />
      <ManyField
        path="levels"
        label="行使层级"
        required
        value={content.levels}
        options={(['province', 'city', 'county'] as const).map((level) => ({
          value: level,
          label: levelWords[level],
        }))}
        onChange={(levels) => put({ levels })}
      />
      <TextField
        path="appliesWhen"
        label="适用情形"
        required
        rows={3}
        maxLength={2000}
        value={content.appliesWhen}
        onChange={(appliesWhen) => put({ appliesWhen })}
      />
      <RuleField
        path="appliesRule"
        item={content.id}
        label="适用规则"
        help="按项目信息判断是否需要本事项。不填的，由申请人和窗口按适用情形判断。"
        value={appliesRule ?? null}
        onChange={(rule) =>
          // Absent, not null: see StandardItem.
          onChange(rule === null ? withoutRule : { ...content, appliesRule: rule })
        }
      />
      <ManyField
        path="needs"
        label="前置事项"
        value={content.needs}
        options={data.rows
          .filter(({ id }) => id !== content.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(needs) => put({ needs })}
      />
      <OptionalText
        path="mustBefore"
        label="最迟办理"
        value={content.mustBefore}
        onChange={(mustBefore) => put({ mustBefore })}
      />
      <OptionalText
        path="applicantDeadline"
        label="申请人期限"
        value={content.applicantDeadline}
        onChange={(applicantDeadline) => put({ applicantDeadline })}
      />
    </div>
  );
}

/** 告知承诺: what is checked after the grant, and within how long. */
export function PromiseFields({ content, put, putGuide }: Part) {
  const { afterGrant } = content.guide;
  return (
    <>
      <YesNoField
        path="promise"
        label="是否可以告知承诺办理"
        value={content.promise}
        onChange={(promise) => put({ promise })}
      />
      <YesNoField
        path="guide.afterGrant.set"
        label="批准后是否核查"
        value={afterGrant !== null}
        onChange={(yes) => putGuide({ afterGrant: yes ? { check: '', withinDays: 30, basis: '' } : null })}
      />
      {afterGrant === null ? null : (
        <>
          <TextField
            path="guide.afterGrant.check"
            label="核查什么"
            required
            value={afterGrant.check}
            onChange={(check) => putGuide({ afterGrant: { ...afterGrant, check } })}
          />
          <NumberField
            path="guide.afterGrant.withinDays"
            label="批准后多少个工作日内核查"
            min={1}
            value={afterGrant.withinDays}
            onChange={(days) => putGuide({ afterGrant: { ...afterGrant, withinDays: days ?? 30 } })}
          />
          <TextField
            path="guide.afterGrant.basis"
            label="核查的依据"
            required
            value={afterGrant.basis}
            onChange={(basis) => putGuide({ afterGrant: { ...afterGrant, basis } })}
          />
        </>
      )}
    </>
  );
}
