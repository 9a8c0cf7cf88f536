import { z } from 'zod';
import { lines, uuid } from '../../platform/text/index.ts';
import { faultSchema, payloadRowSchema } from './schema.ts';

const line = z.enum(['investment', 'construction']);

export const mappingParams = z.strictObject({ kind: z.string().max(60) });

export const mappingRowSchema = z
  .object({
    kind: z.string(),
    line,
    lineName: z.string(),
    title: z.string(),
    target: z.string(),
    order: z.int(),
    sourceName: z.string(),
    version: z.string(),
    /** 0: the pack's file; else the number of the correction in force. */
    number: z.int(),
    note: z.string().nullable(),
    changedBy: z.string().nullable(),
    changedAt: z.string().nullable(),
    columns: z.int(),
    marks: z.int(),
    mark: z.string().nullable(),
  })
  .meta({ id: 'NationalMappingRow' });
export type MappingRow = z.output<typeof mappingRowSchema>;

/** A mapping as it is written: see mapping/mapping.ts for its form. */
const body = z.record(z.string(), z.unknown());

export const mappingViewSchema = mappingRowSchema
  .extend({
    origin: z.string(),
    parents: z.array(z.object({ kind: z.string(), title: z.string() })),
    only: z.array(z.object({ field: z.string(), name: z.string(), values: z.array(z.string()) })),
    rows: z.array(
      z.object({
        column: z.string(),
        name: z.string(),
        type: z.string(),
        from: z.string().nullable(),
        fromName: z.string().nullable(),
        constant: z.string().nullable(),
        rule: z.string().nullable(),
        map: z.array(z.object({ from: z.string(), to: z.string(), name: z.string().nullable() })),
        otherwise: z.string().nullable(),
        required: z.boolean(),
        length: z.int().nullable(),
        list: z.string().nullable(),
        mark: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
    body,
    fields: z.array(z.object({ path: z.string(), name: z.string() })),
    rules: z.array(z.object({ rule: z.string(), name: z.string() })),
    /** Newest first; the pack's file is number 0. */
    history: z.array(
      z.object({
        number: z.int(),
        note: z.string().nullable(),
        person: z.string().nullable(),
        at: z.string().nullable(),
        body,
      }),
    ),
  })
  .meta({ id: 'NationalMapping' });
export type MappingView = z.output<typeof mappingViewSchema>;

export const testBody = z.strictObject({ body, messageId: uuid.optional().meta({ title: '报文' }) });

export const trialSchema = z
  .object({
    problems: z.array(z.object({ field: z.string(), message: z.string() })),
    /** The message whose source was mapped. */
    message: z.object({ id: z.uuid(), subject: z.string() }).nullable(),
    /** Why nothing was mapped. */
    notice: z.string().nullable(),
    row: z.array(payloadRowSchema),
    faults: z.array(faultSchema),
    flags: z.array(z.object({ rule: z.int(), message: z.string() })),
  })
  .meta({ id: 'NationalMappingTrial' });
export type Trial = z.output<typeof trialSchema>;

export const correctionBody = z.strictObject({
  body,
  note: lines(500).meta({ title: '修改说明' }),
  /** The correction that was in force when the person began to write. */
  number: z.int().min(0),
});
