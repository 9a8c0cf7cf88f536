import { z } from 'zod';
import { line } from '../platform/text/index.ts';
import { MESSAGES } from './messages.ts';

const hours = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, MESSAGES.hours);
const share = z.number().min(0.01).max(1).multipleOf(0.001);
const days = (least: number) => z.int().min(least).max(60);

const scope = {
  division: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .nullable()
    .meta({ title: '地区' }),
  itemId: line(80).nullable().meta({ title: '事项' }),
};
const values = {
  remindShare: share.meta({ title: '提醒比例' }),
  yellowShare: share.meta({ title: '预警比例' }),
  yellowDaysLeft: days(0).nullable().meta({ title: '预警剩余天数' }),
  orderAfterDays: days(0).nullable().meta({ title: '逾期后自动督办' }),
  replyDays: days(1).meta({ title: '督办答复期限' }),
  quietFrom: hours.meta({ title: '免打扰开始' }),
  quietTo: hours.meta({ title: '免打扰结束' }),
  basis: line(200).meta({ title: '依据' }),
  mark: z.enum(['待确认', '本地规则', '待确认/本地规则', '']).meta({ title: '标注' }),
};
const rises = (rule: { readonly remindShare: number; readonly yellowShare: number }) =>
  rule.remindShare < rule.yellowShare;
const unless = { path: ['remindShare'], error: MESSAGES.order };

/** A rule that is tried before it is published. */
export const draftSchema = z.strictObject({ ...scope, ...values }).refine(rises, unless);

export const settingSchema = z
  .strictObject({
    ...scope,
    ...values,
    reason: line(200).meta({ title: '修改理由' }),
    /** Number of the rule of this scope that was seen; null: there was none. */
    seen: z.int().min(1).nullable(),
  })
  .refine(rises, unless);

export const endingSchema = z.strictObject({
  ...scope,
  reason: line(200).meta({ title: '理由' }),
  seen: z.int().min(1),
});

export const ruleSchema = z
  .object({
    number: z.int(),
    version: z.string(),
    ...scope,
    divisionName: z.string().nullable(),
    itemName: z.string().nullable(),
    ...values,
    mark: z.string(),
    ended: z.boolean(),
    reason: z.string(),
    setByName: z.string(),
    setAt: z.string(),
    /** The reader may change it. */
    maySet: z.boolean(),
  })
  .meta({ id: 'SignalRule' });
export type RuleView = z.output<typeof ruleSchema>;

export const ruleListSchema = z
  .object({
    rows: z.array(ruleSchema),
    /** Where the reader may set rules: null = everywhere; empty = nowhere. */
    scope: z.array(z.object({ code: z.string(), name: z.string() })).nullable(),
    source: z.string(),
  })
  .meta({ id: 'SignalRuleList' });

export const historyQuery = z.strictObject({
  division: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '地区' }),
  itemId: line(80).optional().meta({ title: '事项' }),
});

const change = z.object({ from: z.string(), to: z.string(), count: z.int() });

export const previewSchema = z
  .object({
    /** Open cases this rule would be read by, and how many of them were computed. */
    reached: z.int(),
    computed: z.int(),
    changed: z.int(),
    changes: z.array(change),
  })
  .meta({ id: 'SignalRulePreview' });
export type PreviewView = z.output<typeof previewSchema>;
