import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { materialSchema } from './item.ts';
import { bodyId, divisionCode, listHead, slug, text, wholeDays } from './parts.ts';

/** Who decides which item where, and what each has published of it. */

export const implementationRuleSchema = z.strictObject({
  item: slug,
  /** Which of the project's divisions decides: where it is approved (立项) or where it is built. */
  follows: z.enum(['approval-division', 'place'], mustBe.follows),
});
export const implementationOverrideSchema = z.strictObject({
  division: divisionCode,
  item: slug,
  body: bodyId,
  /** 审管衔接: the line body that goes on to supervise what this body has granted. */
  supervisedBy: bodyId,
  mark: text,
});

/** What some divisions publish otherwise than the standard, in few words; see `published.ts`. */
export const deviationSchema = z.strictObject({
  divisions: z.array(divisionCode).min(1),
  items: z.array(slug).min(1),
  /** The commitment, in the unit and from the event of the standard's. */
  committed: wholeDays.exactOptional(),
  visits: wholeDays.exactOptional(),
  promise: z.boolean().exactOptional(),
  /** Materials not asked for, and those asked for besides. */
  without: z.array(slug).exactOptional(),
  with: z.array(materialSchema).exactOptional(),
  exceptions: z
    .array(
      z.strictObject({
        element: z.enum(['committed', 'materials', 'visits', 'promise'], mustBe.element),
        reason: text,
        until: z.iso.date(mustBe.day).nullable(),
      }),
    )
    .exactOptional(),
  basis: text,
  mark: text,
});

const placeSchema = z.strictObject({ name: text, address: text, hours: text, phone: text, mark: text });

/** `divisions` have published whatever their bodies decide, as the standard has it, but for what is said here. */
export const publishedSchema = z.strictObject({
  divisions: z.array(divisionCode),
  /** The province has no service centre: where its bodies take applications. */
  provincePlace: placeSchema,
  complaint: text,
  points: z.array(z.strictObject({ division: divisionCode, lon: z.number(), lat: z.number(), mark: text })),
  missing: z.array(z.strictObject({ division: divisionCode, items: z.array(slug).min(1) })),
  /** Still under an earlier version of the standard. */
  behind: z.array(
    z.strictObject({ item: slug, standard: z.int().min(1), divisions: z.array(divisionCode).min(1) }),
  ),
  deviations: z.array(deviationSchema),
  mark: text,
});

export const implementationsSchema = z.strictObject({
  ...listHead,
  rules: z.array(implementationRuleSchema),
  overrides: z.array(implementationOverrideSchema),
  published: publishedSchema,
});

export type ImplementationRule = z.infer<typeof implementationRuleSchema>;
export type ImplementationOverride = z.infer<typeof implementationOverrideSchema>;
export type Deviation = z.infer<typeof deviationSchema>;
export type PublishedRow = z.infer<typeof publishedSchema>;
