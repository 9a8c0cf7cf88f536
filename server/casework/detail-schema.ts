import { z } from 'zod';
import { caseCardSchema, caseRowSchema, issuedDocumentSchema } from './schema.ts';

const reading = z.object({
  state: z.enum(['not-started', 'running', 'stopped', 'ended']),
  signal: z.enum(['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done']),
  over: z.boolean(),
  limit: z.number(),
  used: z.number(),
  remaining: z.number(),
  dueDay: z.string().nullable(),
  ifResumedDueDay: z.string().nullable(),
  provisional: z.boolean(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
});

export const clockViewSchema = reading
  .extend({
    unit: z.enum(['working-day', 'calendar-day', 'hour']),
    basis: z.string(),
    mark: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'ClockView' });
export type ClockView = z.output<typeof clockViewSchema>;

export const explanationSchema = z
  .object({
    measure: z.enum(['acceptance', 'committed', 'statutory', 'special']),
    limit: z.string(),
    basis: z.string(),
    mark: z.string().nullable(),
    sentence: z.string(),
    reading,
    lines: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        kind: z.enum(['start', 'counted', 'weekend', 'holiday', 'stopped', 'void', 'after']),
        counted: z.boolean(),
        days: z.int(),
        reason: z.string(),
        source: z.string(),
        provisional: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Explanation' });
export type ExplanationView = z.output<typeof explanationSchema>;

export const historySchema = z
  .object({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    at: z.string(),
    recordedAt: z.string(),
    actor: z.string(),
    body: z.string().nullable(),
    channel: z.string(),
    note: z.string().nullable(),
    late: z.boolean(),
  })
  .meta({ id: 'HistoryEntry' });
export type HistoryEntry = z.output<typeof historySchema>;

export const fileRefSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    size: z.int(),
    type: z.string(),
    digest: z.string(),
    uploadedAt: z.string(),
  })
  .meta({ id: 'FileRef' });
export type FileRef = z.output<typeof fileRefSchema>;

export const materialViewSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    required: z.boolean(),
    source: z.enum(['applicant', 'shared']),
    when: z.string().nullable(),
    files: z.array(fileRefSchema),
    /** A document of another item of this project that is the material: never asked for again. */
    satisfiedBy: issuedDocumentSchema.nullable(),
  })
  .meta({ id: 'MaterialView' });
export type MaterialView = z.output<typeof materialViewSchema>;

const procedure = z.object({
  kind: z.string(),
  name: z.string(),
  basis: z.string(),
  days: z.int().nullable(),
  stopsStatutory: z.boolean(),
});

export const caseActionSchema = z.object({
  type: z.string(),
  label: z.string(),
  /** Why it cannot be done now; null if it can. */
  blocked: z.string().nullable(),
});
export type CaseAction = z.output<typeof caseActionSchema>;

export const caseDetailSchema = caseRowSchema
  .extend({
    application: z.object({ id: z.uuid(), number: z.string() }),
    item: z.object({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      kind: z.string(),
      conditions: z.array(z.string()),
      review: z.string(),
      result: z.string(),
      basis: z.array(z.object({ law: z.string(), article: z.string(), verified: z.boolean() })),
      committed: z.string(),
      statutory: z.string().nullable(),
      extension: z.string().nullable(),
      extensionDays: z.int().nullable(),
      specialProcedures: z.array(procedure),
      owable: z.array(z.string()),
      mark: z.string(),
    }),
    clocks: z.object({
      acceptance: clockViewSchema.nullable(),
      committed: clockViewSchema.nullable(),
      statutory: clockViewSchema.nullable(),
      special: clockViewSchema.nullable(),
    }),
    history: z.array(historySchema),
    materials: z.array(materialViewSchema),
    documents: z.array(issuedDocumentSchema),
    others: z.array(caseCardSchema.extend({ documents: z.array(issuedDocumentSchema) })),
    correction: z
      .object({
        items: z.array(z.object({ material: z.string(), problem: z.string() })),
        replyBy: z.string(),
        askedAt: z.string(),
      })
      .nullable(),
    special: z
      .object({
        kind: z.string(),
        name: z.string(),
        basis: z.string(),
        days: z.int().nullable(),
        startedAt: z.string(),
      })
      .nullable(),
    actions: z.array(caseActionSchema),
  })
  .meta({ id: 'CaseDetail' });
