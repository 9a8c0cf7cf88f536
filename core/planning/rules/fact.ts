import type { Verdict } from '../conditions.ts';

/** What a project owner can be asked about a project. */
export type FactValue = boolean | number | string | readonly string[];

/** What is known of a project, by the names of the dictionary. Missing = not known. */
export type KnownFacts = Readonly<Record<string, FactValue | undefined>>;

export type FactType = 'boolean' | 'number' | 'choice' | 'choices';

/** A fact as rules name it and as people read it. */
export type FactDefinition = {
  /** As written in rules: Chinese, no spaces. */
  readonly name: string;
  readonly type: FactType;
  /** In sentences: of a boolean the whole statement (用地范围内有林地), else a noun (年用电量). */
  readonly label: string;
  /** The opposite statement of a boolean. */
  readonly negative?: string;
  /** Of a number. */
  readonly unit?: string;
  /** A larger unit people speak in: 1 万元 is 10,000 元. Rules compare in `unit`, so that money stays whole. */
  readonly spoken?: { readonly unit: string; readonly times: number };
  readonly options?: readonly { readonly value: string }[];
};

export type FactDictionary = readonly FactDefinition[];

export type RulePosition = {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  readonly length: number;
};

/** A rule, compiled once. */
export type Rule = {
  readonly text: string;
  /** Names used, in the order of their first use. */
  readonly facts: readonly string[];
  /** Kleene: `unknown` unless what is known decides whatever the rest may be. */
  test(facts: KnownFacts): Verdict;
  /** The whole rule as a sentence. */
  readonly chinese: string;
  /** The comparisons that decided; of an undecided rule none. */
  reasons(facts: KnownFacts): readonly string[];
  /** Names of unknown facts the answer still hangs on; empty where it is decided. */
  open(facts: KnownFacts): readonly string[];
};

/** The value as its definition allows it; anything else is as good as not known. */
export function factValue(fact: FactDefinition, facts: KnownFacts): FactValue | undefined {
  const value = Object.hasOwn(facts, fact.name) ? facts[fact.name] : undefined;
  const listed = (each: unknown) => fact.options?.some((option) => option.value === each) === true;
  if (fact.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (fact.type === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  if (fact.type === 'choice') return listed(value) ? value : undefined;
  return Array.isArray(value) && value.every(listed) ? value : undefined;
}
