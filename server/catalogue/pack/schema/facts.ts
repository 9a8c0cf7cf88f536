import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { listHead, mark, slug, text } from './parts.ts';

/** What a project owner is asked: the facts rules speak of, the questions that ask them, and example projects. */

/** As rules write it: no spaces, nothing FEEL reads as its own. */
const factName = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, mustBe.factName);
const factKey = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, mustBe.factKey);
const factValue = z.union([z.boolean(), z.number(), text, z.array(text)]);
const factValues = z.record(factName, factValue);

export const factSchema = z.strictObject({
  name: factName,
  /** In addresses and in the answers of a project form. */
  key: factKey,
  type: z.enum(['boolean', 'number', 'choice', 'choices'], mustBe.factType),
  label: text,
  negative: text.exactOptional(),
  unit: text.exactOptional(),
  spoken: z.strictObject({ unit: text, times: z.int().min(1) }).exactOptional(),
  /** `code`: what the project form writes for it. */
  options: z
    .array(z.strictObject({ value: text, code: text.exactOptional() }))
    .min(1)
    .exactOptional(),
  help: text.exactOptional(),
  /** The field of the project form that answers it; numbers stand there in the spoken unit. */
  fromForm: factKey.exactOptional(),
  mark,
});
export const factsSchema = z.strictObject({ ...listHead, rows: z.array(factSchema) });

const asked = { id: slug, ask: text, help: text.exactOptional() };
export const questionSchema = z.discriminatedUnion('kind', [
  /** One of several: each says some facts at once. */
  z.strictObject({
    ...asked,
    kind: z.literal('choice'),
    options: z.array(z.strictObject({ id: slug, label: text, sets: factValues })).min(2),
  }),
  /** Which of these hold; what is not ticked does not. */
  z.strictObject({
    ...asked,
    kind: z.literal('checklist'),
    entries: z.array(z.strictObject({ fact: factName, label: text })).min(1),
  }),
  z.strictObject({ ...asked, kind: z.literal('numbers'), facts: z.array(factName).min(1) }),
]);
export const questionsSchema = z.strictObject({ ...listHead, rows: z.array(questionSchema) });

/** A project with the items it must come to. What is not said of it is not so. */
export const exampleSchema = z.strictObject({
  id: slug,
  name: text,
  facts: factValues,
  needed: z.array(slug),
});
export const examplesSchema = z.strictObject({ ...listHead, rows: z.array(exampleSchema) });

export type Fact = z.infer<typeof factSchema>;
export type Question = z.infer<typeof questionSchema>;
export type Example = z.infer<typeof exampleSchema>;
