import { ELEMENTS } from '@zongheng/core/catalogue';
import { z } from 'zod';
import { lines, uuid } from '../../platform/text/index.ts';
import { coded, DRAFT_STATUSES, day, keySchema } from './schema-parts.ts';

export const LONGEST_FOLLOW_DAYS = 365;
export const FOLLOW_DAYS = 30;
export const commandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('submit'), revision: z.int().min(1) }),
  z.strictObject({ type: z.literal('confirm-content') }),
  z.strictObject({ type: z.literal('confirm-authority') }),
  z.strictObject({
    type: z.literal('publish'),
    validFrom: day.meta({ title: '生效日期' }),
    /** Of a standard: within how many days the levels below follow. */
    followWithin: z.int().min(1).max(LONGEST_FOLLOW_DAYS).default(FOLLOW_DAYS).meta({ title: '跟进期限' }),
  }),
  z.strictObject({ type: z.literal('return'), reason: lines(500).meta({ title: '退回理由' }) }),
  /** The body that submitted takes its submission back. */
  z.strictObject({ type: z.literal('recall') }),
  z.strictObject({
    type: z.literal('withdraw'),
    version: z.int().min(1),
    reason: lines(500).meta({ title: '撤回理由' }),
  }),
  z.strictObject({
    type: z.literal('propose-exception'),
    element: z.enum(ELEMENTS).meta({ title: '要素' }),
    reason: lines(500).meta({ title: '例外理由' }),
    until: day.nullable().meta({ title: '有效期至' }),
  }),
  z.strictObject({
    type: z.literal('decide-exception'),
    exceptionId: uuid,
    approve: z.boolean(),
    reason: lines(500).meta({ title: '审查意见' }),
  }),
]);
export type EntryOrder = z.output<typeof commandSchema>;

export const orderSchema = z.strictObject({
  command: commandSchema,
  /** Version of the entry the caller saw. */
  version: z.int().min(0).optional(),
});

/** What a command has made of an entry. */
export const outcomeSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    draft: coded(DRAFT_STATUSES),
    /** Version it has published. */
    published: z.int().nullable(),
  })
  .meta({ id: 'CatalogueOutcome' });

export const MOST_AT_ONCE = 500;
export const batchSchema = z.strictObject({
  command: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('confirm-content') }),
    z.strictObject({ type: z.literal('confirm-authority') }),
    z.strictObject({
      type: z.literal('publish'),
      validFrom: day.meta({ title: '生效日期' }),
      followWithin: z.int().min(1).max(LONGEST_FOLLOW_DAYS).default(FOLLOW_DAYS),
    }),
  ]),
  entries: z
    .array(keySchema.extend({ version: z.int().min(0).optional() }))
    .min(1)
    .max(MOST_AT_ONCE),
});
export const batchAnswerSchema = z
  .object({
    done: z.int(),
    results: z.array(
      keySchema.extend({
        ok: z.boolean(),
        draft: coded(DRAFT_STATUSES).nullable(),
        code: z.string().nullable(),
        message: z.string().nullable(),
        source: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CatalogueBatch' });
