export { isWithin } from './compare-limits.ts';
export type {
  CorrectionSilence,
  Extension,
  ItemKind,
  ItemRule,
  Limit,
  LimitStart,
  LimitUnit,
  SpecialProcedure,
  SpecialProcedureKind,
  StopGround,
} from './item.ts';
export { KINDS_OFF_THE_CLOCK } from './item.ts';
