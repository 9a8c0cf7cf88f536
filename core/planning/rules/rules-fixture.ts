import fc from 'fast-check';
import type { FactDefinition, FactDictionary, FactValue, KnownFacts } from './fact.ts';

/** For tests: a small dictionary whose facts have few values, so that all completions can be tried. */
export const DICTIONARY: FactDictionary = [
  { name: '涉及林地', type: 'boolean', label: '用地范围内有林地', negative: '用地范围内没有林地' },
  { name: '使用氢气', type: 'boolean', label: '使用氢气' },
  { name: '年综合能耗', type: 'number', label: '年综合能源消费量', unit: '吨标准煤' },
  { name: '年用电量', type: 'number', label: '年用电量', unit: '万千瓦时' },
  { name: '总投资', type: 'number', label: '总投资', unit: '元', spoken: { unit: '万元', times: 10_000 } },
  {
    name: '供地方式',
    type: 'choice',
    label: '供地方式',
    options: [{ value: '划拨' }, { value: '出让' }, { value: '租赁' }],
  },
  { name: '取水来源', type: 'choices', label: '取水来源', options: [{ value: '江河' }, { value: '地下' }] },
];

const NUMBERS = [-1, 0, 0.5, 1000, 20000];

/** Every value a fact may have here. */
export function valuesOf(fact: FactDefinition): readonly FactValue[] {
  if (fact.type === 'boolean') return [true, false];
  if (fact.type === 'number') return NUMBERS;
  const options = fact.options?.map((option) => option.value) ?? [];
  if (fact.type === 'choice') return options;
  const subsets = 2 ** options.length;
  return Array.from({ length: subsets }, (_, bits) => options.filter((_option, i) => (bits >> i) % 2 === 1));
}

const named = (type: FactDefinition['type']) =>
  fc.constantFrom(...DICTIONARY.filter((fact) => fact.type === type));
const number = fc.constantFrom(...NUMBERS);
const sign = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const equality = fc.constantFrom('=', '!=');
const option = (fact: FactDefinition) =>
  fc.constantFrom(...(fact.options ?? []).map(({ value }) => `"${value}"`));
const range = fc
  .tuple(number, number, fc.constantFrom('[', '(', ']'), fc.constantFrom(']', ')', '['))
  .map(([a, b, open, close]) => `${open}${Math.min(a, b)}..${Math.max(a, b)}${close}`);

const comparison: fc.Arbitrary<string> = fc.oneof(
  named('boolean').map(({ name }) => name),
  fc.tuple(named('boolean'), equality, fc.boolean()).map(([{ name }, is, value]) => `${name} ${is} ${value}`),
  fc.tuple(named('number'), sign, number).map(([{ name }, is, value]) => `${name} ${is} ${value}`),
  fc.tuple(number, sign, named('number')).map(([value, is, { name }]) => `${value} ${is} ${name}`),
  fc
    .tuple(named('number'), number, number)
    .map(([{ name }, a, b]) => `${name} between ${Math.min(a, b)} and ${Math.max(a, b)}`),
  fc.tuple(named('number'), range).map(([{ name }, within]) => `${name} in ${within}`),
  fc
    .tuple(
      named('number'),
      fc.array(
        fc.oneof(
          number.map(String),
          range,
          fc
            .tuple(
              sign.filter((s) => /[<>]/.test(s)),
              number,
            )
            .map((p) => p.join(' ')),
        ),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([{ name }, tests]) => `${name} in (${tests.join(', ')})`),
  named('choice').chain((fact) =>
    fc.tuple(equality, option(fact)).map(([is, value]) => `${fact.name} ${is} ${value}`),
  ),
  named('choice').chain((fact) =>
    fc
      .tuple(fc.array(option(fact), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([values, list]) => `${fact.name} in ${list ? '[' : '('}${values.join(', ')}${list ? ']' : ')'}`),
  ),
  named('choices').chain((fact) => option(fact).map((value) => `list contains(${fact.name}, ${value})`)),
);

/** feelin reads `a in ("x") and (b)` as one list behind `in`, where the standard's grammar leaves it open. */
const closed = comparison.map((text) => (text.includes(' in ') ? `(${text})` : text));

/** Random rules of the subset, in every way it may be written. */
export const anyRule: fc.Arbitrary<string> = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    closed,
    fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => `${a} and ${b}`),
    fc.tuple(tie('rule'), tie('rule')).map(([a, b]) => `${a} or ${b}`),
    tie('rule').map((a) => `(${a})`),
    tie('rule').map((a) => `not(${a})`),
  ),
})).rule;

export const anyFacts: fc.Arbitrary<KnownFacts> = fc
  .tuple(...DICTIONARY.map((fact) => fc.constantFrom(...valuesOf(fact))))
  .map((values) => Object.fromEntries(DICTIONARY.map(({ name }, i) => [name, values[i]])));
