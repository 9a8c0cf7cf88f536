import fc from 'fast-check';
import { evaluate } from 'feelin';
import { describe, expect, it, test } from 'vitest';
import { compileRule, type FactValue, type KnownFacts, type Rule } from './index.ts';
import { anyFacts, anyRule, DICTIONARY, valuesOf } from './rules-fixture.ts';

function compiled(text: string): Rule {
  const rule = compileRule(text, DICTIONARY);
  if (!rule.ok)
    throw new Error(`${text}: ${rule.refusal.message} ${rule.refusal.line}:${rule.refusal.column}`);
  return rule.value;
}

describe('a rule', () => {
  it('says of complete facts what another FEEL says (feelin)', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyRule, anyFacts, (text, facts) => {
        const { value } = evaluate(text, { ...facts });
        expect(compiled(text).test(facts)).toBe(value === true ? 'yes' : 'no');
      }),
      { numRuns: 2000 },
    );
  });

  it('decides early only what every completion decides the same way', { timeout: 60_000 }, () => {
    let early = 0;
    fc.assert(
      fc.property(
        anyRule,
        anyFacts,
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (text, all, kept) => {
          const rule = compiled(text);
          const known = Object.fromEntries(Object.entries(all).filter((_, i) => kept[i]));
          const verdict = rule.test(known);
          if (verdict === 'unknown') {
            expect(rule.open(known).length).toBeGreaterThan(0);
            expect(rule.reasons(known)).toEqual([]);
            return;
          }
          expect(rule.open(known)).toEqual([]);
          if (rule.facts.some((name) => known[name] === undefined)) early += 1;
          for (const completion of completions(rule, known)) expect(rule.test(completion)).toBe(verdict);
        },
      ),
      { numRuns: 1000 },
    );
    expect(early).toBeGreaterThan(50);
  });

  it('never goes down with any text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof compileRule(text, DICTIONARY).ok === 'boolean'));
    const bits = [
      'and',
      'or',
      'not(',
      '(',
      ')',
      '[',
      ']',
      '..',
      '涉及林地',
      '1',
      '"划拨"',
      '供地方式',
      '=',
      'in',
      ',',
      '<',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 12 }), (parts) => {
        const rule = compileRule(parts.join(' '), DICTIONARY);
        return rule.ok || (rule.refusal.line === 1 && rule.refusal.column >= 1 && rule.refusal.length >= 1);
      }),
      { numRuns: 3000 },
    );
  });
});

/** All that what is known may still turn out to be, over the facts the rule asks for. */
function completions(rule: Rule, known: KnownFacts): readonly KnownFacts[] {
  return rule.facts.reduce<KnownFacts[]>(
    (all, name) => {
      if (known[name] !== undefined) return all;
      const fact = DICTIONARY.find((each) => each.name === name);
      const values: readonly FactValue[] = fact ? valuesOf(fact) : [];
      return all.flatMap((facts) => values.map((value) => ({ ...facts, [name]: value })));
    },
    [known],
  );
}

test('what is missing is unknown, and one part may decide alone', () => {
  const rule = compiled('涉及林地 and 年用电量 >= 500');
  expect(rule.test({})).toBe('unknown');
  expect(rule.test({ 涉及林地: false })).toBe('no');
  expect(rule.test({ 涉及林地: true })).toBe('unknown');
  expect(rule.open({ 涉及林地: true })).toEqual(['年用电量']);
  expect(rule.test({ 涉及林地: true, 年用电量: 500 })).toBe('yes');
});

test('a value its fact cannot have is as good as missing', () => {
  const rule = compiled('供地方式 != "划拨"');
  for (const value of ['拍卖', true, 1, ['划拨']]) expect(rule.test({ 供地方式: value })).toBe('unknown');
  expect(compiled('not(list contains(取水来源, "江河"))').test({ 取水来源: ['湖泊'] })).toBe('unknown');
});

