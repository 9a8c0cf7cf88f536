import type { Refusal } from '../../refusal.ts';
import { checkRule } from './check.ts';
import { readOut, reason } from './chinese.ts';
import { type FactDictionary, factValue, type KnownFacts, type Rule, type RulePosition } from './fact.ts';
import { isFault, type RuleFault, ruleSays } from './messages.ts';
import { type Node, testNode } from './node.ts';
import { parseRule } from './parse.ts';

export type RuleRefusal = Refusal & RulePosition;

/** A compiled rule, or the first thing wrong with it and where. Fits `Result<Rule>`. */
export type CompiledRule =
  | { readonly ok: true; readonly value: Rule }
  | { readonly ok: false; readonly refusal: RuleRefusal };

const LONGEST = 4000;

/**
 * Compiles a condition in a subset of FEEL (DMN): and, or, not(), comparisons of a fact with a written value,
 * between, in, list contains(). Refusals: `syntax`, `not-supported`, `unknown-name`, `type`, `unknown-choice`,
 * `empty-range`, each with its place in the text.
 */
export function compileRule(text: string, dictionary: FactDictionary): CompiledRule {
  const refused = (fault: RuleFault): CompiledRule => ({ ok: false, refusal: placed(text, fault) });
  const whole = (message: string): CompiledRule =>
    refused({ code: 'syntax', message, at: { start: 0, end: Math.min(text.length, 1) } });
  if (text.trim() === '') return whole(ruleSays.empty());
  if (text.length > LONGEST) return whole(ruleSays.tooLong(LONGEST));
  const parsed = parseRule(text);
  if (isFault(parsed)) return refused(parsed);
  const node = checkRule(parsed, dictionary);
  if (isFault(node)) return refused(node);
  const names = new Set(testsIn(node).map(({ test }) => test.fact.name));
  const value: Rule = {
    text,
    facts: [...names],
    chinese: readOut(node),
    test: (facts) => testNode(node, facts),
    reasons: (facts) => [...new Set(reasonsOf(node, facts))],
    open: (facts) => [...new Set(openIn(node, facts))],
  };
  return { ok: true, value };
}

function testsIn(node: Node): readonly Extract<Node, { kind: 'test' }>[] {
  if (node.kind === 'always') return [];
  return node.kind === 'test' ? [node] : node.parts.flatMap(testsIn);
}

/** Only the parts that made the answer: of an `all` that failed those that failed, of one that held every part. */
function reasonsOf(node: Node, facts: KnownFacts): readonly string[] {
  const verdict = testNode(node, facts);
  if (verdict === 'unknown' || node.kind === 'always') return [];
  if (node.kind !== 'test') {
    return node.parts
      .filter((part) => testNode(part, facts) === verdict)
      .flatMap((part) => reasonsOf(part, facts));
  }
  const value = factValue(node.test.fact, facts);
  return value === undefined ? [] : [reason(node.test, value)];
}

/** Facts of undecided parts: those of decided ones no longer matter. */
function openIn(node: Node, facts: KnownFacts): readonly string[] {
  if (testNode(node, facts) !== 'unknown' || node.kind === 'always') return [];
  return node.kind === 'test' ? [node.test.fact.name] : node.parts.flatMap((part) => openIn(part, facts));
}

function placed(text: string, { code, message, at }: RuleFault): RuleRefusal {
  const before = text.slice(0, at.start);
  const lineStart = before.lastIndexOf('\n') + 1;
  return {
    code: `rule-${code}`,
    message,
    source: ruleSays.source,
    line: before.split('\n').length,
    column: [...text.slice(lineStart, at.start)].length + 1,
    length: Math.max(1, [...text.slice(at.start, at.end)].length),
  };
}
