import { z } from 'zod';
import { mustBe } from './messages.ts';

/** The files of a province pack. Each is read whole, checked here row by row, then against the others. */

const text = z.string(mustBe.text).regex(/\S/, mustBe.text);
const mark = text.exactOptional();
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, mustBe.slug);
const bodyId = z.string().regex(/^([0-9]{6}|[A-Z][0-9]{5})-[a-z]+(-[a-z]+)*$/, mustBe.bodyId);
/** GB/T 2260, or a letter and five digits for a local extension: nobody can take it for a national code. */
const divisionCode = z.string().regex(/^([0-9]{6}|[A-Z][0-9]{5})$/, mustBe.divisionCode);
const wholeDays = z.int(mustBe.wholeDays).min(0, mustBe.wholeDays);

const listHead = { version: text, source: text, mark };

export const levelSchema = z.enum(['province', 'city', 'county'], mustBe.level);

export const manifestSchema = z.strictObject({
  ...listHead,
  mark: text,
  id: slug,
  name: text,
  province: divisionCode,
  homes: z.array(divisionCode),
  wholeChain: z.strictObject({
    targetWorkingDays: wholeDays,
    basis: text,
    nationalWorkingDays: wholeDays,
    nationalBasis: text,
  }),
});

export const divisionSchema = z.strictObject({
  code: divisionCode,
  name: text,
  level: z.enum(['province', 'city', 'county', 'zone'], mustBe.divisionLevel),
  parent: divisionCode.nullable(),
  mark,
});
export const divisionsSchema = z.strictObject({ ...listHead, rows: z.array(divisionSchema) });

export const departmentSchema = z.strictObject({
  id: slug,
  name: text,
  shortName: text,
  kind: z.enum(['department', 'approval', 'window', 'utility'], mustBe.departmentKind),
  mark,
});
export const departmentsSchema = z.strictObject({ ...listHead, rows: z.array(departmentSchema) });

export const bodySchema = z.strictObject({
  id: bodyId,
  name: text,
  shortName: text,
  department: slug,
  division: divisionCode,
  creditCode: text,
  mark,
});
export const bodiesSchema = z.strictObject({ ...listHead, rows: z.array(bodySchema) });

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

const stopGround = z.strictObject({
  ground: z.enum(['special-procedure', 'correction'], mustBe.stopGround),
  basis: text,
  mark,
});

export const basisSchema = z.strictObject({
  law: text,
  article: text,
  verified: z.boolean(),
  via: text,
  currency: text.exactOptional(),
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
  stops: z.strictObject({ statutory: z.array(stopGround), committed: z.array(stopGround) }),
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
export const itemsSchema = z.strictObject({ ...listHead, rows: z.array(itemSchema) });

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

export const flowItemSchema = z.strictObject({
  item: slug,
  necessity: z.enum(['required', 'conditional'], mustBe.flowNecessity),
  when: text.nullable(),
  appliesTo: z.array(conditionSchema).exactOptional(),
  after: z.array(slug),
  /** Items whose result the law wants first but which this flow handles side by side, and why it may. */
  beside: z.array(z.strictObject({ item: slug, reason: text })).exactOptional(),
  days: wholeDays,
  /** Handled 统一、联合 or 集中 (行政许可法 §26): 45 + 15 days instead of 20 + 10, on this basis. */
  joint: z
    .strictObject({ mode: z.enum(['统一办理', '联合办理', '集中办理'], mustBe.joint), basis: text, mark })
    .exactOptional(),
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

export const flowSchema = z.strictObject({
  id: slug,
  name: text,
  version: z.int().min(1),
  family: z.enum(['construction'], mustBe.family),
  splclx: z.string().regex(/^([1-9]|10)$/, mustBe.splclx),
  levels: z.array(z.enum(['city', 'county', 'zone'], mustBe.divisionLevel)).min(1),
  appliesTo: z.array(conditionSchema).min(1),
  why: text,
  totalDays: wholeDays,
  stages: z.array(stageSchema).min(1),
  source: text,
  mark: text,
});
export const flowsSchema = z.strictObject({ ...listHead, rows: z.array(flowSchema) });

export const windowSchema = z.strictObject({
  id: bodyId,
  body: bodyId,
  division: divisionCode,
  name: text,
  address: text,
  hours: text,
  phone: text,
  mark: text,
});
export const windowsSchema = z.strictObject({ ...listHead, rows: z.array(windowSchema) });

/** `group` and `ends` are 办理状态's: the group a status counts in, and whether it ends the case. */
export const codeRowSchema = z.strictObject({
  code: text,
  name: text,
  note: text.exactOptional(),
  group: text.exactOptional(),
  ends: z.boolean().exactOptional(),
  mark,
});
export const codeListSchema = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/, mustBe.listId),
  name: text,
  version: text,
  source: text,
  mark: text,
  rows: z.array(codeRowSchema).min(1),
});
export const codeListsSchema = z.strictObject({ ...listHead, lists: z.array(codeListSchema) });

/** GB/T 4754: sections A–T, divisions of two digits, classes of four. Groups are not kept: no form asks for one. */
export const industrySchema = z.strictObject({
  code: z.string().regex(/^([A-T]|[0-9]{2}|[0-9]{4})$/, mustBe.industryCode),
  name: text,
  level: z.enum(['section', 'division', 'class'], mustBe.industryLevel),
  parent: text.nullable(),
  mark,
});
export const industriesSchema = z.strictObject({ ...listHead, rows: z.array(industrySchema) });

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
export const implementationsSchema = z.strictObject({
  ...listHead,
  rules: z.array(implementationRuleSchema),
  overrides: z.array(implementationOverrideSchema),
});

export type Level = z.infer<typeof levelSchema>;
export type Manifest = z.infer<typeof manifestSchema>;
export type Division = z.infer<typeof divisionSchema>;
export type Department = z.infer<typeof departmentSchema>;
export type Body = z.infer<typeof bodySchema>;
export type LegalBasis = z.infer<typeof basisSchema>;
export type Material = z.infer<typeof materialSchema>;
export type Item = z.infer<typeof itemSchema>;
export type FactField = (typeof factFields)[number];
export type Condition = z.infer<typeof conditionSchema>;
export type FlowItem = z.infer<typeof flowItemSchema>;
export type Stage = z.infer<typeof stageSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type Window = z.infer<typeof windowSchema>;
export type CodeRow = z.infer<typeof codeRowSchema>;
export type CodeList = z.infer<typeof codeListSchema>;
export type Industry = z.infer<typeof industrySchema>;
export type ImplementationRule = z.infer<typeof implementationRuleSchema>;
export type ImplementationOverride = z.infer<typeof implementationOverrideSchema>;
