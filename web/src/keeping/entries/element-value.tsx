import type {
  AfterGrant,
  CorrectionSilence,
  Extension,
  Fee,
  FurtherLimit,
  LegalBasis,
  Limit,
  Material,
  ProcessStep,
  QuestionAnswer,
  ServicePlace,
  Situation,
  SpecialProcedure,
} from '@zongheng/core/catalogue';
import type { ReactNode } from 'react';
import { useCodeList, useReference } from '../../api/reference.ts';
import { amount } from '../../lib/format.ts';
import { stageName } from '../../lib/stages.ts';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { furtherWords, groundWords, levelWords, necessityWords, startWords } from '../limit-words.ts';
import { useItemName } from '../use-item-name.ts';
import { BodyName } from './body-name.tsx';
import { specialNames } from './words.ts';

type Props = { element: string; value: unknown };
type Stops = Record<
  'statutory' | 'committed',
  { ground: keyof typeof groundWords; basis: string; mark?: string }[]
>;

/** The value of an element as people read it, whatever the element. */
export function ElementValue({ element, value }: Props) {
  if (value === undefined) return <span className="soft">沿用标准</span>;
  const key = element.split('.').at(-1) ?? element;
  const render = renderers[key];
  if (key !== 'statutory' && key !== 'extension' && (value === null || value === ''))
    return <span className="soft">没有</span>;
  if (render) return <>{render(value as never)}</>;
  if (typeof value === 'boolean') return <>{value ? '是' : '否'}</>;
  if (typeof value === 'string' || typeof value === 'number') return <>{String(value)}</>;
  return <span className="soft">（按数据沿用，不在此显示）</span>;
}

const renderers: Readonly<Record<string, (value: never) => ReactNode>> = {
  statutory: (value: Limit | null) => <LimitValue limit={value} />,
  committed: (value: Limit) => <LimitValue limit={value} />,
  extension: (value: Extension | null) =>
    value === null
      ? '不得延长'
      : `可延长 ${value.times} 次，每次 ${amount(value.value, value.unit)}，${value.approver}批准（${value.basis}）`,
  basis: (value: LegalBasis[]) => <Lines rows={value} render={(row) => <BasisValue basis={row} />} />,
  conditions: (value: string[]) => <Lines rows={value} render={(row) => row} />,
  materials: (value: Material[]) => <Lines rows={value} render={(row) => <MaterialValue material={row} />} />,
  process: (value: ProcessStep[]) => <Lines rows={value} render={(row) => stepWords(row)} />,
  specialProcedures: (value: SpecialProcedure[]) => (
    <Lines rows={value} render={(row) => procedureWords(row)} />
  ),
  situations: (value: Situation[]) => (
    <Lines rows={value} render={(row) => <SituationValue situation={row} />} />
  ),
  questions: (value: QuestionAnswer[]) => (
    <Lines
      rows={value}
      render={({ question, answer }) => (
        <>
          问：{question}
          <div className="soft">答：{answer}</div>
        </>
      )}
    />
  ),
  places: (value: ServicePlace[]) => <Lines rows={value} render={(row) => <PlaceValue place={row} />} />,
  fee: (value: Fee) =>
    value.charged ? (
      <>
        收费：{value.standard ?? '标准未写明'}（{value.basis ?? '依据未写明'}） <MarkTag mark={value.mark} />
      </>
    ) : (
      '不收费'
    ),
  visits: (value: number) => `${value} 次`,
  promise: (value: boolean) => (value ? '可以告知承诺办理' : '不适用'),
  afterGrant: (value: AfterGrant) => `${value.check}，${value.withinDays} 个工作日内（${value.basis}）`,
  stage: (value: number) => stageName(value),
  levels: (value: (keyof typeof levelWords)[]) => value.map((level) => levelWords[level]).join('、'),
  needs: (value: string[]) => <ItemNames items={value} />,
  department: (value: string) => <DepartmentName id={value} />,
  bodyId: (value: string) => <BodyName id={value} />,
  supervisedBy: (value: string) => <BodyName id={value} />,
  code: (value: string) => <span className="code">{value}</span>,
  basicCode: (value: string) => <span className="code">{value}</span>,
  appliesRule: (value: string) => <span className="code">{value}</span>,
  itemType: (value: string) => <CodeName list="itemType" code={value} />,
  handling: (value: string) => <CodeName list="handlingType" code={value} />,
  powerSource: (value: string) => <CodeName list="powerSource" code={value} />,
  bodyNature: (value: string) => <CodeName list="bodyNature" code={value} />,
  serviceObjects: (value: string[]) => (
    <Lines rows={value} render={(code) => <CodeName list="serviceObject" code={code} />} />
  ),
  correctionSilence: (value: CorrectionSilence) => (
    <>
      {value.outcome === 'withdrawn' ? '视为撤回' : '不予受理'}（{value.basis}） <MarkTag mark={value.mark} />
    </>
  ),
  stops: ({ statutory, committed }: Stops) => (
    <>
      {[
        ...statutory.map((stop) => ({ ...stop, which: '法定' })),
        ...committed.map((stop) => ({ ...stop, which: '承诺' })),
      ].map(({ which, ground, basis, mark }) => (
        <div key={`${which} ${ground}`}>
          {which}时限停计：{groundWords[ground]}（{basis}） <MarkTag mark={mark} />
        </div>
      ))}
    </>
  ),
  furtherLimits: (value: FurtherLimit[]) => (
    <Lines
      rows={value}
      render={(limit) => `${limit.event}：${furtherWords(limit as never)}（${limit.basis}）`}
    />
  ),
};

