import { z } from 'zod';
import { defineCursor, limitParameter } from '../../platform/http/index.ts';
import { instant, line, uuid } from '../../platform/text/index.ts';
import { NOBODY } from './events.ts';
import { type By, FIGURES } from './figures.ts';
import { STEPS } from './path.ts';

const day = z.iso.date().regex(/^20\d\d-/);
const id = line(80);
const division = z.string().regex(/^([0-9]{6}|[A-Z][0-9]{5})$/);

/** Period and what narrows it; every group's key is a filter. */
export const filters = {
  from: day.optional().meta({ title: '从' }),
  to: day.optional().meta({ title: '到' }),
  city: division.optional().meta({ title: '市' }),
  division: division.optional().meta({ title: '地区' }),
  department: id.optional().meta({ title: '部门' }),
  body: id.optional().meta({ title: '机关' }),
  item: id.optional().meta({ title: '事项' }),
  person: z
    .union([z.literal(NOBODY), uuid])
    .optional()
    .meta({ title: '经办人' }),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ title: '月份' }),
  flow: id.optional().meta({ title: '流程' }),
  stage: z
    .string()
    .regex(/^[1-5]$/)
    .optional()
    .meta({ title: '阶段' }),
};

const by = z.enum(['city', 'division', 'department', 'body', 'item', 'person', 'month', 'flow', 'stage']);
by.options satisfies readonly By[];

export const measuresQuery = z.strictObject({
  by: by.default('city').meta({ title: '分组' }),
  ...filters,
});

const count = z.int().nonnegative();
const rate = z.number().nullable();

const figures = {
  ...Object.fromEntries(FIGURES.map((name) => [name, count])),
  /** Decided cases whose promise is in working days: averages of days are over them. */
  inDays: count,
  /** Decided cases with a statutory limit: compression is over them. */
  withStatute: count,
  onTimeShare: rate,
  averageUsed: rate,
  p90Used: rate,
  averageLimit: rate,
  averageStatutory: rate,
  compression: rate,
  correctionsPerCase: rate,
  suspendedShare: rate,
  averageSuspendedDays: rate,
  firstTimeShare: rate,
} as Record<(typeof FIGURES)[number] | 'inDays' | 'withStatute', typeof count> &
  Record<
    | 'onTimeShare'
    | 'averageUsed'
    | 'p90Used'
    | 'averageLimit'
    | 'averageStatutory'
    | 'compression'
    | 'correctionsPerCase'
    | 'suspendedShare'
    | 'averageSuspendedDays'
    | 'firstTimeShare',
    typeof rate
  >;
const figuresSchema = z.object(figures).meta({ id: 'MeasureFigures' });
export type FiguresView = z.output<typeof figuresSchema>;

/** Where the answer stands: the period, the moment, and the facts it goes up to. */
export const placeShape = {
  asOf: z.string(),
  from: z.string(),
  to: z.string(),
  /** Facts taken in over all homes: two answers with the same one stand on the same facts. */
  position: z.int(),
  /** Facts recorded but not yet taken in. */
  behind: z.int(),
};
/** What narrows the answer, with names. */
const narrowed = z.array(z.object({ by, byName: z.string(), key: z.string(), name: z.string() }));

export const measuresSchema = z
  .object({
    ...placeShape,
    by,
    byName: z.string(),
    /** What falls into the period, in a sentence. */
    semantics: z.string(),
    mayMeasurePersons: z.boolean(),
    narrowed,
    total: figuresSchema,
    rows: z.array(z.object({ key: z.string(), name: z.string(), figures: figuresSchema })),
  })
  .meta({ id: 'Measures' });
export type MeasuresView = z.output<typeof measuresSchema>;

export const measuredCursor = defineCursor('measured', z.tuple([instant, uuid]));

const listFilters = {
  figure: z.enum(FIGURES).meta({ title: '指标' }),
  ...filters,
  step: z.enum(STEPS).optional().meta({ title: '环节' }),
  excess: z.stringbool().optional().meta({ title: '只看超时' }),
};
export const measuredQuery = z.strictObject({
  ...listFilters,
  cursor: measuredCursor.parameter.optional(),
  limit: limitParameter,
});
export const measuredFileQuery = z.strictObject(listFilters);

const named = z.object({ id: z.string(), name: z.string() });

export const measuredCaseSchema = z
  .object({
    id: z.uuid(),
    number: z.string(),
    projectId: z.uuid(),
    projectName: z.string(),
    item: named,
    body: named,
    division: z.object({ code: z.string(), name: z.string() }),
    /** Officials, for supervisors only. */
    acceptedBy: z.string().nullable(),
    decidedBy: z.string().nullable(),
    receivedAt: z.string(),
    acceptedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    outcome: z.string().nullable(),
    /** By the committed clock: at the end, or now while it is open; null where it never ran. */
    used: z.number().nullable(),
    limit: z.number().nullable(),
    unit: z.enum(['working-day', 'calendar-day', 'hour']),
    late: z.boolean().nullable(),
    statutoryUsed: z.number().nullable(),
    statutoryLimit: z.number().nullable(),
    statutoryUnit: z.string().nullable(),
    beyondStatute: z.boolean().nullable(),
    corrections: count,
    specials: count,
    deemed: z.boolean(),
    applicantDays: z.number().nullable(),
    departmentDays: z.number().nullable(),
    offDays: z.number().nullable(),
  })
  .meta({ id: 'MeasuredCase' });
export type MeasuredCase = z.output<typeof measuredCaseSchema>;

export const measuredListSchema = z
  .object({
    ...placeShape,
    figure: z.enum(FIGURES),
    figureName: z.string(),
    narrowed,
    rows: z.array(measuredCaseSchema),
    next: z.string().nullable(),
    total: count,
  })
  .meta({ id: 'MeasuredList' });
export type MeasuredList = z.output<typeof measuredListSchema>;
