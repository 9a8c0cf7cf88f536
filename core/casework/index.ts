export { type CaseCommand, type CaseCommandType, COMMAND_NAMES } from './commands.ts';
export type { CaseContext } from './context.ts';
export { decide } from './decide.ts';
export { deemedFacts } from './deemed.ts';
export type {
  CaseFact,
  CaseFactType,
  CorrectionItem,
  DecisionDocument,
  FileReference,
  OwedMaterial,
  SuppliedMaterial,
} from './facts.ts';
export { ACCEPTANCE_LIMIT, ledgerOf, limitOf, type Measure, readMeasure } from './ledgers.ts';
export { LIGHT_WORDS, type Light, type LightSignal, lightOf } from './light.ts';
export {
  type CaseState,
  evolve,
  type Move,
  NO_CASE,
  type OpenCorrection,
  type OpenSpecial,
} from './state.ts';
export {
  CASE_STATUSES,
  type CaseStatus,
  nextStatuses,
  type StatusGroup,
  type StatusInfo,
  statusInfo,
} from './status.ts';
