export { type FactCondition, type Facts, type Verdict, verdict } from './conditions.ts';
export { type CriticalPath, criticalPath, type Planned } from './critical-path.ts';
export {
  type GuideItem,
  type GuideOutcome,
  type GuideQuestion,
  guideOutcome,
  nextQuestion,
} from './guide.ts';
export { findCircle, planOrder } from './order.ts';
export type { PlanNode } from './plan.ts';
export { type Progress, type Readiness, type ReadyNode, readiness, readyItems } from './ready.ts';
export {
  amount,
  type CompiledRule,
  compileRule,
  type FactDefinition,
  type FactDictionary,
  type FactType,
  type FactValue,
  factValue,
  type KnownFacts,
  type Rule,
  type RulePosition,
  type RuleRefusal,
} from './rules/index.ts';
