import { z } from 'zod';
import { line } from '../../platform/text/index.ts';
import { STEPS } from '../measures/path.ts';
import { filters, placeShape } from '../measures/schema.ts';

const { from, to, city, division, department, body, item, flow, stage } = filters;
export const timeQuery = z.strictObject({ from, to, city, division, department, body, item, flow, stage });

const count = z.int().nonnegative();
const who = z.enum(['applicant', 'department', 'off']);

/** Average days of a case by whom it waited for. */
const bars = z.object({ applicant: z.number(), department: z.number(), off: z.number() });
const spent = {
  cases: count,
  working: bars,
  calendar: bars,
  /** Working days from receipt to the end. */
  median: z.number().nullable(),
  p90: z.number().nullable(),
};
const step = z.enum(STEPS);
const stretch = {
  step,
  name: z.string(),
  who,
  /** Stretches, and the cases they belong to. */
  visits: count,
  cases: count,
  /** Working days: of all stretches together, and of one. */
  working: count,
  median: z.number(),
  p90: z.number(),
  /** Days beyond what was allowed, and stretches that went beyond; null where nothing limits the step. */
  excess: count.nullable(),
  exceeded: count,
};

export const timeSchema = z
  .object({
    ...placeShape,
    semantics: z.string(),
    total: z.object(spent),
    stages: z.array(
      z.object({
        stage: z.int(),
        name: z.string(),
        ...spent,
        items: z.array(z.object({ id: z.string(), name: z.string(), ...spent })),
      }),
    ),
    steps: z.array(z.object(stretch)),
    transitions: z.array(
      z.object({
        from: z.enum(['received', ...STEPS]),
        to: z.enum([...STEPS, 'ended']),
        visits: count,
        /** Working days spent in `from` before it led there. */
        median: z.number(),
        p90: z.number(),
      }),
    ),
    /** Items and steps by the days beyond what was allowed, then by all their days. */
    bottlenecks: z.array(z.object({ item: z.object({ id: z.string(), name: z.string() }), ...stretch })),
  })
  .meta({ id: 'TimeSpent' });
export type TimeView = z.output<typeof timeSchema>;

const itemId = line(80);
const limitDays = z.int().min(0).max(250);

export const whatIfBody = z.strictObject({
  flow: itemId.meta({ title: '流程' }),
  from,
  to,
  city,
  changes: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('limit'), item: itemId, days: limitDays }),
        z.strictObject({
          kind: z.literal('merge'),
          items: z.tuple([itemId, itemId]),
          days: limitDays.nullable(),
        }),
        z.strictObject({ kind: z.literal('parallel'), first: itemId, second: itemId }),
      ]),
    )
    .min(1)
    .max(20),
});

const spread = z.object({
  average: z.number(),
  median: z.number(),
  p90: z.number(),
  longest: z.number(),
});

export const whatIfSchema = z
  .object({
    ...placeShape,
    flow: z.object({ id: z.string(), name: z.string() }),
    projects: count,
    /** Projects that would have been shorter. */
    shorter: count,
    longer: count,
    /** Working days of a project; null where there is none. */
    before: spread.nullable(),
    after: spread.nullable(),
    /** Projects by their days: [from, to). */
    bins: z.array(z.object({ from: z.int(), to: z.int(), before: count, after: count })),
    /** Those on whom it would have had most effect. */
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), before: z.number(), after: z.number() })),
    assumptions: z.array(z.string()),
    /** Only the newest projects were looked at. */
    cut: z.boolean(),
  })
  .meta({ id: 'WhatIf' });
export type WhatIfView = z.output<typeof whatIfSchema>;
