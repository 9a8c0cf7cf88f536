export { type FactCondition, type Facts, type Verdict, verdict } from './conditions.ts';
export { type CriticalPath, criticalPath, type Planned } from './critical-path.ts';
export { findCircle, planOrder } from './order.ts';
export type { PlanNode } from './plan.ts';
export { type Progress, type Readiness, type ReadyNode, readiness, readyItems } from './ready.ts';
