import { z } from 'zod';

/** A guide as it is read: on its page, and by programs under /api/public/guides. Everything in words. */

const mark = z.string().nullable();
const named = z.object({ id: z.string(), name: z.string() });
const limit = z.object({ text: z.string(), from: z.string(), basis: z.string(), mark });

export const guideSchema = z.object({
  item: z.string(),
  name: z.string(),
  division: z.object({ code: z.string(), name: z.string() }),
  /** `standard`: nobody has published an implementation there; the province's standard is shown. */
  state: z.enum(['published', 'standard']),
  version: z.int(),
  standardVersion: z.int(),
  /** Legal days; `validFrom` null: it held before the platform did. `validTo`: first day no longer valid. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  current: z.boolean(),
  /** Why this is not what holds today. */
  notice: z.string().nullable(),
  versions: z.array(
    z.object({
      version: z.int(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      withdrawn: z.boolean(),
      current: z.boolean(),
    }),
  ),
  url: z.string(),
  mark,
  kind: z.string(),
  stage: z.string(),
  levels: z.array(z.string()),
  basicCode: z.string().nullable(),
  code: z.string().nullable(),
  itemType: z.string(),
  serviceObjects: z.array(z.string()),
  handling: z.string(),
  visits: z.string(),
  promise: z.boolean(),
  body: z
    .object({ name: z.string(), nature: z.string().nullable(), powerSource: z.string().nullable() })
    .nullable(),
  supervisor: z.string().nullable(),
  places: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      hours: z.string(),
      phone: z.string(),
      map: z.string().nullable(),
      mark,
    }),
  ),
  consult: z.string().nullable(),
  complaint: z.string().nullable(),
  appliesWhen: z.string(),
  mustBefore: z.string().nullable(),
  applicantDeadline: z.string().nullable(),
  needs: z.array(named),
  conditions: z.array(z.string()),
  review: z.string(),
  materials: z.array(
    z.object({
      name: z.string(),
      necessity: z.string(),
      when: z.string().nullable(),
      shared: z.boolean(),
      source: z.string(),
      resultOf: named.nullable(),
      owable: z.boolean(),
      mark,
    }),
  ),
  process: z.array(z.object({ name: z.string(), post: z.string(), task: z.string(), limit: z.string() })),
  statutory: limit.nullable(),
  committed: limit,
  extension: z.string().nullable(),
  specialProcedures: z.array(
    z.object({ name: z.string(), limit: z.string(), effect: z.string(), basis: z.string() }),
  ),
  stops: z.array(z.object({ text: z.string(), basis: z.string(), mark })),
  furtherLimits: z.array(z.object({ text: z.string(), basis: z.string(), mark })),
  fee: z.object({ charged: z.boolean(), text: z.string(), basis: z.string().nullable(), mark }),
  result: z.string(),
  resultSample: z.string().nullable(),
  validity: z.string().nullable(),
  afterGrant: z.object({ check: z.string(), limit: z.string(), basis: z.string() }).nullable(),
  basis: z.array(
    z.object({
      law: z.string(),
      article: z.string(),
      verified: z.boolean(),
      note: z.string().nullable(),
      wording: z.string().nullable(),
      link: z.string().nullable(),
    }),
  ),
  situations: z.array(
    z.object({
      name: z.string(),
      adds: z.array(z.string()),
      drops: z.array(z.string()),
      limit: z.string().nullable(),
      basis: z.string(),
    }),
  ),
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
  note: z.string().nullable(),
});

export type GuideView = z.infer<typeof guideSchema>;

export const guideHitsSchema = z.object({
  rows: z.array(
    z.object({
      item: z.string(),
      name: z.string(),
      kind: z.string(),
      stage: z.string(),
      department: z.string(),
      division: z.object({ code: z.string(), name: z.string() }),
      body: z.string().nullable(),
      committed: z.string(),
      state: z.enum(['published', 'standard']),
      version: z.int(),
      /** Divisions that have published it, all over the province. */
      places: z.int(),
      mark,
      url: z.string(),
    }),
  ),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  /** The division that was searched in: asked for, or named in the query. */
  division: z.string().nullable(),
});

export type GuideHitsView = z.infer<typeof guideHitsSchema>;

const code = z.string().trim().max(60);
/** An empty field of a form is no filter. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const guideQuerySchema = z.object({
  q: optional(z.string().trim().max(100)),
  division: optional(code),
  department: optional(code),
  stage: optional(z.coerce.number().int().min(1).max(5)),
  level: optional(z.enum(['province', 'city', 'county'])),
  page: optional(z.coerce.number().int().min(1).max(100_000)),
});

export const guideParamsSchema = z.strictObject({ item: code, division: code });
export const guideVersionSchema = z.object({
  version: optional(z.coerce.number().int().min(1).max(100_000)),
});
