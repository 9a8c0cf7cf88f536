import type { FactCondition } from '../../planning/index.ts';
import type { FlowStage, StageVariant } from './flow.ts';

/** The most days a derived stage may take where the template's stages, as varied, take `most`. */
export type StageBound = { readonly days: number; readonly most: number };

/**
 * For every way the covered stages of a template may vary: their days, and the most the derived stage may take for
 * a project that varies so. A project takes the first variant whose conditions all hold.
 */
export function stageBounds(covered: readonly FlowStage[], derived: FlowStage): readonly StageBound[] {
  return combinations(covered).map(({ days: most, known }) => ({ days: longest(derived, known), most }));
}

type Varied = { readonly days: number; readonly known: readonly FactCondition[] };

function combinations(covered: readonly FlowStage[]): readonly Varied[] {
  return covered.reduce<readonly Varied[]>(
    (all, stage) =>
      all.flatMap(({ days, known }) => [
        { days: days + stage.limitDays, known },
        ...(stage.variants ?? []).map((variant) => ({
          days: days + variant.limitDays,
          known: [...known, ...variant.appliesTo],
        })),
      ]),
    [{ days: 0, known: [] }],
  );
}

function longest(stage: FlowStage, known: readonly FactCondition[]): number {
  let days = 0;
  for (const variant of stage.variants ?? []) {
    days = Math.max(days, variant.limitDays);
    if (surely(variant, known)) return days;
  }
  return Math.max(days, stage.limitDays);
}

function surely(variant: StageVariant, known: readonly FactCondition[]): boolean {
  return variant.appliesTo.every((wanted) =>
    known.some(
      ({ field, in: values }) => field === wanted.field && values.every((value) => wanted.in.includes(value)),
    ),
  );
}
