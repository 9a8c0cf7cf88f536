import { z } from 'zod';
import {
  caseCardSchema,
  fileRefSchema,
  historySchema,
  issuedDocumentSchema,
  lightSchema,
} from '../casework/index.ts';
import { line, lines, uuids } from '../platform/text/index.ts';

const stageRef = z.object({ no: z.int(), name: z.string() });

/** By the assessment of an area the project lies in. */
export const areaReasonSchema = z
  .object({
    area: z.string(),
    name: z.string(),
    documentNumber: z.string(),
    note: z.string(),
  })
  .meta({ id: 'AreaReason' });

/** An item that is not handled for this project, because of an assessed area. */
export const sparedSchema = z
  .object({ itemId: z.string(), name: z.string(), stage: z.int(), reason: areaReasonSchema })
  .meta({ id: 'SparedItem' });

export const filingSchema = z.object({
  stage: stageRef,
  stages: z.array(stageRef),
  codeReady: z.boolean(),
  works: z.array(z.object({ id: z.uuid(), no: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      itemId: z.string(),
      name: z.string(),
      body: z.object({ id: z.string(), name: z.string() }).nullable(),
      necessity: z.enum(['required', 'conditional']),
      when: z.string().nullable(),
      days: z.int(),
      simplified: areaReasonSchema.nullable(),
      /** 告知承诺, and what is checked after a grant that rests on promises or owed materials. */
      promise: z.boolean(),
      afterGrant: z.object({ check: z.string(), withinDays: z.int(), basis: z.string() }).nullable(),
      /** Items whose results it still waits for. */
      needs: z.array(z.string()),
      selectable: z.boolean(),
      /** Filed together with what it needs, it starts by itself when its turn comes; `why` says after what. */
      queued: z.boolean(),
      why: z.string().nullable(),
      /** Suggested: required and ready. */
      selected: z.boolean(),
    }),
  ),
  spared: z.array(sparedSchema),
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      required: z.boolean(),
      when: z.string().nullable(),
      items: z.array(z.string()),
      /** 容缺: may be owed for a while after a grant, for every item that asks for it. */
      owable: z.boolean(),
      source: z.enum(['applicant', 'shared']),
      holder: z.string().nullable(),
      satisfiedBy: issuedDocumentSchema.nullable(),
    }),
  ),
  contact: z.object({ name: z.string(), mobile: z.string() }).nullable(),
});

export const submissionSchema = z.strictObject({
  stage: z.int().min(1).max(5),
  workIds: uuids(50),
  items: z.array(line(60)).min(1).max(60),
  contact: z.strictObject({ name: line(60), mobile: z.string().regex(/^1\d{10}$/, '应为 11 位手机号码。') }),
  note: lines(1000).optional(),
  materials: z.array(z.strictObject({ key: line(100), fileIds: uuids(20) })).max(200),
});

export const submittedSchema = z.object({ id: z.uuid(), number: z.string(), caseIds: z.array(z.uuid()) });

export const applicationSummarySchema = z
  .object({
    id: z.uuid(),
    home: z.string(),
    number: z.string(),
    project: z.object({
      id: z.uuid(),
      name: z.string(),
      code: z.string().nullable(),
      codeStatus: z.enum(['pending', 'issued', 'rejected', 'void']),
    }),
    stage: stageRef,
    unitName: z.string(),
    submittedAt: z.string(),
    closedAt: z.string().nullable(),
    status: z.enum(['submitted', 'running', 'closed']),
    cases: z.array(caseCardSchema),
    /** Items that start by themselves after others of this application. */
    queued: z.array(z.object({ itemId: z.string(), name: z.string() })),
    /** The most pressing light of its cases. */
    light: lightSchema.nullable(),
  })
  .meta({ id: 'ApplicationSummary' });
export type ApplicationSummary = z.output<typeof applicationSummarySchema>;

export const applicationSchema = applicationSummarySchema
  .extend({
    contact: z.object({ name: z.string(), mobile: z.string(), note: z.string().nullable() }),
    materials: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        items: z.array(z.string()),
        files: z.array(fileRefSchema),
      }),
    ),
    history: z.array(historySchema),
  })
  .meta({ id: 'Application' });
