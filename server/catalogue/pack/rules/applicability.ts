import { type CompiledRule, compileRule, factValue } from '@zongheng/core/planning';
import type { PackData } from '../data.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding, PackFile } from '../problem.ts';
import type { Fact } from '../schema/facts.ts';

/** Form fields facts may be read from; coded ones must name the codes of the list of their name. */
const NUMBERS: readonly string[] = ['investment', 'landArea', 'floorArea'];
const YES_NO: readonly string[] = ['landWithScheme', 'areaAssessed'];

/** Facts, rules, questions and examples speak of the same things, and every rule compiles. */
export function applicabilityRules(data: PackData): readonly Finding[] {
  const facts = new Map(data.facts.rows.map((fact) => [fact.name, fact]));
  return [
    ...data.facts.rows.flatMap((fact, row) => factRules(data, fact, row)),
    ...writtenRules(data),
    ...questionRules(data, facts),
    ...exampleRules(data, facts),
  ];
}

function factRules({ facts, codeLists }: PackData, fact: Fact, row: number): readonly Finding[] {
  const at = (member: string, message: string): Finding => ({
    file: 'facts.json',
    path: ['rows', row, member],
    rule: 'fact',
    message,
  });
  const found: Finding[] = [];
  const earlier = facts.rows.slice(0, row);
  for (const member of ['name', 'key'] as const) {
    if (earlier.some((each) => each[member] === fact[member])) {
      found.push(at(member, say.unique('事实', fact[member])));
    }
  }
  const listed = fact.type === 'choice' || fact.type === 'choices';
  if (listed !== (fact.options !== undefined)) found.push(at('type', say.factOptions(fact.name)));
  const { fromForm } = fact;
  if (fromForm === undefined) return found;
  const codes = codeLists.lists.find(({ id }) => id === fromForm)?.rows.map(({ code }) => code);
  const fits = {
    number: NUMBERS.includes(fromForm),
    boolean: YES_NO.includes(fromForm),
    choice: codes !== undefined,
    choices: false,
  }[fact.type];
  if (!fits) found.push(at('fromForm', say.factField(fromForm)));
  for (const { code } of fact.options ?? []) {
    if (code !== undefined && codes?.includes(code) === false) {
      found.push(at('options', say.conditionValue(fromForm, code)));
    }
  }
  return found;
}

/** Every rule of the pack, wherever it stands. */
function writtenRules({ facts, rules, flows, guides }: PackData): readonly Finding[] {
  const compiled = new Map<string, CompiledRule>();
  const check = (
    file: PackFile,
    path: Finding['path'],
    text: string | null | undefined,
  ): readonly Finding[] => {
    if (typeof text !== 'string') return [];
    const rule = compiled.get(text) ?? compileRule(text, facts.rows);
    compiled.set(text, rule);
    if (rule.ok) return [];
    const { message, line, column } = rule.refusal;
    return [{ file, path, rule: 'feel', message: say.feel(message, line, column) }];
  };
  return [
    ...rules.rows.flatMap(({ rule }, row) => check('rules.json', ['rows', row, 'rule'], rule)),
    ...guides.rows.flatMap(({ situations }, row) =>
      situations.flatMap(({ rule }, at) =>
        check('guides.json', ['rows', row, 'situations', at, 'rule'], rule),
      ),
    ),
    ...flows.rows.flatMap((flow, row) => [
      ...check('flows.json', ['rows', row, 'rule'], flow.rule),
      ...flow.stages.flatMap((stage, stageAt) =>
        stage.items.flatMap((entry, at) =>
          check('flows.json', ['rows', row, 'stages', stageAt, 'items', at, 'rule'], entry.rule),
        ),
      ),
    ]),
  ];
}

type Spot = { readonly path: Finding['path']; readonly message: string };

function questionRules({ questions }: PackData, facts: ReadonlyMap<string, Fact>): readonly Finding[] {
  const seen = new Set<string>();
  return questions.rows.flatMap((question, row): readonly Finding[] => {
    const spots: Spot[] = [];
    if (seen.has(question.id)) spots.push({ path: ['id'], message: say.unique('问题', question.id) });
    seen.add(question.id);
    const named = (name: string, type: Fact['type'], path: Finding['path']): void => {
      const fact = facts.get(name);
      if (fact === undefined) spots.push({ path, message: say.reference('事实', name) });
      else if (fact.type !== type) spots.push({ path, message: say.factKind(name) });
    };
    if (question.kind === 'choice') {
      question.options.forEach(({ sets }, at) => {
        spots.push(...wrongValues(facts, sets, ['options', at, 'sets']));
      });
    } else if (question.kind === 'checklist') {
      question.entries.forEach(({ fact }, at) => {
        named(fact, 'boolean', ['entries', at, 'fact']);
      });
    } else {
      question.facts.forEach((name, at) => {
        named(name, 'number', ['facts', at]);
      });
    }
    return spots.map(
      ({ path, message }): Finding => ({
        file: 'questions.json',
        path: ['rows', row, ...path],
        rule: 'question',
        message,
      }),
    );
  });
}

function exampleRules({ examples, items }: PackData, facts: ReadonlyMap<string, Fact>): readonly Finding[] {
  const ids = new Set(items.rows.map(({ id }) => id));
  return examples.rows.flatMap((example, row) => {
    const unknown = example.needed.flatMap((id, at) =>
      ids.has(id) ? [] : [{ path: ['needed', at], message: say.reference('事项', id) }],
    );
    return [...wrongValues(facts, example.facts, ['facts']), ...unknown].map(
      ({ path, message }): Finding => ({
        file: 'examples.json',
        path: ['rows', row, ...path],
        rule: 'example',
        message,
      }),
    );
  });
}

function wrongValues(
  facts: ReadonlyMap<string, Fact>,
  values: Readonly<Record<string, boolean | number | string | readonly string[]>>,
  path: Finding['path'],
): readonly Spot[] {
  return Object.entries(values).flatMap(([name, value]): readonly Spot[] => {
    const at = [...path, name];
    const fact = facts.get(name);
    if (fact === undefined) return [{ path: at, message: say.reference('事实', name) }];
    if (factValue(fact, { [name]: value }) !== undefined) return [];
    return [{ path: at, message: say.factValue(name, String(value)) }];
  });
}
