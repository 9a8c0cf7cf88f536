import { z } from 'zod';
import { mustBe } from '../messages.ts';
import type { ItemRow } from './item.ts';
import { listHead, mark, slug, text, wholeDays } from './parts.ts';

/** What a guide says of an item beside its limits, and when it applies as a rule: kept apart from the law. */

const processStepSchema = z.strictObject({
  key: slug,
  name: text,
  post: text,
  task: text,
  limit: wholeDays.nullable(),
});

const situationSchema = z.strictObject({
  key: slug,
  name: text,
  rule: text.nullable(),
  adds: z.array(slug),
  drops: z.array(slug),
  committed: wholeDays.nullable(),
  basis: text,
});

/** Empty where nobody has said it yet, as in versions from before guides were kept; a pack's are not: see its rules. */
export const guideSchema = z.strictObject({
  basicCode: z
    .string()
    .regex(/^[0-9]{12}$/, mustBe.basicCode)
    .nullable(),
  itemType: z.string(),
  serviceObjects: z.array(text),
  handling: z.string(),
  visits: wholeDays,
  process: z.array(processStepSchema),
  fee: z.strictObject({ charged: z.boolean(), standard: text.nullable(), basis: text.nullable(), mark }),
  situations: z.array(situationSchema),
  questions: z.array(z.strictObject({ question: text, answer: text })),
  afterGrant: z.strictObject({ check: text, withinDays: wholeDays, basis: text }).nullable(),
  resultSample: text.nullable(),
});
export const guidesSchema = z.strictObject({
  ...listHead,
  rows: z.array(guideSchema.extend({ item: slug })),
});

/** `rule`: FEEL over the facts of a project; `note`: how far it says what the law does. */
export const ruleSchema = z.strictObject({ item: slug, rule: text, note: text.exactOptional(), mark });
export const rulesSchema = z.strictObject({ ...listHead, rows: z.array(ruleSchema) });

/** An item whole: with its guide and its rule. */
export type Item = ItemRow & { guide: z.infer<typeof guideSchema>; appliesRule?: string };
