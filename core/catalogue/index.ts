export { isWithin } from './compare-limits.ts';
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
