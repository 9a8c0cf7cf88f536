import { MEASURES } from '@zongheng/core/casework';
import { z } from 'zod';
import { furtherLimitSchema } from '../catalogue/index.ts';
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
    /** stage and project: of a work's stage and of the whole project, see /api/projects/{id}/explanation. */
    measure: z.enum([...MEASURES, 'stage', 'project']),
    limit: z.string(),
    basis: z.string(),
    mark: z.string().nullable(),
    sentence: z.string(),
    reading,
    /** What changed the limit itself: extensions and rounds, each with reason and source. */
    notes: z.array(z.object({ day: z.string(), text: z.string(), source: z.string() })),
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

/** An opinion asked of another department. What was written is null for whom it is not meant, and once erased. */
export const opinionViewSchema = z
  .object({
    requestId: z.string(),
    body: z.object({ id: z.string(), name: z.string() }),
    askedAt: z.string(),
    question: z.string().nullable(),
    days: z.int(),
    silence: z.enum(['consent', 'none']),
    basis: z.string(),
    mark: z.string().nullable(),
    dueDay: z.string().nullable(),
    remaining: z.number(),
    signal: z.enum(['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done']),
    late: z.boolean(),
    answer: z
      .object({
        at: z.string(),
        opinion: z.enum(['agree', 'agree-with-remarks', 'object', 'deemed', 'moot']),
        text: z.string().nullable(),
      })
      .nullable(),
    /** Whether it is the reader's own department that is asked and has not answered. */
    mine: z.boolean(),
  })
  .meta({ id: 'OpinionRequest' });
export type OpinionView = z.output<typeof opinionViewSchema>;

/** How long the result is valid, and what renewals were asked for. */
export const validityViewSchema = z
  .object({
    /** The time within which building must begin, not the validity of the result itself. */
    startWithin: z.boolean(),
    /** null: without end. */
    until: z.string().nullable(),
    expired: z.boolean(),
    /** The rule in words; null where nothing is renewed. */
    rule: z.string().nullable(),
    mark: z.string().nullable(),
    renewals: z.array(
      z.object({
        appliedAt: z.string(),
        expiresOn: z.string(),
        until: z.string(),
        basis: z.string(),
        mark: z.string().nullable(),
        decision: z
          .object({
            at: z.string(),
            outcome: z.enum(['renewed', 'deemed', 'refused', 'moot']),
            until: z.string(),
          })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'CaseValidity' });
export type ValidityView = z.output<typeof validityViewSchema>;

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
      /** Limits of the law beside the clocks, as information. */
      furtherLimits: z.array(furtherLimitSchema),
      /** Working days another department has for its opinion. */
      opinionDays: z.int(),
      owable: z.array(z.string()),
      mark: z.string(),
    }),
    clocks: z.object({
      acceptance: clockViewSchema.nullable(),
      committed: clockViewSchema.nullable(),
      statutory: clockViewSchema.nullable(),
      special: clockViewSchema.nullable(),
      delivery: clockViewSchema.nullable(),
      opinion: clockViewSchema.nullable(),
      renewal: clockViewSchema.nullable(),
    }),
    opinions: z.array(opinionViewSchema),
    validity: validityViewSchema.nullable(),
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
