import { z } from 'zod';
import { line, lines } from '../platform/text/index.ts';
import { MESSAGES } from './messages.ts';
import { LEVELS, SITUATIONS } from './situations.ts';

const version = z.int().min(1);
const situation = z.enum(SITUATIONS);
const level = z.union(LEVELS.map((each) => z.literal(each)));

export const recordingSchema = z.strictObject({
  situation,
  level,
  recordedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, MESSAGES.dayForm),
  content: lines(2000),
});
export const resolutionSchema = z.strictObject({ result: lines(2000), version });
export const withdrawalSchema = z.strictObject({ reason: line(500), version });

const namedSituation = z.object({ code: situation, name: z.string() });
const namedLevel = z.object({ code: level, name: z.string() });

export const recordSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    situation: namedSituation,
    level: namedLevel,
    content: z.string().nullable(),
    recordedOn: z.string(),
    recordedAt: z.string(),
    /** Who made it: the supervisors of a division. */
    body: z.object({ division: z.string().nullable(), name: z.string() }),
    status: z.enum(['open', 'resolved', 'withdrawn']),
    result: z.string().nullable(),
    resolvedAt: z.string().nullable(),
    reason: z.string().nullable(),
    withdrawnAt: z.string().nullable(),
    /** What the reader may do with it now. */
    actions: z.array(z.enum(['resolve', 'withdraw'])),
  })
  .meta({ id: 'SupervisionRecord' });
export type RecordView = z.output<typeof recordSchema>;

export const recordListSchema = z
  .object({
    rows: z.array(recordSchema),
    mayRecord: z.boolean(),
    choices: z.object({
      situations: z.array(namedSituation),
      levels: z.array(namedLevel),
      mark: z.string(),
    }),
  })
  .meta({ id: 'SupervisionRecordList' });
