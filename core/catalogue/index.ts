export { type Behind, type ChangeAbove, isBehind, whatChangedAbove } from './behind.ts';
export { isWithin } from './compare-limits.ts';
export { type ComposeOptions, composeItem } from './compose.ts';
export { checkConformity, exceptedElements } from './conformity/check.ts';
export { ELEMENT_NAMES } from './conformity/messages.ts';
export { checkStandard } from './conformity/standard.ts';
export type {
  Conformity,
  ConformityRefusal,
  ElementConformity,
  ElementStanding,
} from './conformity/types.ts';
export type {
  AfterGrant,
  ConformityException,
  Element,
  Fee,
  Guide,
  Implementation,
  ImplementationContent,
  ImplementedElements,
  LegalBasis,
  LocalElements,
  Material,
  Necessity,
  ProcessStep,
  QuestionAnswer,
  RegisteredMaterial,
  ServicePlace,
  Situation,
  StandardItem,
} from './content.ts';
export { compareContents, type Difference, type DifferenceKind } from './diff/compare.ts';
export { ELEMENTS, type Elements, elementsOf } from './elements.ts';
export { checkDerivedFlow, derivedFlowId } from './flows/check-derived.ts';
export { checkFlow, type FlowCheckedItem, type FlowContext, flowNodes } from './flows/check-flow.ts';
export {
  chainsOf,
  entriesOf,
  type FlowContent,
  type FlowEntry,
  type FlowFamily,
  type FlowLevel,
  type FlowPath,
  type FlowProblem,
  type FlowRule,
  type FlowStage,
  flowPathText,
  type JointHandling,
  type StageVariant,
} from './flows/flow.ts';
export { furtherLimitsOf, LICENCE_LIMITS } from './further-limits.ts';
export type {
  CorrectionSilence,
  Extension,
  FurtherLimit,
  ItemKind,
  ItemRule,
  Limit,
  LimitStart,
  LimitUnit,
  OpinionRule,
  RenewalRule,
  SpecialProcedure,
  SpecialProcedureKind,
  StopGround,
  ValidityTerm,
} from './item.ts';
export {
  GENERAL_OPINION_RULE,
  GENERAL_RENEWAL_RULE,
  KINDS_OFF_THE_CLOCK,
  renewalRuleOf,
} from './item.ts';
export { allowedActs } from './lifecycle/allowed-acts.ts';
export type { EntryAct, EntryActor, EntryCommand, EntryContext } from './lifecycle/commands.ts';
export { decideEntry } from './lifecycle/decide.ts';
export type { EntryContent, EntryFact, EntryKey, EntryKind } from './lifecycle/facts.ts';
export { ACT_NAMES, KIND_NAMES, STEP_NAMES } from './lifecycle/messages.ts';
export {
  approvedExceptions,
  type EntryException,
  type EntryState,
  evolveEntry,
  lastVersionOf,
  NO_ENTRY,
  type Proposal,
  type ProposalStep,
  type PublishedVersion,
} from './lifecycle/state.ts';
export { mayDraft, STAFFING_OFFICE } from './lifecycle/who.ts';
