import type { ReactNode } from 'react';
import { useReference } from '../api/reference.ts';
import type { CodeEntry, PublicForm } from '../api/types.ts';
import {
  compositionLabels,
  fundLabels,
  fieldLabels as labels,
} from '../applicant/project-form/form-words.ts';
import { money, separated } from '../lib/format.ts';
import { MarkTag } from '../ui/mark-tag.tsx';
import { IndustryName } from './industry-name.tsx';

type Line = readonly [label: string, value: ReactNode];

function Facts({ title, lines }: { title: string; lines: readonly Line[] }) {
  const shown = lines.filter(([, value]) => value !== undefined && value !== '');
  if (shown.length === 0) return null;
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="facts">
        {shown.map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const yesNo = (value: boolean | undefined): string | undefined =>
  value === undefined ? undefined : value ? '是' : '否';

/** The declaration as it was sent, codes with their names. */
export function FormView({ form }: { form: PublicForm }) {
  const { codeLists, divisions } = useReference();
  const entryOf = (list: string, code: string | undefined): CodeEntry | undefined =>
    codeLists[list]?.find((entry) => entry.code === code);
  const nameOf = (list: string, code: string | undefined): ReactNode => {
    const entry = entryOf(list, code);
    if (entry === undefined) return code;
    // A number whose name the standard leaves open must say so: a bare code tells a reader nothing.
    return entry.name === entry.code ? (
      <>
        {entry.name} <MarkTag mark={entry.mark} />
      </>
    ) : (
      entry.name
    );
  };
  const division = (code: string): string => divisions.find((each) => each.code === code)?.name ?? code;
  const table = (names: Readonly<Record<string, string>>, values: object | undefined): Line[] =>
    Object.entries(values ?? {})
      .filter(([, value]) => value !== '0')
      .map(([key, value]) => [names[key] ?? key, money(String(value))]);
  return (
    <div className="form-view">
      <Facts
        title="基本情况"
        lines={[
          [labels.name, form.name],
          [labels.decisionType, nameOf('decisionType', form.decisionType)],
          [labels.approvalDivision, division(form.approvalDivision)],
          [labels.nature, nameOf('nature', form.nature)],
          [labels.industry, <IndustryName key="industry" code={form.industry} />],
          [labels.guidance, nameOf('guidance', form.guidance)],
          [labels.attribute, nameOf('attribute', form.attribute)],
          [labels.permitItemCode, form.permitItemCode],
          ...form.places.map((place): Line => ['建设地点', `${division(place.division)} ${place.detail}`]),
          [labels.inZone, form.inZone ? (form.zoneName ?? '是') : '否'],
          ['建设工期', `${form.plannedStart} 至 ${form.plannedEnd}`],
        ]}
      />
      <Facts
        title="规模与用地"
        lines={[
          [labels.content, form.content],
          [labels.investmentSource, nameOf('investmentSource', form.investmentSource)],
          [labels.landMode, nameOf('landMode', form.landMode)],
          [labels.landArea, form.landArea && separated(form.landArea)],
          [labels.floorArea, form.floorArea && separated(form.floorArea)],
          [labels.workCategory, nameOf('workCategory', form.workCategory)],
          [labels.landWithScheme, yesNo(form.landWithScheme)],
          [labels.areaAssessed, yesNo(form.areaAssessed)],
        ]}
      />
      <Facts
        title="投资"
        lines={[
          ['总投资', money(form.investment)],
          [labels.investmentNote, form.investmentNote],
          [labels.capital, nameOf('capital', form.capital)],
          ...table(compositionLabels, form.composition),
          ...table(fundLabels, form.funds),
        ]}
      />
      {form.units.map((unit) => (
        <Facts
          key={unit.certNumber}
          title="项目单位"
          lines={[
            ['单位名称', unit.name],
            [entryOf('certType', unit.certType)?.name ?? '证照号码', unit.certNumber],
            ['单位性质', nameOf('unitNature', unit.nature)],
            ['联系人', unit.contactName],
            ['联系人手机', unit.mobile],
          ]}
        />
      ))}
    </div>
  );
}
