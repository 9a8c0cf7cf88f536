import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { lines, uuids } from '../../platform/text/index.ts';
import { LINES } from '../mapping/mapping.ts';
import { WHATS } from './judge.ts';

const line = z.enum(LINES);
const what = z.enum(WHATS);
const state = z.enum(['open', 'explained', 'closed']);

export const runCursor = defineCursor('reconciliations', z.uuid());
export const differenceCursor = defineCursor('differences', z.uuid());

export const runSchema = z
  .object({
    id: z.uuid(),
    line,
    lineName: z.string(),
    state: z.enum(['requested', 'running', 'done', 'interrupted']),
    requestedBy: z.string().nullable(),
    requestedAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    differences: z.int(),
    explained: z.int(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Reconciliation' });

export const runDetailSchema = runSchema
  .extend({
    counts: z.array(
      z.object({
        kind: z.string(),
        title: z.string(),
        ours: z.int(),
        /** null: the centre offers no list of this kind. */
        theirs: z.int().nullable(),
        refused: z.int(),
        waiting: z.int(),
        retracted: z.int(),
        excluded: z.int(),
      }),
    ),
  })
  .meta({ id: 'ReconciliationDetail' });

export const runQuery = z.strictObject({
  line: line.optional(),
  cursor: runCursor.parameter.optional(),
  limit: limitParameter,
});
export const runListSchema = pageSchema(runSchema);
export const runRequest = z.strictObject({ lines: z.array(line).min(1).max(2).meta({ title: '线路' }) });

export const differenceSchema = z
  .object({
    id: z.uuid(),
    line,
    lineName: z.string(),
    kind: z.string(),
    title: z.string(),
    what,
    whatName: z.string(),
    subject: z.string(),
    city: z.object({ code: z.string(), name: z.string() }).nullable(),
    detail: z.string(),
    /** Our message, where there is one. */
    messageId: z.uuid().nullable(),
    state,
    firstSeenAt: z.string(),
    lastSeenAt: z.string(),
    explanation: z.string().nullable(),
    person: z.string().nullable(),
    at: z.string().nullable(),
    repair: z
      .object({
        person: z.string(),
        at: z.string(),
        doneAt: z.string().nullable(),
        result: z.string().nullable(),
      })
      .nullable(),
    mayRepair: z.boolean(),
  })
  .meta({ id: 'Difference' });

export const differenceQuery = z.strictObject({
  line: line.optional().meta({ title: '线路' }),
  kind: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .optional()
    .meta({ title: '报文种类' }),
  what: what.optional().meta({ title: '差异' }),
  state: state.default('open').meta({ title: '状态' }),
  home: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '市' }),
  cursor: differenceCursor.parameter.optional(),
  limit: limitParameter,
});
export const differenceListSchema = pageSchema(differenceSchema);

export const explainBody = z.strictObject({ text: lines(500).meta({ title: '说明' }) });
export const repairBody = z.strictObject({ ids: uuids(200).meta({ title: '差异' }) });
