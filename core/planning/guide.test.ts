import { expect, test } from 'vitest';
import { type GuideItem, guideOutcome, nextQuestion } from './guide.ts';
import { compileRule, type FactDictionary } from './rules/index.ts';

const dictionary: FactDictionary = ['甲', '乙', '丙', '丁'].map((name) => ({
  name,
  type: 'boolean',
  label: `有${name}`,
  negative: `没有${name}`,
}));
const item = (id: string, text: string | null): GuideItem => {
  const rule = text === null ? null : compileRule(text, dictionary);
  return { id, rule: rule?.ok ? rule.value : null };
};
const items = [item('a', '甲 and 乙'), item('b', '甲'), item('c', '丙 or 甲'), item('d', null)];
const questions = [
  { id: 'q4', facts: ['丁'] },
  { id: 'q2', facts: ['乙'] },
  { id: 'q1', facts: ['甲'] },
  { id: 'q3', facts: ['丙'] },
];
const next = (facts: Record<string, boolean>, asked: string[] = []) =>
  nextQuestion(items, questions, facts, new Set(asked))?.id ?? null;

test('what most hangs on is asked first, what nothing hangs on never', () => {
  expect(next({})).toBe('q1');
  expect(next({ 甲: true })).toBe('q2');
  expect(next({ 甲: true, 乙: true })).toBeNull();
  expect(next({ 甲: false })).toBe('q3');
  expect(next({ 甲: false }, ['q3'])).toBeNull();
});

test('what was asked and not known is not asked again', () => {
  expect(next({}, ['q1'])).toBe('q2');
  expect(next({}, ['q1', 'q2', 'q3'])).toBeNull();
});

test('a long list waits for a short question of as much weight', () => {
  const long = { id: 'long', facts: ['甲', '乙'], effort: 4 };
  const short = { id: 'short', facts: ['丙'] };
  expect(nextQuestion(items, [long, short], {}, new Set())?.id).toBe('long');
  expect(nextQuestion(items, [{ ...long, effort: 8 }, short], {}, new Set())?.id).toBe('short');
});

test('the outcome names reasons, and what is open', () => {
  expect(guideOutcome(items, { 甲: true })).toEqual({
    needed: [
      { id: 'b', reasons: ['有甲'] },
      { id: 'c', reasons: ['有甲'] },
    ],
    notNeeded: [],
    undecided: [
      { id: 'a', open: ['乙'] },
      { id: 'd', open: [] },
    ],
  });
  expect(guideOutcome(items, { 甲: false, 丙: false }).notNeeded.map(({ id }) => id)).toEqual([
    'a',
    'b',
    'c',
  ]);
});