function Lines<Row>({ rows, render }: { rows: readonly Row[]; render: (row: Row) => ReactNode }) {
  if (rows.length === 0) return <span className="soft">没有</span>;
  return (
    <ol className="value-lines">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown
        <li key={index}>{render(row)}</li>
      ))}
    </ol>
  );
}

export function LimitValue({ limit }: { limit: Limit | null }) {
  if (limit === null) return <>法律没有规定</>;
  return (
    <>
      {limit.value === 0 ? '即办' : amount(limit.value, limit.unit)}，
      {startWords(limit.start === 'received' ? 'received' : 'accepted')}
      <span className="soft">（{limit.basis}）</span> <MarkTag mark={limit.mark} />
    </>
  );
}

function BasisValue({ basis }: { basis: LegalBasis }) {
  return (
    <>
      《{basis.law}》{basis.article} <span className="soft">（{basis.via}）</span>{' '}
      <MarkTag mark={basis.verified ? null : '未核对原文'} />
      {basis.link ? (
        <>
          {' '}
          <a href={basis.link} target="_blank" rel="noreferrer">
            原文
          </a>
        </>
      ) : null}
      {basis.wording ? <div className="soft">{basis.wording}</div> : null}
      {basis.currency ? <div className="item-currency">{basis.currency}</div> : null}
    </>
  );
}

function MaterialValue({ material }: { material: Material }) {
  return (
    <>
      {material.name}（{necessityWords[material.necessity]}
      {material.when ? `：${material.when}` : ''}）{' '}
      <span className="soft">
        {material.source === 'shared'
          ? `共享取得，免于提交${material.holder ? `：${material.holder}` : ''}`
          : '申请人提交'}
      </span>{' '}
      <MarkTag mark={material.owable ? '可以容缺' : null} /> <MarkTag mark={material.mark} />
    </>
  );
}

function stepWords({ name, post, task, limit }: ProcessStep): string {
  return `${name}（${post}${limit === null ? '' : `，${limit}`}）：${task}`;
}

function procedureWords({ kind, name, days, stopsStatutory, basis }: SpecialProcedure): string {
  const time = days === null ? '所需时间由机关告知' : `${days} 个工作日`;
  const stops = stopsStatutory ? '法定、承诺时限都停' : '只停承诺时限';
  return `${name === specialNames[kind] ? name : `${name}（${specialNames[kind]}）`}，${time}，${stops}（${basis}）`;
}

function SituationValue({ situation }: { situation: Situation }) {
  return (
    <>
      {situation.name}
      <span className="soft">
        {situation.rule ? `（规则：${situation.rule}）` : '（申请人选择）'}
        {situation.adds.length > 0 ? `，另需 ${situation.adds.length} 份材料` : ''}
        {situation.drops.length > 0 ? `，少交 ${situation.drops.length} 份材料` : ''}
        {situation.committed === null ? '' : `，承诺 ${situation.committed}`}（{situation.basis}）
      </span>
    </>
  );
}

function PlaceValue({ place }: { place: ServicePlace }) {
  return (
    <>
      {place.name}：{place.address}，{place.hours}，电话 {place.phone}
      {place.point ? (
        <span className="soft">
          （东经 {place.point.lon}°，北纬 {place.point.lat}°）
        </span>
      ) : null}{' '}
      <MarkTag mark={place.mark} />
    </>
  );
}

function ItemNames({ items }: { items: readonly string[] }) {
  const nameOf = useItemName();
  return <>{items.length === 0 ? '无' : items.map(nameOf).join('、')}</>;
}

function DepartmentName({ id }: { id: string }) {
  const { departments } = useReference();
  return <>{departments.find((each) => each.id === id)?.name ?? id}</>;
}

function CodeName({ list, code }: { list: string; code: string }) {
  const entries = useCodeList(list);
  const entry = entries.find((each) => each.code === code);
  return (
    <>
      {entry?.name ?? code} <MarkTag mark={entry?.mark} />
    </>
  );
}
