import { z } from 'zod';
import { explanationSchema } from '../../casework/index.ts';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, line, uuid } from '../../platform/text/index.ts';
import { TOLD_KINDS } from './limits.ts';

const day = z.iso.date().regex(/^20\d\d-/);

const filters = {
  from: day.optional().meta({ title: '从' }),
  to: day.optional().meta({ title: '到' }),
  kind: z.enum(TOLD_KINDS).optional().meta({ title: '种类' }),
  city: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '市' }),
  body: line(80).optional().meta({ title: '机关' }),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ title: '月份' }),
};

export const toldQuery = z.strictObject(filters);

const figures = {
  told: z.int(),
  inTime: z.int(),
  late: z.int(),
  /** Recorded in time among all; null where nothing was recorded. */
  share: z.number().nullable(),
  /** Working days. */
  p90: z.int().nullable(),
  longest: z.int().nullable(),
  light: z.enum(['normal', 'warning', 'overdue']).nullable(),
};
export const toldFiguresSchema = z.object(figures).meta({ id: 'ToldFigures' });
export type ToldFiguresView = z.output<typeof toldFiguresSchema>;
const row = z.object({ code: z.string(), name: z.string(), ...figures });

export const toldSchema = z
  .object({
    asOf: z.string(),
    from: z.string(),
    to: z.string(),
    /** Limits in words, with what is not confirmed. */
    limits: z.string(),
    mark: z.string(),
    total: toldFiguresSchema,
    cities: z.array(row),
    bodies: z.array(row),
    months: z.array(row),
  })
  .meta({ id: 'Told' });
export type ToldView = z.output<typeof toldSchema>;

export const toldCursor = defineCursor('told', z.tuple([instant, uuid]));

export const toldListQuery = z.strictObject({
  ...filters,
  status: z.enum(['in-time', 'late']).optional().meta({ title: '是否按时' }),
  cursor: toldCursor.parameter.optional(),
  limit: limitParameter,
});

export const toldFactSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(TOLD_KINDS),
    kindName: z.string(),
    name: z.string(),
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    itemName: z.string().nullable(),
    projectId: z.uuid(),
    projectName: z.string(),
    city: z.object({ code: z.string(), name: z.string() }),
    body: z.object({ id: z.string(), name: z.string() }),
    happenedAt: z.string(),
    recordedAt: z.string(),
    /** Last day that was in time. */
    dueDay: z.string(),
    late: z.boolean(),
    /** Working days. */
    used: z.int(),
    limit: z.int(),
  })
  .meta({ id: 'ToldFact' });
export const toldListSchema = pageSchema(toldFactSchema);

export const toldExplanationSchema = z
  .object({
    fact: toldFactSchema,
    mark: z.string(),
    /** The measure is the reporting clock's own; everything else as for a case. */
    explanation: explanationSchema.omit({ measure: true, mark: true }),
  })
  .meta({ id: 'ToldExplanation' });
