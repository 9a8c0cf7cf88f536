import { z } from 'zod';
import { clockViewSchema } from '../../casework/index.ts';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, uuid } from '../../platform/text/index.ts';

export const STAGE_LIGHTS = ['normal', 'reminder', 'warning', 'overdue', 'stopped', 'done'] as const;

/** The clock of a stage of a work, or of the whole project, as it stands now. */
export const stageClockSchema = clockViewSchema
  .extend({
    kind: z.enum(['stage', 'project']),
    workId: z.uuid().nullable(),
    workName: z.string().nullable(),
    /** 0 for the project. */
    stage: z.int(),
    stageName: z.string(),
    /** What the nation asks of the whole chain, beside the province's target; null for a stage. */
    national: z.object({ days: z.int(), basis: z.string(), over: z.boolean() }).nullable(),
  })
  .meta({ id: 'StageClock' });
export type StageClockView = z.output<typeof stageClockSchema>;

const listed = stageClockSchema
  .extend({
    projectId: z.uuid(),
    projectName: z.string(),
    projectCode: z.string().nullable(),
    unitName: z.string(),
    city: z.object({ code: z.string(), name: z.string() }),
  })
  .meta({ id: 'StageClockRow' });
export type StageClockRowView = z.output<typeof listed>;

export const stageCursor = defineCursor('stage-clocks', z.tuple([instant, uuid, z.int()]));

export const stageQuery = z.strictObject({
  kind: z.enum(['stage', 'project']).optional(),
  /** Without it: what is open. */
  light: z.enum(STAGE_LIGHTS).optional(),
  city: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional(),
  cursor: stageCursor.parameter.optional(),
  limit: limitParameter,
});

const counts = z.object({
  normal: z.int(),
  reminder: z.int(),
  warning: z.int(),
  overdue: z.int(),
  stopped: z.int(),
  done: z.int(),
});

export const stagePageSchema = pageSchema(listed).extend({
  /** By light, under the other filters. */
  counts,
});
export type StageCounts = z.output<typeof counts>;
