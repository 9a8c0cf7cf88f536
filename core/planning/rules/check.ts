import type { FactDefinition, FactDictionary } from './fact.ts';
import { isFault, type RuleFault, type RuleFaultCode, ruleSays } from './messages.ts';
import { nearest } from './nearest.ts';
import { type Node, negate, type Test } from './node.ts';
import type { Expression, InTest, Sign } from './parse.ts';

type Checked = Node | RuleFault;

/** What stands at a place: a fact of the dictionary, or a literal. */
type Term =
  | { readonly kind: 'fact'; readonly fact: FactDefinition; readonly at: Expression['at'] }
  | { readonly kind: 'literal'; readonly value: boolean | number | string; readonly at: Expression['at'] };

const MIRRORED: Readonly<Record<Sign, Sign>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Holds a parsed rule against the dictionary: every name known, every comparison of like with like. */
export function checkRule(expression: Expression, dictionary: FactDictionary): Checked {
  const facts = new Map(dictionary.map((fact) => [fact.name, fact]));
  const fault = (code: RuleFaultCode, message: string, { at }: { at: Expression['at'] }): RuleFault => ({
    code,
    message,
    at,
  });

  function condition(each: Expression): Checked {
    switch (each.kind) {
      case 'and':
      case 'or': {
        const parts: Node[] = [];
        for (const part of each.parts) {
          const checked = condition(part);
          if (isFault(checked)) return checked;
          parts.push(checked);
        }
        return { kind: each.kind === 'and' ? 'all' : 'any', parts };
      }
      case 'not': {
        const inner = condition(each.of);
        return isFault(inner) ? inner : negate(inner);
      }
      case 'contains':
        return contains(each);
      case 'compare':
        return compare(each.sign, each.left, each.right);
      case 'in':
        return within(each.of, each.tests);
      case 'literal':
        if (typeof each.value === 'boolean') return { kind: 'always', value: each.value };
        return fault('type', ruleSays.notACondition(worded(each.value)), each);
      case 'name': {
        const found = term(each);
        if (isFault(found)) return found;
        if (found.kind === 'fact' && found.fact.type === 'boolean')
          return test({ kind: 'is', fact: found.fact });
        return fault('type', ruleSays.notACondition(`“${each.name}”`), each);
      }
    }
  }

  function term(each: Expression): Term | RuleFault {
    if (each.kind === 'literal') return each;
    if (each.kind !== 'name') return fault('type', ruleSays.noFact(), each);
    const fact = facts.get(each.name);
    if (fact) return { kind: 'fact', fact, at: each.at };
    return fault(
      'unknown-name',
      ruleSays.unknownName(each.name, nearest(each.name, [...facts.keys()])),
      each,
    );
  }

  function contains({ of, value }: Extract<Expression, { kind: 'contains' }>): Checked {
    const found = term(of);
    if (isFault(found)) return found;
    if (found.kind === 'literal') return fault('type', ruleSays.notMultiple(worded(found.value)), of);
    if (found.fact.type !== 'choices') return fault('type', ruleSays.notMultiple(`“${found.fact.name}”`), of);
    const option = choice(found.fact, value);
    return typeof option === 'string' ? test({ kind: 'contains', fact: found.fact, value: option }) : option;
  }

  function compare(sign: Sign, left: Expression, right: Expression): Checked {
    const [a, b] = [term(left), term(right)];
    if (isFault(a)) return a;
    if (isFault(b)) return b;
    if (a.kind === 'literal') {
      if (b.kind === 'literal') return fault('type', ruleSays.noFact(), left);
      return against(b.fact, MIRRORED[sign], a, left);
    }
    if (b.kind === 'fact') return fault('type', ruleSays.oneFact(), right);
    return against(a.fact, sign, b, right);
  }

  /** One fact against one written value. */
  function against(fact: FactDefinition, sign: Sign, { value }: { value: unknown }, at: Expression): Checked {
    const equality = sign === '=' || sign === '!=';
    if (fact.type === 'choices') return fault('type', ruleSays.useContains(fact.name), at);
    if (!equality && fact.type !== 'number')
      return fault('type', ruleSays.onlyNumbers(sign, described(fact)), at);
    if (fact.type === 'number') {
      if (typeof value === 'number') return test({ kind: 'compare', fact, sign, value });
      return fault('type', ruleSays.notComparable(described(fact), worded(value)), at);
    }
    if (fact.type === 'boolean') {
      if (typeof value !== 'boolean') {
        return fault('type', ruleSays.notComparable(described(fact), worded(value)), at);
      }
      return { kind: 'test', test: { kind: 'is', fact }, holds: value === (sign === '=') };
    }
    const option = choice(fact, at);
    if (typeof option !== 'string') return option;
    return { kind: 'test', test: { kind: 'one-of', fact, values: [option] }, holds: sign === '=' };
  }

  function choice(fact: FactDefinition, at: Expression): string | RuleFault {
    if (at.kind !== 'literal') return fault('type', ruleSays.oneFact(), at);
    const { value } = at;
    if (typeof value !== 'string') {
      return fault('type', ruleSays.notComparable(described(fact), worded(value)), at);
    }
    const options = fact.options?.map((option) => option.value) ?? [];
    if (options.includes(value)) return value;
    return fault('unknown-choice', ruleSays.unknownChoice(value, fact.name, options), at);
  }

  function within(of: Expression, tests: readonly InTest[]): Checked {
    const found = term(of);
    if (isFault(found)) return found;
    if (found.kind === 'literal') return fault('type', ruleSays.noFact(), of);
    const { fact } = found;
    const parts: Node[] = [];
    const values: (string | number)[] = [];
    for (const each of tests) {
      const node =
        each.kind === 'range' ? range(fact, each) : against(fact, each.sign, valueIn(each), each.value);
      if (isFault(node)) return node;
      const single =
        each.kind === 'is' && each.sign === '=' && each.value.kind === 'literal' && each.value.value;
      if (typeof single === 'string' || typeof single === 'number') values.push(single);
      else parts.push(node);
    }
    if (values.length > 0) parts.unshift(test({ kind: 'one-of', fact, values }));
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: 'any', parts };
  }

  function range(fact: FactDefinition, each: Extract<InTest, { kind: 'range' }>): Checked {
    for (const end of [each.low, each.high]) {
      const node = against(fact, '<=', valueIn({ value: end }), end);
      if (isFault(node)) return node;
    }
    const [low, high] = [each.low, each.high].map((end) => (end.kind === 'literal' ? Number(end.value) : 0));
    if (low === undefined || high === undefined || low > high) {
      return fault('empty-range', ruleSays.emptyRange(low ?? 0, high ?? 0), each);
    }
    return test({ kind: 'range', fact, low, high, lowIn: each.lowIn, highIn: each.highIn });
  }

  return condition(expression);
}

const test = (each: Test): Node => ({ kind: 'test', test: each, holds: true });

const valueIn = ({ value }: { value: Expression }): { value: unknown } => ({
  value: value.kind === 'literal' ? value.value : undefined,
});

const TYPES = { boolean: '是非', number: '数', choice: '选项', choices: '可多选' } as const;
const described = (fact: FactDefinition) => `“${fact.name}”(${TYPES[fact.type]})`;

function worded(value: unknown): string {
  if (typeof value === 'number') return `数 ${value}`;
  if (typeof value === 'string') return `文字“${value}”`;
  return typeof value === 'boolean' ? `是非值 ${value}` : '另一个表达式';
}
