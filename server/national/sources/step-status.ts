import { type CaseStatus, statusInfo } from '@zongheng/core/casework';
import type { StepFactRow } from './rows.ts';

/** The exchange state (BLZT) a case fact reports; facts that only move a clock or follow a decision have none. */
const STATUS_OF_FACT: Readonly<Record<string, CaseStatus>> = {
  'case.received': 'received',
  'case.withdrawn-before-acceptance': 'withdrawn-before-acceptance',
  'case.accepted': 'accepted',
  'case.not-needed': 'not-needed',
  'case.acceptance-refused': 'acceptance-refused',
  'case.correction-requested': 'correction-requested',
  'case.correction-supplied': 'correction-supplied',
  'case.handling-started': 'in-handling',
  'case.special-started': 'special-started',
  'case.special-ended': 'special-ended',
  'case.granted': 'granted',
  'case.granted-with-owed': 'granted-with-owed',
  'case.refused': 'refused',
  'case.withdrawn': 'withdrawn',
  'case.revoked': 'revoked',
};

/** null: reported to nobody, because neither line has a state for it. */
export function statusOfFact(type: string): CaseStatus | null {
  return STATUS_OF_FACT[type] ?? null;
}

export type Step = {
  readonly fact: StepFactRow;
  readonly status: CaseStatus;
  readonly code: number;
  /** BLZT, with 6 and 7 told apart by whether the case had been accepted: the investment line needs it. */
  readonly stateKey: string;
};

/** The steps of one case with their states, oldest first. */
export function stepsOf(facts: readonly StepFactRow[]): readonly Step[] {
  let accepted = false;
  return facts.flatMap((fact): Step[] => {
    const status = statusOfFact(fact.type);
    if (status === null) return [];
    if (status === 'accepted') accepted = true;
    const { code } = statusInfo(status);
    const before = !accepted && (code === 6 || code === 7);
    return [{ fact, status, code, stateKey: before ? `${code}-before` : String(code) }];
  });
}
