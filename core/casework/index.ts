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
  OpinionKind,
  OwedMaterial,
  SuppliedMaterial,
} from './facts.ts';
export { ACCEPTANCE_LIMIT, ledgerOf, limitOf, MEASURES, type Measure, readMeasure } from './ledgers.ts';
export { LIGHT_WORDS, type Light, type LightSignal, lightOf, type StopLight } from './light.ts';
export { foremostOpinion, readOpinion } from './side-ledgers.ts';
export {
  type CaseState,
  evolve,
  type Move,
  NO_CASE,
  type OpenCorrection,
  type OpenSpecial,
  type OpinionRequest,
  type Renewal,
} from './state.ts';
export {
  CASE_STATUSES,
  type CaseStatus,
  nextStatuses,
  type StatusGroup,
  type StatusInfo,
  statusInfo,
} from './status.ts';
export { expiryOf, openRenewal } from './validity.ts';
