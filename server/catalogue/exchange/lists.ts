import type { Catalogue } from '../catalogue.ts';
import type { ListName } from './columns.ts';

/** A value as stored, and as people choose it. */
export type Choice = { readonly value: string | boolean; readonly label: string };
export type Lists = {
  of(list: ListName): readonly Choice[];
  /** What a person sees of a value; the value itself where no list has it. */
  label(list: ListName, value: unknown): string;
  /** The value of what a person wrote: the label, the name alone, or the code. */
  value(list: ListName, text: string): string | boolean | undefined;
};

const pairs = (given: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(given).map(([value, label]) => ({ value, label }));
const PROCEDURES = {
  ...{
    hearing: '听证',
    bidding: '招标',
    auction: '拍卖',
    inspection: '检验',
    testing: '检测',
    quarantine: '检疫',
  },
  ...{ appraisal: '鉴定', 'expert-review': '专家评审', 'commissioned-evaluation': '委托评估', other: '其他' },
};
const KINDS = ['行政许可', '行政确认', '备案', '政府内部审批', '技术审查', '其他'];
export const OWN = { inherited: '沿用标准', own: '本级规定' } as const;

/** What can be chosen in a division's workbook. */
export function listsOf(catalogue: Catalogue, division: string): Lists {
  const coded = (id: string): Choice[] =>
    (catalogue.codeLists().find((list) => list.id === id)?.rows ?? []).map(({ code, name }) => ({
      value: code,
      label: name === code ? code : `${code} ${name}`,
    }));
  const bodies = (codes: readonly string[]): Choice[] =>
    codes.flatMap((code) => catalogue.bodiesIn(code).map(({ id, name }) => ({ value: id, label: name })));
  const make: Readonly<Record<ListName, () => Choice[]>> = {
    yesNo: () => [
      { value: true, label: '是' },
      { value: false, label: '否' },
    ],
    own: () => pairs(OWN),
    necessity: () => pairs({ required: '必要', conditional: '特定情形下必要', optional: '非必要' }),
    materialSource: () => pairs({ applicant: '申请人提交', shared: '共享获取' }),
    unit: () => pairs({ 'working-day': '工作日', 'calendar-day': '自然日', hour: '小时' }),
    start: () => pairs({ accepted: '自受理起', received: '自收件起' }),
    procedureKind: () => pairs(PROCEDURES),
    itemKind: () => KINDS.map((value) => ({ value, label: value })),
    powerSource: () => coded('powerSource'),
    bodyNature: () => coded('bodyNature'),
    itemType: () => coded('itemType'),
    handling: () => coded('handlingType'),
    serviceObject: () => coded('serviceObject'),
    level: () => pairs({ province: '省级', city: '市级', county: '县级' }),
    bodies: () => bodies([division]),
    supervisors: () => bodies(catalogue.lineage(division)),
    departments: () => catalogue.departments().map(({ id, name }) => ({ value: id, label: name })),
    items: () => catalogue.items().map(({ id, name }) => ({ value: id, label: name })),
    materials: () => catalogue.materials().map(({ key, name }) => ({ value: key, label: name })),
  };
  const known = new Map<
    ListName,
    { rows: Choice[]; labels: Map<unknown, string>; values: Map<string, string | boolean> }
  >();
  const find = (list: ListName) => {
    const found = known.get(list);
    if (found) return found;
    const rows = distinct(make[list]());
    const values = new Map<string, string | boolean>();
    // What is written out in full wins over a name or a code that happens to be equal.
    for (const { value } of rows) values.set(String(value), value);
    for (const { value, label } of rows) values.set(label.replace(/^\S+ /, ''), value);
    for (const { value, label } of rows) values.set(label, value);
    const entry = {
      rows,
      labels: new Map<unknown, string>(rows.map(({ value, label }) => [value, label])),
      values,
    };
    known.set(list, entry);
    return entry;
  };
  return {
    of: (list) => find(list).rows,
    label: (list, value) => find(list).labels.get(value) ?? String(value ?? ''),
    value: (list, text) => find(list).values.get(text),
  };
}

/** Two of the same name are told apart by their codes. */
function distinct(rows: readonly Choice[]): Choice[] {
  const times = new Map<string, number>();
  for (const { label } of rows) times.set(label, (times.get(label) ?? 0) + 1);
  return rows.map(({ value, label }) => ({
    value,
    label: times.get(label) === 1 ? label : `${label}（${value}）`,
  }));
}
