import { z } from 'zod';
import { applicationSummarySchema, areaReasonSchema, sparedSchema } from '../applications/index.ts';
import {
  caseCardSchema,
  historySchema,
  issuedDocumentSchema,
  lightCountsSchema,
  lightSchema,
} from '../casework/index.ts';
import { codeStateSchema, projectFormSchema } from '../projects/index.ts';
import { stageClockSchema } from '../supervision/index.ts';

const named = z.object({ code: z.string(), name: z.string() });

export const projectRowSchema = z
  .object({
    id: z.uuid(),
    home: z.string(),
    name: z.string(),
    code: codeStateSchema,
    unitName: z.string(),
    place: z.string(),
    cityName: z.string(),
    decisionType: named,
    investment: z.string(),
    registeredAt: z.string(),
    updatedAt: z.string(),
    /** Cases still open, and the lights of all. */
    open: z.int(),
    lights: lightCountsSchema,
  })
  .meta({ id: 'ProjectRow' });

const mapItemSchema = z.object({
  itemId: z.string(),
  name: z.string(),
  department: z.string(),
  body: z.object({ id: z.string(), name: z.string() }).nullable(),
  necessity: z.enum(['required', 'conditional']),
  when: z.string().nullable(),
  days: z.int(),
  /** Runs beside the others of its stage: nothing comes before it there. */
  parallel: z.boolean(),
  needs: z.array(z.string()),
  critical: z.boolean(),
  state: z.enum(['waiting', 'ready', 'filed', 'running', 'done', 'refused', 'ended']),
  mark: z.string(),
  simplified: areaReasonSchema.nullable(),
  cases: z.array(caseCardSchema.extend({ documents: z.array(issuedDocumentSchema) })),
});
export type MapItem = z.output<typeof mapItemSchema>;

export const flowMapSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    version: z.int(),
    mark: z.string(),
    why: z.string(),
    totalDays: z.int(),
    /** The province's target for the whole chain. */
    limitDays: z.int(),
    /** Items that an assessed area spares the project. */
    spared: z.array(sparedSchema),
    stages: z.array(
      z.object({
        no: z.int(),
        id: z.string(),
        name: z.string(),
        leadDepartment: z.string(),
        limitDays: z.int(),
        state: z.enum(['waiting', 'ready', 'running', 'closed']),
        startedAt: z.string().nullable(),
        closedAt: z.string().nullable(),
        light: lightSchema.nullable(),
        items: z.array(mapItemSchema),
      }),
    ),
  })
  .meta({ id: 'FlowMap' });
export type FlowMap = z.output<typeof flowMapSchema>;

/** The declaration without the contacts where the reader may not see them. */
export const publicFormSchema = projectFormSchema
  .omit({ units: true })
  .extend({
    units: z.array(
      z.object({
        name: z.string(),
        certType: z.string(),
        certNumber: z.string(),
        nature: z.string(),
        contactName: z.string().nullable(),
        mobile: z.string().nullable(),
        contributions: z.array(z.record(z.string(), z.string())).optional(),
      }),
    ),
  })
  .meta({ id: 'PublicProjectForm' });

export const projectSchema = z
  .object({
    id: z.uuid(),
    home: z.string(),
    version: z.int(),
    name: z.string(),
    code: codeStateSchema,
    form: publicFormSchema,
    unit: z.object({ id: z.uuid(), name: z.string() }),
    city: named,
    registeredAt: z.string(),
    works: z.array(z.object({ id: z.uuid(), no: z.string(), name: z.string() })),
    flow: flowMapSchema,
    /** Stages of its works, and the whole project, as far as their clocks have started. */
    clocks: z.array(stageClockSchema),
    applications: z.array(applicationSummarySchema),
    documents: z.array(issuedDocumentSchema),
    history: z.array(historySchema),
    /** What the reader may do now. */
    actions: z.array(z.enum(['file', 'amend', 'change', 'cancel-code', 'lapse'])),
  })
  .meta({ id: 'Project' });
