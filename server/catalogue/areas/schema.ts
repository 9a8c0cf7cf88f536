import { z } from 'zod';
import { line, lines } from '../../platform/text/index.ts';

const day = z.iso.date();

const effectSchema = z.strictObject({
  item: line(60),
  effect: z.enum(['off', 'simplified']),
  note: line(300),
  /** Working days, of simplified ones. */
  days: z.int().min(0).max(365).nullable(),
});

export const areaContentSchema = z
  .strictObject({
    division: z.string().regex(/^(\d{6}|[A-Z]\d{5})$/),
    name: line(100),
    extent: lines(1000),
    documentNumber: line(100),
    issuedBy: line(100),
    validFrom: day,
    /** First day on which it can no longer be chosen. */
    validTo: day,
    effects: z.array(effectSchema).min(1).max(30),
  })
  .meta({ id: 'AreaContent' });

const reason = lines(500);
const version = z.int().min(1);
export const correctionSchema = z.strictObject({ content: areaContentSchema, reason, version });
export const areaWithdrawalSchema = z.strictObject({ reason, version });

export const areaSchema = z
  .object({
    id: z.uuid(),
    /** Of the stream: what the next command saw. */
    version: z.int(),
    /** Under which a project keeps it. */
    token: z.string(),
    number: z.int(),
    status: z.enum(['valid', 'coming', 'expired', 'withdrawn']),
    divisionName: z.string(),
    content: areaContentSchema,
    itemNames: z.record(z.string(), z.string()),
    publishedAt: z.string(),
    publishedBy: z.string(),
    withdrawnAt: z.string().nullable(),
    /** Why it was withdrawn, or corrected last. */
    reason: z.string().nullable(),
    /** What the reader may do. */
    actions: z.array(z.enum(['correct', 'withdraw'])),
  })
  .meta({ id: 'AreaAssessment' });

export const areasSchema = z.object({
  rows: z.array(areaSchema),
  /** Which items may be switched off or simplified. */
  kinds: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      effects: z.array(z.enum(['off', 'simplified'])),
      items: z.array(z.object({ id: z.string(), name: z.string() })),
      mark: z.string().nullable(),
    }),
  ),
});

export const areaQuery = z.strictObject({
  /** Divisions a project lies in, separated by commas: then only what may be chosen for it today. */
  places: z
    .string()
    .regex(/^[0-9A-Z]\d{5}(,[0-9A-Z]\d{5}){0,19}$/)
    .optional(),
});
