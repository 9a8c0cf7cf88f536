import fc from 'fast-check';
import type { Fee, ImplementedElements, Material, Situation, StandardItem } from '../content.ts';
import type { Extension, Limit, SpecialProcedure } from '../item.ts';
import { material, STANDARD, situation } from './fixtures.ts';

/** For tests: standards that agree with themselves, and drafts below that mostly, but not always, keep to them. */

const KEYS = ['a', 'b', 'c', 'd'];
const CONDITIONS = ['甲', '乙', '丙'];

const someOf = <T>(values: readonly T[]): fc.Arbitrary<readonly T[]> => fc.subarray([...values]);
const days = fc.nat(20);
const necessity = fc.constantFrom('required', 'conditional', 'optional');
const source = fc.constantFrom('applicant', 'shared');
const when = fc.constantFrom('新建', '扩建', ' ', null);

const anyMaterial = (key: string): fc.Arbitrary<Material> =>
  fc.record({ necessity, source, when, owable: fc.boolean() }).map((over) => material(key, over));
const anyProcedure = (name: string): fc.Arbitrary<SpecialProcedure> =>
  fc
    .record({ days: fc.option(days), stopsStatutory: fc.boolean() })
    .map((over) => ({ kind: 'other', name, basis: '示例', ...over }));
const anyExtension: fc.Arbitrary<Extension | null> = fc.option(
  fc
    .record({ value: days, times: fc.nat(2) })
    .map((over) => ({ unit: 'working-day', approver: '负责人', basis: '示例', ...over })),
);
const anySituation = (key: string): fc.Arbitrary<Situation> =>
  fc
    .record({ adds: someOf(KEYS), drops: someOf(KEYS), committed: fc.option(days) })
    .map((over) => situation(key, over));
const allOf = <T>(keys: readonly string[], one: (key: string) => fc.Arbitrary<T>) =>
  someOf(keys).chain((some) => fc.tuple(...some.map(one)));

const fee: fc.Arbitrary<Fee> = fc.record({
  charged: fc.boolean(),
  standard: fc.constant('100元'),
  basis: fc.constantFrom('依据', ' ', null),
});
const process = fc
  .array(fc.option(fc.nat(6)), { maxLength: 3 })
  .map((limits) => limits.map((limit, no) => ({ key: `${no}`, name: '办理', post: '', task: '', limit })));

const limitWith = (unit: fc.Arbitrary<Limit['unit']>): fc.Arbitrary<Limit> =>
  fc.record({
    value: days,
    unit,
    start: fc.constantFrom('received', 'accepted'),
    basis: fc.constant('示例'),
  });

/** Standards count in days: an hour limit runs from the moment, a day limit from the next day on. */
export const anyStandard: fc.Arbitrary<StandardItem> = fc
  .record({
    committed: limitWith(fc.constantFrom('working-day', 'calendar-day')),
    spare: fc.option(days),
    extension: anyExtension,
    specialProcedures: allOf(['e', 'f'], anyProcedure),
    conditions: someOf(CONDITIONS),
    materials: allOf(KEYS, anyMaterial),
    promise: fc.boolean(),
    visits: fc.nat(2),
    process,
    fee,
    situations: allOf(['s', 't'], anySituation),
  })
  .map(({ committed, spare, visits, process: steps, fee: own, situations, ...rest }) => {
    const known = (keys: readonly string[]) =>
      keys.filter((key) => rest.materials.some((m) => m.key === key));
    let left = committed.value;
    return {
      ...STANDARD,
      ...rest,
      committed,
      statutory: spare === null ? null : { ...committed, value: committed.value + spare },
      guide: {
        ...STANDARD.guide,
        visits,
        process: steps.map((step) => {
          const limit = step.limit === null ? null : Math.min(step.limit, left);
          left -= limit ?? 0;
          return { ...step, limit };
        }),
        fee: own.charged ? { ...own, basis: '依据' } : own,
        situations: situations.map((each) => ({
          ...each,
          adds: known(each.adds),
          drops: known(each.drops),
          committed: each.committed === null ? null : Math.min(each.committed, committed.value),
        })),
      },
    };
  });

/** Elements as a level below may write them under a standard; each absent half of the time. */
export function anyElements(standard: StandardItem): fc.Arbitrary<ImplementedElements> {
  const { guide } = standard;
  const near = <T>(theirs: T, other: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(theirs) }, { weight: 1, arbitrary: other });
  const materials = allOf([...KEYS, 'z'], (key) =>
    near(standard.materials.find((each) => each.key === key) ?? material(key), anyMaterial(key)),
  );
  const situations = allOf(['s', 't', 'u'], (key) => {
    const theirs = guide.situations.find((each) => each.key === key);
    return theirs ? near(theirs, anySituation(key)) : anySituation(key);
  });
  const procedures = allOf(['e', 'f', 'g'], (name) =>
    near(
      standard.specialProcedures.find((each) => each.name === name) ?? {
        kind: 'other',
        name,
        basis: '示例',
        days: 1,
        stopsStatutory: true,
      },
      anyProcedure(name),
    ),
  );
  const elements = fc.record(
    {
      name: near(standard.name, fc.constant('别名')),
      basis: near(standard.basis, fc.constant(standard.basis.slice(1))),
      committed: near(standard.committed, limitWith(fc.constantFrom('working-day', 'calendar-day', 'hour'))),
      extension: near(standard.extension, anyExtension),
      specialProcedures: procedures,
      conditions: near(standard.conditions, someOf([...CONDITIONS, '丁'])),
      materials,
      promise: fc.boolean(),
      visits: near(guide.visits, fc.nat(2)),
      process: near(guide.process, process),
      fee: near(guide.fee, fee),
      situations,
    },
    { requiredKeys: [] },
  );
  return fc
    .tuple(
      elements,
      fc.array(fc.constantFrom('materials', 'situations', 'specialProcedures', 'fee', 'name'), {
        maxLength: 4,
      }),
    )
    .map(([all, dropped]) =>
      Object.fromEntries(Object.entries(all).filter(([key]) => !dropped.some((each) => each === key))),
    );
}
