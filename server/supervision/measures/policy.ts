import { accept, type Result, refuse } from '@zongheng/core';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Actor } from '../../identity/index.ts';
import { MEASURE_MESSAGES } from './messages.ts';

/** Measures and where time goes: of the bodies of the reader's own division and below it. */
export const caseMeasureActions = {
  'oversight.measure': ['supervisor', 'leader'],
} as const;

/** Divisions whose bodies the reader may measure; null: all. The province is above every division. */
export function measuredDivisions(
  { seat: { division } }: Actor,
  catalogue: Pick<Catalogue, 'within' | 'province'>,
): readonly string[] | null {
  return division === null || division.code === catalogue.province ? null : catalogue.within(division.code);
}

/** How single officials work is for supervisors alone. */
export function mayMeasurePersons({ seat }: Actor): boolean {
  return seat.role === 'supervisor';
}

/** Refuses figures of persons, and lists of one person's cases, to everybody else. */
export function checkPersons(actor: Actor, asksForPersons: boolean): Result<void> {
  return asksForPersons && !mayMeasurePersons(actor)
    ? refuse('forbidden', MEASURE_MESSAGES.personsOnlySupervisors, '')
    : accept(undefined);
}
