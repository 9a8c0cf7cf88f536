import { type GuideItem, guideOutcome, type KnownFacts, nextQuestion } from '@zongheng/core/planning';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factsAsked, factsOfExample, formOf, knownFacts } from './applicability.ts';
import { compiledRules } from './compiled-rules.ts';
import { describeProblems, loadPack } from './load.ts';
import type { Question } from './schema/facts.ts';
import { LIAONING } from './testing/broken-pack.ts';

const loaded = loadPack(LIAONING);
if (!loaded.ok) throw new Error(describeProblems(loaded.problems));
const { items, facts: dictionary, questions: asked, examples } = loaded.value;
const compile = compiledRules(dictionary);
const rules: readonly GuideItem[] = items.map(({ id, appliesRule }) => ({
  id,
  rule: appliesRule === undefined ? null : compile(appliesRule),
}));
const questions = asked.map((question) => ({
  id: question.id,
  facts: factsAsked(question),
  effort: question.kind === 'choice' ? 1 : factsAsked(question).length,
  question,
}));

test('every item has a rule that compiles, and every fact a rule asks for is asked by a question', () => {
  expect(rules.filter(({ rule }) => rule === null).map(({ id }) => id)).toEqual([]);
  const used = new Set(rules.flatMap(({ rule }) => rule?.facts ?? []));
  const said = new Set(questions.flatMap(({ facts }) => facts));
  expect([...used].filter((name) => !said.has(name))).toEqual([]);
});

test.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
  const outcome = guideOutcome(rules, factsOfExample(dictionary, example));
  expect(outcome.undecided).toEqual([]);
  expect(outcome.needed.map(({ id }) => id).sort()).toEqual([...example.needed].sort());
  // Every item has a reason that can be shown.
  for (const { reasons } of [...outcome.needed, ...outcome.notNeeded])
    expect(reasons.length).toBeGreaterThan(0);
});

test('what no example needs is known', () => {
  const needed = new Set(examples.flatMap((example) => example.needed));
  expect(items.map(({ id }) => id).filter((id) => !needed.has(id))).toEqual([
    'flood-impact',
    'over-limit',
    'foreign-approval',
    'relic-protect',
    'met-env',
    'scenic',
    'facility-change',
    'pipeline',
    'temp-build',
  ]);
});

/** One way to answer: `-1` is not knowing. */
function answer(question: Question, choice: number): KnownFacts {
  if (choice < 0) return {};
  if (question.kind === 'choice') return question.options[choice % question.options.length]?.sets ?? {};
  if (question.kind === 'checklist') {
    return Object.fromEntries(question.entries.map(({ fact }, i) => [fact, ((choice >> i) & 1) === 1]));
  }
  return Object.fromEntries(question.facts.map((name, i) => [name, ((choice >> i) & 1) * 1_000_000]));
}

test('no walk asks more than a dozen questions, the place included, and each of them still matters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 65_535 }), { minLength: 20, maxLength: 20 }),
      (choices) => {
        let facts: KnownFacts = {};
        const done = new Set<string>();
        for (const choice of choices) {
          const next = nextQuestion(rules, questions, facts, done);
          if (next === null) break;
          done.add(next.id);
          const undecided = guideOutcome(rules, facts).undecided.flatMap(({ open }) => open);
          if (!next.facts.some((name) => undecided.includes(name))) return false;
          facts = { ...facts, ...answer(next.question, choice) };
        }
        const all = nextQuestion(rules, questions, facts, done) === null;
        return all && done.size + 1 <= 12;
      },
    ),
    { numRuns: 500 },
  );
});

test('who answers everything is left with nothing undecided', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(65_535), { minLength: 11, maxLength: 11 }), (choices) => {
      let facts: KnownFacts = {};
      asked.forEach((question, i) => {
        // The fifth way to say who invests leaves the type of the project open.
        const choice = choices[i] ?? 0;
        facts = { ...facts, ...answer(question, question.id === 'who' && choice % 8 === 4 ? 0 : choice) };
      });
      return guideOutcome(rules, facts).undecided.length === 0;
    }),
    { numRuns: 200 },
  );
});

test('a form says the facts it was filled from', () => {
  for (const example of examples) {
    const { fields, answers } = formOf(dictionary, example.facts);
    expect(knownFacts(dictionary, { ...fields, answers })).toEqual(example.facts);
  }
  expect(knownFacts(dictionary, { investment: '12.3456', landMode: '1' })).toEqual({ 总投资: 123_456 });
  expect(
    knownFacts(dictionary, { investment: 12, answers: { forestLand: 'yes', landSupply: '拍卖' } }),
  ).toEqual({});
});
