import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, line as textLine, uuid } from '../../platform/text/index.ts';
import { LINES } from '../mapping/mapping.ts';
import { STATUSES } from './events.ts';

const line = z.enum(LINES);
const day = z.iso.date().regex(/^20\d\d-/);
const city = z.object({ code: z.string(), name: z.string() });

const period = {
  from: day.optional().meta({ title: '从' }),
  to: day.optional().meta({ title: '到' }),
  line: line.optional().meta({ title: '线路' }),
  city: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '市' }),
};

export const reportingQuery = z.strictObject(period);

/** 报得及时、有逾期未入库、时效偏低; null where nothing was to be told. */
const light = z.enum(['normal', 'warning', 'overdue']).nullable();

const figures = {
  told: z.int(),
  inTime: z.int(),
  late: z.int(),
  pastDue: z.int(),
  pending: z.int(),
  /** Stored in time among all whose time is over or that are stored; null where there are none. */
  share: z.number().nullable(),
  refused: z.int(),
  oldestOpenAt: z.string().nullable(),
  p90Hours: z.number().nullable(),
  light,
};
const figuresSchema = z.object(figures).meta({ id: 'ReportingFigures' });
export type FiguresView = z.output<typeof figuresSchema>;

export const reportingSchema = z
  .object({
    asOf: z.string(),
    from: z.string(),
    to: z.string(),
    /** Working days within which an event should be at the centre. */
    mark: z.string(),
    total: figuresSchema,
    cities: z.array(z.object({ ...city.shape, ...figures })),
    /** By deciding body, of what is about a case. */
    bodies: z.array(z.object({ id: z.string(), name: z.string(), ...figures })),
    refusals: z.array(
      z.object({
        rule: z.string(),
        sentence: z.string(),
        total: z.int(),
        cities: z.array(z.object({ ...city.shape, count: z.int() })),
      }),
    ),
  })
  .meta({ id: 'Reporting' });
export type ReportingView = z.output<typeof reportingSchema>;

export const eventCursor = defineCursor('reporting', z.tuple([instant, uuid]));

export const eventQuery = z.strictObject({
  ...period,
  body: textLine(80).optional().meta({ title: '机关' }),
  status: z
    .enum([...STATUSES, 'open', 'refused'])
    .optional()
    .meta({ title: '时效' }),
  rule: z
    .string()
    .regex(/^(\d{1,2}|mapping|centre)$/)
    .optional()
    .meta({ title: '退回原因' }),
  cursor: eventCursor.parameter.optional(),
  limit: limitParameter,
});

export const eventSchema = z
  .object({
    id: z.uuid(),
    line,
    lineName: z.string(),
    kind: z.string(),
    title: z.string(),
    subject: z.string(),
    city,
    body: z.string().nullable(),
    happenedAt: z.string(),
    dueAt: z.string(),
    storedAt: z.string().nullable(),
    status: z.enum(STATUSES),
    /** Where the newest message stands. */
    state: z.string(),
    stateName: z.string(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'ReportingEvent' });
export const eventListSchema = pageSchema(eventSchema);
