import { createContext, useContext } from 'react';
import type { Measure } from '../api/types.ts';

export type ExplanationTarget = { caseId: string; measure: Measure };
type Open = (target: ExplanationTarget) => void;

export const ExplanationContext = createContext<Open>(() => undefined);

/** Opens the explanation of a case's due date beside whatever page one is on. */
export function useOpenExplanation(): Open {
  return useContext(ExplanationContext);
}
