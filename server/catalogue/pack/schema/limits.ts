import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { mark, text, wholeDays } from './parts.ts';

/** Limits of an item: its own two, what stops and lengthens them, and what the law says beside them. */

const limitUnit = z.enum(['working-day', 'calendar-day', 'hour'], mustBe.unit);

export const limitSchema = z.strictObject({
  value: wholeDays,
  unit: limitUnit,
  basis: text,
  start: z.enum(['received', 'accepted'], mustBe.start),
  mark,
});

export const extensionSchema = z.strictObject({
  value: wholeDays,
  unit: limitUnit,
  approver: text,
  basis: text,
  times: z.int().min(1),
});

export const specialProcedureSchema = z.strictObject({
  kind: z.enum(
    [
      'hearing',
      'bidding',
      'auction',
      'inspection',
      'testing',
      'quarantine',
      'appraisal',
      'expert-review',
      'commissioned-evaluation',
      'other',
    ],
    mustBe.procedureKind,
  ),
  name: text,
  basis: text,
  days: wholeDays.nullable(),
  stopsStatutory: z.boolean(),
});

export const stopGroundSchema = z.strictObject({
  ground: z.enum(['special-procedure', 'correction'], mustBe.stopGround),
  basis: text,
  mark,
});

/** `longest` null: no longer than the result was valid before. `decideDays` null: by the end of validity. */
export const renewalRuleSchema = z.strictObject({
  times: z.int().min(1).nullable(),
  longest: z.strictObject({ value: z.int().min(1), unit: z.enum(['month', 'year'], mustBe.term) }).nullable(),
  applyBefore: wholeDays,
  lateAllowed: z.boolean().exactOptional(),
  decideDays: wholeDays.nullable(),
  silence: z.enum(['renewed', 'none'], mustBe.renewalSilence),
  basis: text,
  mark,
});

/** How long a result is valid; `value` null: without end. */
export const validityTermSchema = z.strictObject({
  value: z.int().min(1).nullable(),
  unit: z.enum(['month', 'year'], mustBe.term),
  /** The time within which building must begin. */
  startWithin: z.boolean().exactOptional(),
  basis: text,
  renewal: renewalRuleSchema.nullable(),
  mark,
});

/** Within how many working days another department answers, and what its silence is. */
export const opinionRuleSchema = z.strictObject({
  days: z.int().min(1),
  silence: z.enum(['consent', 'none'], mustBe.opinionSilence),
  basis: text,
  mark,
});

/** A limit of the law beside the item's clocks: within so long from an event, or so long before one. */
export const furtherLimitSchema = z.strictObject({
  event: text,
  value: z.int().min(1),
  unit: limitUnit,
  when: z.enum(['within', 'before'], mustBe.when),
  from: text,
  whose: z.enum(['applicant', 'body', 'lower-body'], mustBe.whose),
  offClock: z.boolean().exactOptional(),
  basis: text,
  mark,
});
