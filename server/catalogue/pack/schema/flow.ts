import { z } from 'zod';
import { mustBe } from '../messages.ts';
import { divisionCode, listHead, mark, slug, text, wholeDays } from './parts.ts';

/** Flows: stages, the items in them, and which projects they are for. */

/** Fields of the project form a flow may ask about: coded answers, yes/no, and nothing that is free text. */
export const factFields = [
  'decisionType',
  'investmentSource',
  'nature',
  'landMode',
  'landWithScheme',
  'areaAssessed',
  'workCategory',
  'capital',
] as const;

export const conditionSchema = z.strictObject({
  field: z.enum(factFields, mustBe.factField),
  in: z.array(z.union([text, z.boolean()])).min(1),
});

/** Levels of places a flow is for: the province itself builds nowhere. */
const flowLevel = z.enum(['city', 'county', 'zone'], mustBe.divisionLevel);

export const flowItemSchema = z.strictObject({
  item: slug,
  necessity: z.enum(['required', 'conditional'], mustBe.flowNecessity),
  when: text.nullable(),
  appliesTo: z.array(conditionSchema).exactOptional(),
  /** FEEL over the facts of a project; absent: the item's own. */
  rule: text.exactOptional(),
  after: z.array(slug),
  /** Items whose result the law wants first but which this flow handles side by side, and why it may. */
  beside: z.array(z.strictObject({ item: slug, reason: text })).exactOptional(),
  days: wholeDays,
  /** Handled 统一、联合 or 集中 (行政许可法 §26): 45 + 15 days instead of 20 + 10, on this basis. */
  joint: z
    .strictObject({ mode: z.enum(['统一办理', '联合办理', '集中办理'], mustBe.joint), basis: text, mark })
    .exactOptional(),
  /** Levels of places at which it can arise: what only counties decide does not in a city. */
  levels: z.array(flowLevel).min(1).exactOptional(),
  /** Name of the one step in which entries of a stage are handled together (合并办理). */
  merged: text.exactOptional(),
  note: text.exactOptional(),
});

export const stageSchema = z.strictObject({
  no: z.int().min(1).max(5),
  id: slug,
  name: text,
  leadDepartment: slug,
  limitDays: wholeDays,
  /** A shorter limit for some projects of the flow (备案 instead of 核准). */
  variants: z
    .array(z.strictObject({ limitDays: wholeDays, when: text, appliesTo: z.array(conditionSchema).min(1) }))
    .exactOptional(),
  items: z.array(flowItemSchema).min(1),
});

/** A slug; of a city's or county's own flow `<template>@<division>`. */
export const flowIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(@([0-9]{6}|[A-Z][0-9]{5}))?$/, mustBe.flowId);

export const flowSchema = z.strictObject({
  id: flowIdSchema,
  name: text,
  version: z.int().min(1),
  family: z.enum(['investment', 'construction'], mustBe.family),
  /** 审批流程类型: of construction flows only. */
  splclx: z
    .string()
    .regex(/^([1-9]|10)$/, mustBe.splclx)
    .nullable(),
  /** Of a derived flow: the province's flow it stands under, and whose it is. */
  template: slug.exactOptional(),
  division: divisionCode.exactOptional(),
  levels: z.array(flowLevel).min(1),
  appliesTo: z.array(conditionSchema).min(1),
  /** FEEL over the facts of a project, beside `appliesTo`. */
  rule: text.exactOptional(),
  why: text,
  totalDays: wholeDays,
  stages: z.array(stageSchema).min(1),
  source: text,
  mark: text,
});
export const flowsSchema = z.strictObject({ ...listHead, rows: z.array(flowSchema) });

export type FactField = (typeof factFields)[number];
export type Condition = z.infer<typeof conditionSchema>;
export type FlowItem = z.infer<typeof flowItemSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Flow = z.infer<typeof flowSchema>;
