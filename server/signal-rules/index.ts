export { type Lineage, makeBook, type SignalRuleBook } from './book.ts';
export { signalRuleActions } from './policy.ts';
export { addSignalRuleRoutes } from './routes.ts';
export { type SupervisionRule, versionOf } from './rule.ts';
export { readSignalRules } from './signal-rules.ts';
