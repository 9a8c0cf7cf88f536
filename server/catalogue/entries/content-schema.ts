import type { ImplementationContent, ImplementedElements, LocalElements } from '@zongheng/core/catalogue';
import { z } from 'zod';
import { flowSchema } from '../pack/schema/flow.ts';
import { guideSchema } from '../pack/schema/guide.ts';
import { basisSchema, itemSchema, materialSchema } from '../pack/schema/item.ts';
import { extensionSchema, limitSchema, specialProcedureSchema } from '../pack/schema/limits.ts';
import { bodyId, divisionCode, mark, slug, text, wholeDays } from '../pack/schema/parts.ts';

/** What a draft may hold, by kind of entry. Whether the law lets it is asked after: a draft that deviates is kept. */

const short = text.max(200);
const long = text.max(2000);
const some = <S extends z.ZodType>(each: S) => z.array(each).max(200);

export const processStepSchema = z.strictObject({
  key: slug,
  name: short.meta({ title: '环节名称' }),
  post: short.meta({ title: '岗位' }),
  task: long.meta({ title: '环节内容' }),
  limit: wholeDays.nullable().meta({ title: '环节时限' }),
});
export const feeSchema = z.strictObject({
  charged: z.boolean(),
  standard: long.nullable().meta({ title: '收费标准' }),
  basis: long.nullable().meta({ title: '收费依据' }),
  mark,
});
export const situationSchema = z.strictObject({
  key: slug,
  name: short.meta({ title: '情形名称' }),
  rule: long.nullable(),
  adds: some(slug),
  drops: some(slug),
  committed: wholeDays.nullable(),
  basis: long,
});
export const questionAnswerSchema = z.strictObject({
  question: long.meta({ title: '问题' }),
  answer: long.meta({ title: '解答' }),
});
export const placeSchema = z.strictObject({
  name: short.meta({ title: '窗口名称' }),
  address: short.meta({ title: '办理地点' }),
  hours: short.meta({ title: '办理时间' }),
  phone: short.meta({ title: '电话' }),
  point: z
    .strictObject({ lon: z.number().min(73).max(136), lat: z.number().min(3).max(54) })
    .nullable()
    .meta({ title: '地图位置' }),
  mark,
});

export const localSchema: z.ZodType<LocalElements> = z.strictObject({
  bodyId: bodyId.meta({ title: '实施主体' }),
  supervisedBy: bodyId.meta({ title: '监管部门' }),
  code: z
    .string()
    .regex(/^[0-9A-Z]{31}$/, '实施编码应为31位。')
    .nullable()
    .meta({ title: '实施编码' }),
  powerSource: short.meta({ title: '权力来源' }),
  bodyNature: short.meta({ title: '实施主体性质' }),
  places: some(placeSchema).meta({ title: '办理地点' }),
  consult: short.meta({ title: '咨询方式' }),
  complaint: short.meta({ title: '监督投诉方式' }),
});

export const elementsSchema: z.ZodType<ImplementedElements> = z.strictObject({
  name: short.exactOptional().meta({ title: '事项名称' }),
  kind: itemSchema.shape.kind.exactOptional(),
  basis: some(basisSchema).min(1).exactOptional(),
  statutory: limitSchema.nullable().exactOptional(),
  committed: limitSchema.exactOptional(),
  extension: extensionSchema.nullable().exactOptional(),
  specialProcedures: some(specialProcedureSchema).exactOptional(),
  conditions: some(long).exactOptional(),
  materials: some(materialSchema).exactOptional(),
  result: short.exactOptional(),
  promise: z.boolean().exactOptional(),
  visits: wholeDays.max(99).exactOptional(),
  process: some(processStepSchema).exactOptional(),
  fee: feeSchema.exactOptional(),
  situations: some(situationSchema).exactOptional(),
  questions: some(questionAnswerSchema).exactOptional(),
});

export const implementationDraftSchema: z.ZodType<ImplementationContent> = z.strictObject({
  item: slug,
  division: divisionCode,
  standard: z.int().min(1),
  local: localSchema,
  elements: elementsSchema,
  mark: text.max(200),
});

/** The version is given at publication. */
export const standardDraftSchema = itemSchema.omit({ version: true }).extend({
  /** FEEL over the facts of a project. */
  appliesRule: long.exactOptional(),
  guide: guideSchema,
});

export const flowDraftSchema = flowSchema.omit({ version: true });

export type StandardDraft = z.output<typeof standardDraftSchema>;
export type FlowDraft = z.output<typeof flowDraftSchema>;
