import { z } from 'zod';
import { caseRowSchema, lightCountsSchema } from '../../casework/index.ts';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, line, uuid, words } from '../../platform/text/index.ts';
import { OPEN_SIGNALS } from './roll-up.ts';

const figures = {
  open: z.int(),
  /** Running, in time, and due within two days after today. */
  soon: z.int(),
  onTimeShare: z.number().nullable(),
  lights: lightCountsSchema,
};

export const seatFiguresSchema = z
  .object({
    /** The moment at which everything here was counted. */
    asOf: z.string(),
    ...figures,
    cities: z.array(z.object({ code: z.string(), name: z.string(), ...figures })),
    departments: z.array(z.object({ id: z.string(), name: z.string(), ...figures })),
  })
  .meta({ id: 'LiveFigures' });

export const overviewSchema = seatFiguresSchema
  .extend({
    /** Milliseconds since `asOf`. */
    age: z.int().nonnegative(),
    worst: z.array(caseRowSchema),
  })
  .meta({ id: 'Overview' });

const place = z.object({ name: z.string(), open: z.int() });

export const matrixSchema = z
  .object({
    asOf: z.string(),
    cities: z.array(place.extend({ code: z.string() })),
    departments: z.array(place.extend({ id: z.string() })),
    /** Only where something is open. */
    cells: z.array(
      z.object({
        city: z.string(),
        department: z.string(),
        open: z.int(),
        soon: z.int(),
        lights: lightCountsSchema.omit({ done: true }),
      }),
    ),
  })
  .meta({ id: 'LightsMatrix' });

export const byDue = defineCursor('lights', z.tuple([instant, uuid]));

/** Lights of the list: each by itself, or everything past its limit. */
export const LIGHTS = [...OPEN_SIGNALS, 'late'] as const;
export const KINDS = ['acceptance', 'committed', 'special', 'delivery', 'opinion', 'renewal'] as const;

const code = z.string().regex(/^[0-9A-Z]\d{5}$/);
export const lightsQuery = z.strictObject({
  light: z.enum(LIGHTS).optional(),
  /** Due within two days after today. */
  soon: z.literal('1').optional(),
  city: code.optional(),
  division: code.optional(),
  department: line(60).optional(),
  item: line(60).optional(),
  body: line(60).optional(),
  kind: z.enum(KINDS).optional(),
  stage: z.coerce.number().int().min(1).max(5).optional(),
  q: words(100).min(1).optional(),
  cursor: byDue.parameter.optional(),
  limit: limitParameter,
});

export const lightRowSchema = caseRowSchema
  .extend({
    /** The clock that the row stands for, computed now. */
    clock: z.object({
      kind: z.enum(KINDS),
      signal: z.enum(OPEN_SIGNALS),
      dueAt: z.string().nullable(),
      statutoryDueAt: z.string().nullable(),
    }),
  })
  .meta({ id: 'LightRow' });

export const lightsSchema = pageSchema(lightRowSchema)
  .extend({
    /** The moment at which every light of this page was computed. */
    asOf: z.string(),
    /** exact: counted now; rolled-up: from the roll-up of `countedAt`; at-least: there are more. */
    totalIs: z.enum(['exact', 'rolled-up', 'at-least']),
    countedAt: z.string(),
  })
  .meta({ id: 'LightsPage' });
export type LightsPage = z.output<typeof lightsSchema>;
