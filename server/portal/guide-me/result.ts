import type { Limit, Material } from '@zongheng/core/catalogue';
import { criticalPath, guideOutcome, type KnownFacts } from '@zongheng/core/planning';
import { type Catalogue, type Flow, formOf, type ItemAt } from '../../catalogue/index.ts';
import type { GuideResult } from './schema.ts';
import { WORDS } from './words.ts';

type Needed = GuideResult['stages'][number]['items'][number];
type Entry = Flow['stages'][number]['items'][number] & { readonly stage: number };

/**
 * What a project with these facts needs in a place: items by stage with body, days and reason, materials without
 * repeats, and what only a person can decide. An item is needed by its rule, or because the flow that fits
 * requires it of everybody.
 */
export function resultOf(catalogue: Catalogue, place: string, facts: KnownFacts): GuideResult {
  const form = formOf(catalogue.facts(), facts);
  const asForm = { ...form.fields, answers: form.answers, approvalDivision: place };
  const suggested = catalogue.suggestFlows(asForm)[0];
  const flow = suggested && catalogue.flow(suggested.id);
  const entries: readonly Entry[] = flow ? catalogue.itemsFor(flow, asForm) : [];
  const items = catalogue.items();
  const outcome = guideOutcome(
    items.map(({ id, appliesRule }) => ({
      id,
      rule: appliesRule === undefined ? null : catalogue.rule(appliesRule),
    })),
    facts,
  );
  const reasons = new Map(outcome.needed.map(({ id, reasons: why }) => [id, why]));
  const entryOf = new Map(entries.map((entry) => [entry.item, entry]));
  for (const { item, necessity } of entries) {
    if (necessity === 'required' && !reasons.has(item)) reasons.set(item, [WORDS.required(flow?.name ?? '')]);
  }
  const at = new Map(
    [...reasons.keys()].flatMap((id) => {
      const found = catalogue.itemFor(id, { approvalDivision: place, place });
      return found ? [[id, found] as const] : [];
    }),
  );
  const needed = [...at].map(([id, found]): Needed & { readonly stage: number } =>
    neededItem(catalogue, found, entryOf.get(id), reasons.get(id) ?? []),
  );
  const stageOf = (no: number) => flow?.stages.find((stage) => stage.no === no);
  return {
    place: { code: place, name: placeName(catalogue, place) },
    flow: flow ? { id: flow.id, name: flow.name, why: flow.why, mark: flow.mark } : null,
    stages: [1, 2, 3, 4, 5].flatMap((no) => {
      const own = needed.filter(({ stage }) => stage === no).map(({ stage: _, ...rest }) => rest);
      if (own.length === 0) return [];
      const stage = stageOf(no);
      return [
        {
          no,
          name: stage?.name ?? WORDS.stages[no] ?? '',
          lead: stage ? catalogue.departmentName(stage.leadDepartment) : null,
          limitDays: stage && flow ? catalogue.stageLimit(stage, asForm) : null,
          path: stage
            ? pathOf(
                entries.filter((entry) => entry.stage === no && at.has(entry.item)),
                at,
              )
            : null,
          items: own,
        },
      ];
    }),
    ...materialsOf([...at.values()], catalogue),
    undecided: outcome.undecided
      .filter(({ id }) => !reasons.has(id))
      .flatMap(({ id, open }) => {
        const item = catalogue.item(id);
        return item
          ? [{ id, name: item.name, appliesWhen: item.appliesWhen, open: [...labels(catalogue, open)] }]
          : [];
      }),
    notNeeded: outcome.notNeeded
      .filter(({ id }) => !reasons.has(id))
      .map(({ id, reasons: why }) => ({ id, name: catalogue.item(id)?.name ?? id, reasons: [...why] })),
    form: { fields: { ...form.fields, approvalDivision: place }, answers: form.answers },
  };
}

function neededItem(
  catalogue: Catalogue,
  found: ItemAt,
  entry: Entry | undefined,
  reasons: readonly string[],
) {
  const { item, body } = found;
  const days =
    entry === undefined ? limitText(item.committed) : WORDS.days(shorter(entry.days, item.committed));
  return {
    id: item.id,
    name: item.name,
    department: catalogue.departmentName(item.department),
    body: body ? { id: body.id, name: body.name, division: body.division } : null,
    days,
    reasons: [...reasons],
    mark: item.mark,
    stage: entry?.stage ?? item.stage,
  };
}

const limitText = ({ value, unit }: Limit) => (value === 0 ? WORDS.days(0) : `${value} ${WORDS.units[unit]}`);

const shorter = (days: number, { value, unit }: Limit) =>
  unit === 'working-day' ? Math.min(days, value) : days;

/** The longest chain of what the project needs in a stage, in working days. */
function pathOf(entries: readonly Entry[], at: ReadonlyMap<string, ItemAt>) {
  const path = criticalPath(entries.map(({ item, days, after }) => ({ id: item, days, after })));
  if (!path.ok) return null;
  return {
    days: path.value.days,
    items: path.value.path.map((id) => at.get(id)?.item.name ?? id),
  };
}

function materialsOf(
  found: readonly ItemAt[],
  catalogue: Catalogue,
): Pick<GuideResult, 'materials' | 'shared'> {
  const all = new Map<string, { material: Material; items: string[] }>();
  for (const { item } of found) {
    for (const material of item.materials) {
      const known = all.get(material.key);
      if (known) known.items.push(item.name);
      else all.set(material.key, { material, items: [item.name] });
      // Asked for by one item in every case: then it is.
      if (known && material.necessity === 'required') known.material = material;
    }
  }
  const rows = [...all.values()];
  return {
    materials: rows
      .filter(({ material }) => material.source === 'applicant')
      .map(({ material, items }) => ({
        key: material.key,
        name: material.name,
        necessity: material.necessity,
        when: material.when,
        items,
      })),
    shared: rows
      .filter(({ material }) => material.source === 'shared')
      .map(({ material, items }) => ({
        key: material.key,
        name: material.name,
        from:
          material.resultOf === null
            ? (material.holder ?? '')
            : WORDS.resultOf(catalogue.item(material.resultOf)?.name ?? material.resultOf),
        items,
      })),
  };
}

function labels(catalogue: Catalogue, names: readonly string[]): readonly string[] {
  return names.map((name) => {
    const fact = catalogue.facts().find((each) => each.name === name);
    return fact?.type === 'boolean'
      ? `是否${fact.label.replace(/^(是|属于)/, '属于')}`
      : (fact?.label ?? name);
  });
}

/** 沈阳市和平区, not 和平区 alone. */
export function placeName(catalogue: Catalogue, code: string): string {
  const name = (each: string) => catalogue.division(each)?.name ?? each;
  const parent = catalogue.lineage(code)[1];
  return parent === undefined || parent === catalogue.province ? name(code) : `${name(parent)}${name(code)}`;
}
