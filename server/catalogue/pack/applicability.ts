import { type FactValue, factValue, type KnownFacts } from '@zongheng/core/planning';
import type { Example, Fact, Question } from './schema/facts.ts';

type Form = Readonly<Record<string, unknown>>;

/**
 * What a project form says, by the names of the dictionary: its own fields first, then `answers` (by key) for
 * what no field asks. Values a fact cannot have are left out: they are as good as not known.
 */
export function knownFacts(dictionary: readonly Fact[], form: Form): KnownFacts {
  const answers = isRecord(form.answers) ? form.answers : {};
  const known: Record<string, FactValue> = {};
  for (const fact of dictionary) {
    const said = fact.fromForm === undefined ? own(answers, fact.key) : ofField(fact, form[fact.fromForm]);
    const value = factValue(fact, { [fact.name]: said as FactValue });
    if (value !== undefined) known[fact.name] = value;
  }
  return known;
}

/** The reverse: fields of the form and answers that say these facts. */
export function formOf(dictionary: readonly Fact[], facts: KnownFacts) {
  const fields: Record<string, string | boolean> = {};
  const answers: Record<string, boolean | number | string | string[]> = {};
  for (const fact of dictionary) {
    const value = factValue(fact, facts);
    if (value === undefined) continue;
    if (fact.fromForm === undefined) answers[fact.key] = typeof value === 'object' ? [...value] : value;
    else {
      const field = toField(fact, value);
      if (field !== undefined) fields[fact.fromForm] = field;
    }
  }
  return { fields, answers };
}

/** Names of the facts an answer to a question may say. */
export function factsAsked(question: Question): readonly string[] {
  if (question.kind === 'numbers') return question.facts;
  if (question.kind === 'checklist') return question.entries.map(({ fact }) => fact);
  return [...new Set(question.options.flatMap(({ sets }) => Object.keys(sets)))];
}

/** Everything of an example project: a yes-or-no fact it does not mention is not so. */
export function factsOfExample(dictionary: readonly Fact[], example: Example): KnownFacts {
  const rest = dictionary.filter(({ type }) => type === 'boolean').map(({ name }) => [name, false] as const);
  return { ...Object.fromEntries(rest), ...example.facts };
}

/** 万元 with at most four decimals, ㎡ with two: exact in whole 元, as the form's own sums. */
function ofField(fact: Fact, value: unknown): unknown {
  if (fact.type === 'number') {
    if (typeof value !== 'string' || !/^\d{1,12}(\.\d{1,4})?$/.test(value)) return undefined;
    if (!fact.spoken) return Number(value);
    const [whole = '0', part = ''] = value.split('.');
    return Number(BigInt(whole) * 10_000n + BigInt(part.padEnd(4, '0'))) * (fact.spoken.times / 10_000);
  }
  if (fact.type !== 'choice') return value;
  return fact.options?.find(({ code }) => code === value)?.value;
}

function toField(fact: Fact, value: FactValue): string | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    const spoken = value / (fact.spoken?.times ?? 1);
    return spoken >= 0 && spoken < 1e12 ? String(Number(spoken.toFixed(fact.spoken ? 4 : 2))) : undefined;
  }
  return fact.options?.find((option) => option.value === value)?.code;
}

const own = (record: Readonly<Record<string, unknown>>, key: string) =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
