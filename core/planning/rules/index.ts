export { amount } from './chinese.ts';
export { type CompiledRule, compileRule, type RuleRefusal } from './compile.ts';
export type {
  FactDefinition,
  FactDictionary,
  FactType,
  FactValue,
  KnownFacts,
  Rule,
  RulePosition,
} from './fact.ts';
export { factValue } from './fact.ts';
