import { createContext, useContext } from 'react';

/** What is wrong at a place of the draft, said beside its field. */
export type PlaceFault = {
  /** Wire path: 'elements.committed', 'local.places[0].phone'. */
  readonly field: string;
  readonly message: string;
  readonly source?: string | undefined;
  /** Of form: cannot be saved. Of law: is saved, cannot be submitted. */
  readonly weight: 'form' | 'law' | 'note';
};

export const FaultContext = createContext<readonly PlaceFault[]>([]);

/** The faults of a place itself. */
export function useFault(path: string): string | undefined {
  const found = useContext(FaultContext).filter(({ field, weight }) => field === path && weight === 'form');
  return found.length === 0 ? undefined : found.map(({ message }) => message).join('；');
}

/** Those of law at a place or inside it: 'elements.materials' has those of 'elements.materials[2].name', too. */
export function useFindings(path: string): readonly PlaceFault[] {
  return useContext(FaultContext).filter(({ field, weight }) => weight !== 'form' && isInside(field, path));
}

/** Of the place, and of no row of it. */
export function isOfItself(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`);
}

export function isInside(field: string, path: string): boolean {
  return field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);
}
