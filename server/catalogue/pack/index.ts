export { factsOf } from './facts.ts';
export { formCode, type IndustryAnswer } from './industry.ts';
export { describeProblems, type LoadedPack, loadPack } from './load.ts';
export type { FlowSuggestion, Pack, ProjectPlaces } from './pack.ts';
export type { AppliedItem } from './plan.ts';
export type { PackFile, PackProblem, PackRule } from './problem.ts';
export type {
  Body,
  CodeList,
  CodeRow,
  Condition,
  Department,
  Division,
  FactField,
  Flow,
  FlowItem,
  Industry,
  Item,
  LegalBasis,
  Level,
  Manifest,
  Material,
  Stage,
  Window,
} from './schema.ts';
