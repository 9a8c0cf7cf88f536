import type { Verdict } from '../conditions.ts';
import { type FactDefinition, type FactValue, factValue, type KnownFacts } from './fact.ts';
import type { Sign } from './parse.ts';

/** One comparison of one fact: all a rule asks in the end. */
export type Test =
  | { readonly kind: 'is'; readonly fact: FactDefinition }
  | { readonly kind: 'compare'; readonly fact: FactDefinition; readonly sign: Sign; readonly value: number }
  | {
      readonly kind: 'range';
      readonly fact: FactDefinition;
      readonly low: number;
      readonly high: number;
      readonly lowIn: boolean;
      readonly highIn: boolean;
    }
  | { readonly kind: 'one-of'; readonly fact: FactDefinition; readonly values: readonly (string | number)[] }
  | { readonly kind: 'contains'; readonly fact: FactDefinition; readonly value: string };

/**
 * A rule with every `not` moved down to its tests (De Morgan holds for three values too), so that it can be
 * read out without double negation.
 */
export type Node =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Node[] }
  | { readonly kind: 'test'; readonly test: Test; readonly holds: boolean }
  | { readonly kind: 'always'; readonly value: boolean };

export function negate(node: Node): Node {
  if (node.kind === 'always') return { ...node, value: !node.value };
  if (node.kind === 'test') return { ...node, holds: !node.holds };
  return { kind: node.kind === 'all' ? 'any' : 'all', parts: node.parts.map(negate) };
}

export function testNode(node: Node, facts: KnownFacts): Verdict {
  if (node.kind === 'always') return node.value ? 'yes' : 'no';
  if (node.kind === 'test') {
    const value = factValue(node.test.fact, facts);
    if (value === undefined) return 'unknown';
    return passes(node.test, value) === node.holds ? 'yes' : 'no';
  }
  const deciding = node.kind === 'all' ? 'no' : 'yes';
  let found: Verdict = node.kind === 'all' ? 'yes' : 'no';
  for (const part of node.parts) {
    const verdict = testNode(part, facts);
    if (verdict === deciding) return deciding;
    if (verdict === 'unknown') found = 'unknown';
  }
  return found;
}

/** Whether a known value, of the fact's own type, passes. */
export function passes(test: Test, value: FactValue): boolean {
  if (test.kind === 'is') return value === true;
  if (test.kind === 'one-of') return test.values.some((each) => each === value);
  if (test.kind === 'contains') return Array.isArray(value) && value.includes(test.value);
  const number = Number(value);
  if (test.kind === 'range') {
    const above = test.lowIn ? number >= test.low : number > test.low;
    return above && (test.highIn ? number <= test.high : number < test.high);
  }
  if (test.sign === '<') return number < test.value;
  if (test.sign === '<=') return number <= test.value;
  if (test.sign === '>') return number > test.value;
  if (test.sign === '>=') return number >= test.value;
  return (number === test.value) === (test.sign === '=');
}
