import type { FactDefinition, FactValue } from './fact.ts';
import { type Node, passes, type Test } from './node.ts';
import type { Sign } from './parse.ts';

const WORDS: Readonly<Record<Sign, string>> = {
  '=': '等于',
  '!=': '不等于',
  '<': '低于',
  '<=': '不超过',
  '>': '高于',
  '>=': '不低于',
};
const OPPOSITE: Readonly<Record<Sign, Sign>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** A rule as a sentence without its full stop. */
export function readOut(node: Node, inside = false): string {
  if (node.kind === 'always') return node.value ? '所有项目' : '没有项目';
  if (node.kind === 'test') return sentence(node.test, node.holds);
  const word = node.kind === 'all' ? ',并且' : ',或者';
  const said = node.parts.map((part) => readOut(part, true)).join(word);
  return inside ? `(${said})` : said;
}

/** A comparison in words, or its opposite. */
export function sentence(test: Test, holds: boolean): string {
  const { fact } = test;
  if (test.kind === 'is') return holds ? fact.label : (fact.negative ?? `不属于“${fact.label}”`);
  return `${fact.label}${predicate(test, holds)}`;
}

/** The comparison with what the fact really is: why the answer came out as it did. */
export function reason(test: Test, value: FactValue): string {
  const { fact } = test;
  const holds = passes(test, value);
  if (test.kind === 'is') return sentence(test, holds);
  if (test.kind === 'contains') return sentence(test, holds);
  if (fact.type === 'choice') return `${fact.label}为${String(value)}`;
  return `${fact.label}为${amount(fact, Number(value))},${predicate(test, holds)}`;
}

function predicate(test: Exclude<Test, { kind: 'is' }>, holds: boolean): string {
  const { fact } = test;
  if (test.kind === 'contains') return `${holds ? '' : '不'}包括${test.value}`;
  if (test.kind === 'one-of') {
    const said = test.values.map((value) => (typeof value === 'number' ? amount(fact, value) : value));
    const list = said.length < 2 ? said.join('') : `${said.slice(0, -1).join('、')}或${said.at(-1)}`;
    return `${holds ? '为' : '不是'}${list}`;
  }
  if (test.kind === 'compare') {
    return `${WORDS[holds ? test.sign : OPPOSITE[test.sign]]}${amount(fact, test.value)}`;
  }
  const low = `${WORDS[test.lowIn ? '>=' : '>']}${amount(fact, test.low)}`;
  const high = `${WORDS[test.highIn ? '<=' : '<']}${amount(fact, test.high)}`;
  if (holds) return `${low}且${high}`;
  const under = `${WORDS[test.lowIn ? '<' : '<=']}${amount(fact, test.low)}`;
  return `${under}或${WORDS[test.highIn ? '>' : '>=']}${amount(fact, test.high)}`;
}

/** A number with its unit; in the larger unit where that comes out whole. */
export function amount(fact: FactDefinition, value: number): string {
  const { spoken, unit = '' } = fact;
  if (spoken && value !== 0 && value % spoken.times === 0) return `${value / spoken.times}${spoken.unit}`;
  return `${value}${unit}`;
}
