import { z } from 'zod';
import { mustBe } from '../messages.ts';
import {
  extensionSchema,
  furtherLimitSchema,
  limitSchema,
  opinionRuleSchema,
  specialProcedureSchema,
  stopGroundSchema,
  validityTermSchema,
} from './limits.ts';
import { levelSchema, listHead, mark, slug, text } from './parts.ts';

/** An approval item as the province's standard has it. */

export const basisSchema = z.strictObject({
  law: text,
  article: text,
  verified: z.boolean(),
  via: text,
  currency: text.exactOptional(),
  wording: text.exactOptional(),
  link: text.exactOptional(),
});

const necessity = z.enum(['required', 'conditional', 'optional'], mustBe.necessity);

/** `key` is the material's unified name in every item; `resultOf` the item whose document it is. */
export const materialSchema = z.strictObject({
  key: slug,
  name: text,
  necessity,
  when: text.nullable(),
  source: z.enum(['applicant', 'shared'], mustBe.materialSource),
  resultOf: slug.nullable(),
  /** Who holds it, where it is shared and no item of the pack produces it. */
  holder: text.nullable(),
  /** 容缺: may be owed for a while after a grant. */
  owable: z.boolean().exactOptional(),
  mark,
});

/** 材料名称统一: the province's register, one row a key. */
export const registeredMaterialSchema = z.strictObject({
  key: slug,
  name: text,
  issuer: text,
  resultOf: slug.nullable(),
  shared: z.boolean(),
  holder: text.nullable(),
  form: text,
  mark,
});
export const materialsSchema = z.strictObject({ ...listHead, rows: z.array(registeredMaterialSchema) });

export const itemSchema = z.strictObject({
  id: slug,
  name: text,
  version: z.int().min(1),
  kind: z.enum(['行政许可', '行政确认', '备案', '政府内部审批', '技术审查', '其他'], mustBe.itemKind),
  stage: z.int().min(1).max(5),
  department: slug,
  levels: z.array(levelSchema).min(1),
  basis: z.array(basisSchema).min(1),
  statutory: limitSchema.nullable(),
  committed: limitSchema,
  extension: extensionSchema.nullable(),
  specialProcedures: z.array(specialProcedureSchema),
  stops: z.strictObject({ statutory: z.array(stopGroundSchema), committed: z.array(stopGroundSchema) }),
  correctionSilence: z.strictObject({
    outcome: z.enum(['withdrawn', 'refused'], mustBe.silence),
    basis: text,
    mark,
  }),
  conditions: z.array(text),
  review: text,
  materials: z.array(materialSchema),
  result: text,
  validity: text.nullable(),
  /** The same as data, where a law says it in figures. */
  validityTerm: validityTermSchema.exactOptional(),
  opinions: opinionRuleSchema.exactOptional(),
  furtherLimits: z.array(furtherLimitSchema).exactOptional(),
  needs: z.array(slug),
  appliesWhen: text,
  mustBefore: text.nullable(),
  applicantDeadline: text.nullable(),
  promise: z.boolean(),
  note: text.nullable(),
  mark: text,
});
/** `earlier`: versions gone before, which implementations may still stand under. */
export const itemsSchema = z.strictObject({
  ...listHead,
  rows: z.array(itemSchema),
  earlier: z.array(itemSchema),
});

export type LegalBasis = z.infer<typeof basisSchema>;
export type Material = z.infer<typeof materialSchema>;
/** A row of the file; its guide and its rule are in files of their own. */
export type ItemRow = z.infer<typeof itemSchema>;
export type RegisteredMaterial = z.infer<typeof registeredMaterialSchema>;
