import { accept } from '@zongheng/core';
import { compileRule, type KnownFacts } from '@zongheng/core/planning';
import { z } from 'zod';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import type { Catalogue } from './catalogue.ts';
import { type Example, factsOfExample } from './pack/index.ts';

const checkSchema = z.strictObject({
  rule: z.string().max(4000),
  /** Whose rule it is to be: then the examples say what they expect of it. */
  item: z.string().max(60).optional(),
});

const checkedSchema = z.object({
  /** The rule as a sentence; null where it does not compile. */
  chinese: z.string().nullable(),
  facts: z.array(z.object({ name: z.string(), label: z.string() })),
  /** The first fault. Line and column from 1, in characters. */
  fault: z
    .object({ code: z.string(), message: z.string(), line: z.int(), column: z.int(), length: z.int() })
    .nullable(),
  examples: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      verdict: z.enum(['yes', 'no', 'unknown']),
      reasons: z.array(z.string()),
      /** Whether the example needs the item; null where no item was named. */
      expected: z.boolean().nullable(),
    }),
  ),
});

const dictionarySchema = z.object({
  facts: z.array(
    z.object({
      name: z.string(),
      key: z.string(),
      type: z.enum(['boolean', 'number', 'choice', 'choices']),
      label: z.string(),
      unit: z.string().nullable(),
      options: z.array(z.string()),
      /** The field of the project form that answers it. */
      fromForm: z.string().nullable(),
      help: z.string().nullable(),
      mark: z.string().nullable(),
    }),
  ),
});

/** What the editors of flows and items need to write conditions. */
export function addRuleRoutes(app: HttpApp, catalogue: Catalogue): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/facts',
    access: { kind: 'session' },
    tag: 'catalogue',
    summary: '适用条件可以使用的事实',
    answer: dictionarySchema,
    handler: async () =>
      accept({
        facts: catalogue.facts().map(({ name, key, type, label, unit, options, fromForm, help, mark }) => ({
          name,
          key,
          type,
          label,
          unit: unit ?? null,
          options: options?.map(({ value }) => value) ?? [],
          fromForm: fromForm ?? null,
          help: help ?? null,
          mark: mark ?? null,
        })),
      }),
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/rules/check',
    access: { kind: 'action', action: 'catalogue.keep' },
    tag: 'catalogue',
    summary: '试算一个适用条件:读法、错误的位置、对每个示例项目的结果',
    body: checkSchema,
    answer: checkedSchema,
    handler: async ({ body: { rule: text, item } }) => {
      const rule = compileRule(text, catalogue.facts());
      if (!rule.ok) {
        const { code, message, line, column, length } = rule.refusal;
        return accept({
          chinese: null,
          facts: [],
          fault: { code, message, line, column, length },
          examples: [],
        });
      }
      const { chinese, facts, test, reasons } = rule.value;
      const labels = new Map(catalogue.facts().map(({ name, label }) => [name, label]));
      const tried = (example: Example, known: KnownFacts) => ({
        id: example.id,
        name: example.name,
        verdict: test(known),
        reasons: [...reasons(known)],
        expected: item === undefined ? null : example.needed.includes(item),
      });
      return accept({
        chinese,
        facts: facts.map((name) => ({ name, label: labels.get(name) ?? name })),
        fault: null,
        examples: catalogue
          .examples()
          .map((example) => tried(example, factsOfExample(catalogue.facts(), example))),
      });
    },
  });
}
