import { createContext, useContext } from 'react';
import type { Measure } from '../api/types.ts';

/** Whose date is explained: a measure of a case, or the clock of a project or of a stage of one of its works. */
export type ExplanationTarget =
  | { caseId: string; measure: Measure }
  | { projectId: string; title: string; workId: string | null; stage: number };
type Open = (target: ExplanationTarget) => void;

export const ExplanationContext = createContext<Open>(() => undefined);

/** Opens the explanation of a due date beside whatever page one is on. */
export function useOpenExplanation(): Open {
  return useContext(ExplanationContext);
}