test.each([
  [
    '年综合能耗 >= 1000 or 年用电量 >= 500',
    '年综合能源消费量不低于1000吨标准煤,或者年用电量不低于500万千瓦时',
  ],
  [
    '涉及林地 and (供地方式 in ("划拨", "租赁") or 总投资 < 300000)',
    '用地范围内有林地,并且(供地方式为划拨或租赁,或者总投资低于30万元)',
  ],
  ['not(涉及林地 or 使用氢气)', '用地范围内没有林地,并且不属于“使用氢气”'],
  ['年用电量 in [1..5)', '年用电量不低于1万千瓦时且低于5万千瓦时'],
  ['not(list contains(取水来源, "江河"))', '取水来源不包括江河'],
  ['总投资 > 12345', '总投资高于12345元'],
  ['true', '所有项目'],
])('%s reads: %s', (text, chinese) => {
  expect(compiled(text).chinese).toBe(chinese);
});

test('the reasons are the comparisons that decided, with what is known', () => {
  const rule = compiled('年综合能耗 >= 1000 or 年用电量 >= 500');
  expect(rule.reasons({ 年综合能耗: 1200, 年用电量: 20 })).toEqual([
    '年综合能源消费量为1200吨标准煤,不低于1000吨标准煤',
  ]);
  expect(rule.reasons({ 年综合能耗: 800, 年用电量: 20 })).toEqual([
    '年综合能源消费量为800吨标准煤,低于1000吨标准煤',
    '年用电量为20万千瓦时,低于500万千瓦时',
  ]);
  expect(compiled('not(涉及林地)').reasons({ 涉及林地: true })).toEqual(['用地范围内有林地']);
});

test.each([
  ['涉及林', 'rule-unknown-name', 1, 1, 3, /涉及林地/],
  ['涉及林地 and\n  供地方 = "划拨"', 'rule-unknown-name', 2, 3, 3, /供地方式/],
  ['供地方式 = "拍卖"', 'rule-unknown-choice', 1, 8, 4, /划拨、出让、租赁/],
  ['年用电量 > "大"', 'rule-type', 1, 8, 3, /不能与/],
  ['供地方式 > "划拨"', 'rule-type', 1, 8, 4, /只能比较数/],
  ['涉及林地 = 1', 'rule-type', 1, 8, 1, /不能与/],
  ['年用电量', 'rule-type', 1, 1, 4, /是非判断/],
  ['取水来源 = "江河"', 'rule-type', 1, 8, 4, /list contains/],
  ['list contains(供地方式, "划拨")', 'rule-type', 1, 15, 4, /多选/],
  ['年用电量 = 年综合能耗', 'rule-type', 1, 8, 5, /写定的值/],
  ['1 = 1', 'rule-type', 1, 1, 1, /不是事实/],
  ['年用电量 in [5..1]', 'rule-empty-range', 1, 9, 6, /空/],
  ['年用电量 > now()', 'rule-not-supported', 1, 8, 3, /随时间变化/],
  ['today() > 1', 'rule-not-supported', 1, 1, 5, /随时间变化/],
  ['if 涉及林地 then true else false', 'rule-not-supported', 1, 1, 2, /if/],
  ['涉及林地 and', 'rule-syntax', 1, 9, 1, /没有写完/],
  ['(涉及林地', 'rule-syntax', 1, 6, 1, /“\)”/],
  ['涉及林地 涉及林地', 'rule-syntax', 1, 6, 4, /不应出现/],
  ['涉及林地 or or 使用氢气', 'rule-syntax', 1, 9, 2, /不应出现/],
  ['1 < 年用电量 < 5', 'rule-syntax', 1, 10, 1, /连写/],
  ['供地方式 = “划拨”', 'rule-syntax', 1, 8, 1, /半角/],
  ['年用电量 ≥ 5', 'rule-syntax', 1, 6, 1, />=/],
  ['供地方式 = "划拨', 'rule-syntax', 1, 8, 1, /引号/],
  ['  ', 'rule-syntax', 1, 1, 1, /空/],
  ['('.repeat(500), 'rule-syntax', 1, 61, 1, /太多/],
])('%s is refused: %s at %i:%i', (text, code, line, column, length, message) => {
  const rule = compileRule(text, DICTIONARY);
  expect(rule.ok).toBe(false);
  if (rule.ok) return;
  expect(rule.refusal).toMatchObject({ code, line, column, length });
  expect(rule.refusal.message).toMatch(message);
});
