import { z } from 'zod';

/** The wire names of the guide, for machines. */

export const guideAskSchema = z.strictObject({
  /** City or county. */
  place: z.string().regex(/^(\d{6}|[A-Z]\d{5})$/),
  /** The answers of the pages, as they stand in the address. */
  walk: z.string().max(600).optional(),
  /** Or facts by the names of the dictionary; they win over the walk. */
  facts: z
    .record(
      z.string().max(40),
      z.union([z.boolean(), z.number(), z.string().max(60), z.array(z.string().max(60)).max(50)]),
    )
    .optional(),
});

const question = z.object({
  id: z.string(),
  kind: z.enum(['choice', 'checklist', 'numbers']),
  ask: z.string(),
  help: z.string().nullable(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
  facts: z.array(z.string()),
});

const item = z.object({
  id: z.string(),
  name: z.string(),
  department: z.string(),
  body: z.object({ id: z.string(), name: z.string(), division: z.string() }).nullable(),
  days: z.string(),
  reasons: z.array(z.string()),
  mark: z.string(),
});

export const guideResultSchema = z.object({
  place: z.object({ code: z.string(), name: z.string() }),
  flow: z.object({ id: z.string(), name: z.string(), why: z.string(), mark: z.string() }).nullable(),
  stages: z.array(
    z.object({
      no: z.int(),
      name: z.string(),
      lead: z.string().nullable(),
      /** Working days; null where no flow says. */
      limitDays: z.int().nullable(),
      path: z.object({ days: z.int(), items: z.array(z.string()) }).nullable(),
      items: z.array(item),
    }),
  ),
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      necessity: z.enum(['required', 'conditional', 'optional']),
      when: z.string().nullable(),
      items: z.array(z.string()),
    }),
  ),
  /** Had by sharing: nobody asks the applicant for them. */
  shared: z.array(
    z.object({ key: z.string(), name: z.string(), from: z.string(), items: z.array(z.string()) }),
  ),
  undecided: z.array(
    z.object({ id: z.string(), name: z.string(), appliesWhen: z.string(), open: z.array(z.string()) }),
  ),
  notNeeded: z.array(z.object({ id: z.string(), name: z.string(), reasons: z.array(z.string()) })),
  /** Fields of the project form that the answers fill, and the answers no field asks for. */
  form: z.object({
    fields: z.record(z.string(), z.union([z.string(), z.boolean()])),
    answers: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.array(z.string())])),
  }),
});
export type GuideResult = z.output<typeof guideResultSchema>;

/** `next` null: nothing is left to ask that matters. */
export const guideAnswerSchema = guideResultSchema.extend({ next: question.nullable() });
