import { isWithin, KINDS_OFF_THE_CLOCK } from '@zongheng/core/catalogue';
import { describeLimit } from '@zongheng/core/clock';
import { findCircle } from '@zongheng/core/planning';
import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Item } from '../schema/guide.ts';

type Add = (path: Finding['path'], rule: Finding['rule'], message: string) => void;

/** References, limits and what stops them, item by item; then the order among all of them. */
export function itemRules({ items }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  items.rows.forEach((item, index) => {
    const add: Add = (path, rule, message) => {
      found.push({ file: 'items.json', path: ['rows', index, ...path], rule, message });
    };
    if (!lookup.departments.has(item.department)) {
      add(['department'], 'reference', say.reference('部门', item.department));
    }
    item.needs.forEach((need, at) => {
      if (!lookup.items.has(need)) add(['needs', at], 'reference', say.reference('事项', need));
    });
    limits(item, add);
    stops(item, add);
  });
  items.earlier.forEach((item, index) => {
    const newest = lookup.items.get(item.id)?.version ?? 0;
    if (item.version < newest) return;
    const message = say.earlier(item.id, item.version);
    found.push({ file: 'items.json', path: ['earlier', index, 'version'], rule: 'reference', message });
  });
  return [...found, ...circles(items.rows)];
}

/** 承诺时限 must not be longer than 法定时限. */
function limits(item: Item, add: Add): void {
  if (item.statutory === null || isWithin(item.committed, item.statutory)) return;
  add(
    ['committed', 'value'],
    'committed-longer',
    say.committedLonger(
      describeLimit(item.committed.value, item.committed.unit),
      describeLimit(item.statutory.value, item.statutory.unit),
    ),
  );
}

/** Only what 行政许可法 §45 lists, and 委托评估 by 令673, may stop a statutory clock. */
function stops(item: Item, add: Add): void {
  item.specialProcedures.forEach((procedure, at) => {
    if (!procedure.stopsStatutory) return;
    const listed = KINDS_OFF_THE_CLOCK.includes(procedure.kind);
    const commissioned = procedure.kind === 'commissioned-evaluation' && procedure.basis.includes('673');
    if (listed || commissioned) return;
    add(['specialProcedures', at, 'stopsStatutory'], 'clock-stop', say.stopsStatutory(procedure.name));
  });
  const stopping =
    item.statutory !== null && item.specialProcedures.some(({ stopsStatutory }) => stopsStatutory);
  const named = item.stops.statutory.length > 0;
  if (named && !stopping) add(['stops', 'statutory'], 'clock-stop', say.stopsNothing());
  if (stopping && !named) add(['stops', 'statutory'], 'clock-stop', say.stopsMissing());
}

/** Nothing may wait for itself: neither by `needs` nor by a material that is another item's result. */
function circles(rows: readonly Item[]): readonly Finding[] {
  const circle = findCircle(
    rows.map(({ id, needs, materials }) => ({
      id,
      days: 0,
      after: [...needs, ...materials.flatMap(({ resultOf }) => (resultOf === null ? [] : [resultOf]))],
    })),
  );
  if (circle === null) return [];
  const index = rows.findIndex(({ id }) => id === circle[0]);
  return [
    { file: 'items.json', path: ['rows', index, 'needs'], rule: 'circle', message: say.circle(circle) },
  ];
}
