import { z } from 'zod';
import { instant, line, lines, uuid, uuids } from '../platform/text/index.ts';
import { MESSAGES } from './messages.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应为“年-月-日”,例如 2026-11-22。');

export const lightSchema = z
  .object({
    signal: z.enum(['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped', 'done']),
    word: z.string(),
    measure: z.enum(['acceptance', 'committed']),
    dueDay: z.string().nullable(),
    ifResumedDueDay: z.string().nullable(),
    remaining: z.number().nullable(),
    used: z.number(),
    limit: z.number(),
    unit: z.enum(['working-day', 'calendar-day', 'hour']),
    provisional: z.boolean(),
    late: z.boolean(),
    statutoryDueDay: z.string().nullable(),
    statutoryRemaining: z.number().nullable(),
    /** What keeps the clock stopped, with its own limit; past it, that is late by itself. */
    stop: z
      .object({
        what: z.enum(['special', 'correction']),
        name: z.string(),
        dueDay: z.string().nullable(),
        signal: z.enum(['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done']),
        over: z.boolean(),
        remaining: z.number().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Light' });
export type LightView = z.output<typeof lightSchema>;

export const lightCountsSchema = z
  .object({
    normal: z.int(),
    reminder: z.int(),
    warning: z.int(),
    overdue: z.int(),
    'beyond-statute': z.int(),
    stopped: z.int(),
    done: z.int(),
  })
  .meta({ id: 'LightCounts' });
export type LightCounts = z.output<typeof lightCountsSchema>;

export const bodySchema = z
  .object({ id: z.string(), name: z.string(), shortName: z.string() })
  .meta({ id: 'BodyRef' });

export const caseCardSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    itemId: z.string(),
    itemName: z.string(),
    body: bodySchema,
    status: z.object({ code: z.int(), name: z.string(), group: z.string() }),
    light: lightSchema,
  })
  .meta({ id: 'CaseCard' });
export type CaseCard = z.output<typeof caseCardSchema>;

export const caseRowSchema = caseCardSchema
  .extend({
    projectId: z.uuid(),
    projectName: z.string(),
    projectCode: z.string().nullable(),
    projectCodeStatus: z.enum(['pending', 'issued', 'rejected', 'void']),
    unitName: z.string(),
    applicationId: z.uuid(),
    applicationNumber: z.string(),
    stage: z.int(),
    division: z.object({ code: z.string(), name: z.string() }),
    receivedAt: z.string().nullable(),
    acceptedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    /** 视同受理. */
    deemed: z.boolean(),
    codeMissing: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRowView = z.output<typeof caseRowSchema>;

export const caseInboxRowSchema = caseRowSchema
  .extend({
    /** In the boxes 征求意见 and 待决定延续 the clock of the opinion or the renewal; elsewhere null. */
    side: z
      .object({
        kind: z.enum(['opinion', 'renewal']),
        signal: z.enum(['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done']),
        word: z.string(),
        dueDay: z.string().nullable(),
        remaining: z.number(),
        used: z.number(),
        unit: z.enum(['working-day', 'calendar-day', 'hour']),
        provisional: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'CaseInboxRow' });
export type CaseInboxRowView = z.output<typeof caseInboxRowSchema>;

export const issuedDocumentSchema = z
  .object({
    id: z.uuid(),
    caseId: z.uuid(),
    itemId: z.string(),
    itemName: z.string(),
    number: z.string(),
    title: z.string(),
    issuedOn: z.string(),
    validUntil: z.string(),
    bodyName: z.string(),
    /** null where another authority decided and keeps the paper. */
    fileId: z.uuid().nullable(),
    digest: z.string().nullable(),
    kind: z.enum(['grant', 'refusal', 'renewal', 'renewal-refusal']),
    status: z.enum(['valid', 'void']),
  })
  .meta({ id: 'IssuedDocument' });
export type IssuedDocument = z.output<typeof issuedDocumentSchema>;

const happened = { happenedAt: instant.optional() };
const document = z
  .strictObject({
    number: line(100),
    title: line(200),
    issuedOn: day,
    validUntil: day,
    fileId: uuid,
  })
  .meta({ id: 'DecisionDocument' });

/** A command on a case, by wire name; the law decides whether it becomes a fact. */
export const commandSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('accept'), ...happened }),
    z.strictObject({ type: z.literal('not-needed'), reason: lines(1000), ...happened }),
    z.strictObject({
      type: z.literal('refuse-acceptance'),
      reason: lines(1000),
      basis: lines(500),
      rightBody: line(200).optional(),
      ...happened,
    }),
    z.strictObject({
      type: z.literal('request-correction'),
      items: z
        .array(z.strictObject({ material: line(200), problem: lines(1000) }))
        .min(1)
        .max(100),
      replyBy: day,
      ...happened,
    }),
    z
      .strictObject({
        type: z.literal('supply-correction'),
        materials: z.array(z.strictObject({ key: line(100), fileIds: uuids(20) })).max(100),
        note: lines(1000).optional(),
        ...happened,
      })
      // An empty answer would set the office's clock going again for nothing.
      .refine(({ materials, note }) => materials.length > 0 || note !== undefined, {
        error: MESSAGES.correctionEmpty,
        path: ['materials'],
      }),
    z.strictObject({
      type: z.literal('start-special'),
      kind: z.enum([
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
      ]),
      name: line(100).optional(),
      days: z.int().min(1).max(365).optional(),
      note: lines(1000).optional(),
      ...happened,
    }),
    z.strictObject({ type: z.literal('end-special'), note: lines(1000).optional(), ...happened }),
    z.strictObject({
      type: z.literal('extend'),
      days: z.int().min(1).max(365),
      reason: lines(1000),
      ...happened,
    }),
    z.strictObject({ type: z.literal('grant'), document, ...happened }),
    z.strictObject({
      type: z.literal('grant-owed'),
      document,
      owed: z
        .array(z.strictObject({ material: line(200), until: day }))
        .min(1)
        .max(50),
      ...happened,
    }),
    z.strictObject({ type: z.literal('refuse'), reason: lines(2000), document, ...happened }),
    z.strictObject({ type: z.literal('withdraw'), reason: lines(1000), ...happened }),
    z.strictObject({ type: z.literal('revoke'), reason: lines(2000), basis: lines(500), ...happened }),
    z.strictObject({ type: z.literal('deliver'), method: line(100), ...happened }),
    z.strictObject({
      type: z.literal('ask-opinion'),
      bodyId: line(60),
      question: lines(2000),
      days: z.int().min(1).max(365).optional(),
      ...happened,
    }),
    z.strictObject({
      type: z.literal('give-opinion'),
      requestId: z.string().regex(/^[1-9]\d{0,3}$/),
      opinion: z.enum(['agree', 'agree-with-remarks', 'object']),
      text: lines(2000).optional(),
      ...happened,
    }),
    z.strictObject({ type: z.literal('apply-renewal'), until: day, reason: lines(1000), ...happened }),
    z.strictObject({ type: z.literal('renew'), document, ...happened }),
    z.strictObject({ type: z.literal('refuse-renewal'), reason: lines(2000), document, ...happened }),
  ])
  .meta({ id: 'CaseCommand' });
export type WireCommand = z.output<typeof commandSchema>;

export const commandsSchema = z.strictObject({
  commands: z
    .array(z.strictObject({ caseId: uuid, version: z.int().min(1).optional(), command: commandSchema }))
    .min(1)
    .max(1000),
  allOrNothing: z.boolean().default(true),
});

const refusal = z.object({
  code: z.string(),
  message: z.string(),
  source: z.string(),
  field: z.string().optional(),
});

export const outcomesSchema = z.object({
  results: z.array(
    z.discriminatedUnion('ok', [
      z.object({ caseId: z.uuid(), ok: z.literal(true), case: caseRowSchema }),
      z.object({ caseId: z.uuid(), ok: z.literal(false), refusal }),
    ]),
  ),
});
