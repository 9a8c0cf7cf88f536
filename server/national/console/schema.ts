import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../../platform/http/index.ts';
import { instant, uuid, uuids, words } from '../../platform/text/index.ts';
import { LATENESS, LIST_STATES, REASON_SHOWN } from './filter.ts';

const line = z.enum(['investment', 'construction']);
const state = z.enum(['waiting', 'sent', 'checked', 'stored', 'refused']);
const light = z.enum(['normal', 'warning', 'overdue', 'done']);
const kind = z.string().regex(/^[a-z.-]{1,60}$/);
const city = z.object({ code: z.string(), name: z.string() });

const filterFields = {
  line: line.optional().meta({ title: '线路' }),
  kind: kind.optional().meta({ title: '报文种类' }),
  state: z.enum(LIST_STATES).optional().meta({ title: '状态' }),
  late: z.enum(LATENESS).optional().meta({ title: '时效' }),
  refusedBy: z.enum(['door', 'centre']).optional().meta({ title: '退回方' }),
  reason: words(REASON_SHOWN).optional().meta({ title: '退回原因' }),
  home: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional()
    .meta({ title: '市' }),
  projectId: uuid.optional().meta({ title: '项目' }),
  q: words(100).optional().meta({ title: '关键词' }),
};

/** Place of the last row: its due moment and its id, whichever of them the list goes by. */
export const messageCursor = defineCursor('national-messages', z.tuple([instant, z.uuid()]));

export const listQuery = z.strictObject({
  ...filterFields,
  blocked: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  rule: z.coerce.number().int().min(0).max(15).optional().meta({ title: '质量规则' }),
  cursor: messageCursor.parameter.optional(),
  limit: limitParameter,
});

export const faultSchema = z.object({
  rule: z.int().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});

export const messageRowSchema = z
  .object({
    id: z.uuid(),
    line,
    kind: z.string(),
    title: z.string(),
    subject: z.string(),
    city,
    state,
    refusedBy: z.enum(['door', 'centre']).nullable(),
    attempts: z.int(),
    /** The centre's words. */
    reason: z.string().nullable(),
    /** What our own check found. */
    faults: z.array(faultSchema),
    /** How long it has been under way, or took. */
    age: z.string(),
    createdAt: z.string(),
    dueAt: z.string(),
    light,
    revision: z.int(),
    /** Takes back a row at the centre; nothing takes its place. */
    retract: z.boolean(),
    waitsFor: z.int(),
    blocks: z.int(),
    /** Somebody asked for it to be sent again, and it has not been taken up yet. */
    resending: z.boolean(),
  })
  .meta({ id: 'NationalMessageRow' });
export type MessageRow = z.output<typeof messageRowSchema>;

export const messageListSchema = pageSchema(messageRowSchema).extend({
  /** How many of all that match may be sent again. */
  resendable: z.int(),
});

const filterBody = z.strictObject({
  ...filterFields,
  state: z.enum(['open', 'refused']).optional().meta({ title: '状态' }),
  blocked: z.literal(false).optional(),
  rule: z.int().min(0).max(15).optional(),
});
export const resendBody = z.union([
  z.strictObject({ ids: uuids(200).meta({ title: '报文' }) }),
  z.strictObject({ filter: filterBody, expectedCount: z.int().min(1) }),
]);

const figures = {
  waiting: z.int(),
  sent: z.int(),
  checked: z.int(),
  stored: z.int(),
  refused: z.int(),
  blocked: z.int(),
};

export const overviewSchema = z
  .object({
    asOf: z.string(),
    alarmHours: z.int(),
    lines: z.array(
      z.object({
        line,
        name: z.string(),
        /** How it is switched on here. */
        mode: z.enum(['off', 'direct', 'bundle']),
        lastOkAt: z.string().nullable(),
        downSince: z.string().nullable(),
        error: z.string().nullable(),
        failures: z.int(),
        nextTryAt: z.string().nullable(),
        /** The centre's clock minus ours, in minutes. */
        clockMinutes: z.number(),
        overdue: z.int(),
        warning: z.int(),
        ...figures,
      }),
    ),
    kinds: z.array(z.object({ kind: z.string(), line, title: z.string(), ...figures })),
    oldest: messageRowSchema.nullable(),
    rules: z.array(z.object({ rule: z.int().nullable(), sentence: z.string(), count: z.int() })),
    reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
    resending: z.int(),
  })
  .meta({ id: 'NationalOverview' });
export type NationalOverview = z.output<typeof overviewSchema>;

/** One value of a row as it goes to the centre, beside what the mapping says of its column. */
export const payloadRowSchema = z.object({
  column: z.string(),
  name: z.string(),
  value: z.string().nullable(),
  codeName: z.string().nullable(),
  required: z.boolean(),
  mark: z.string().nullable(),
  fault: z.string().nullable(),
});
export type PayloadRow = z.output<typeof payloadRowSchema>;

const otherMessage = z.object({
  id: z.uuid().nullable(),
  title: z.string(),
  subject: z.string().nullable(),
  state: state.nullable(),
  refusedBy: z.enum(['door', 'centre']).nullable(),
});

export const messageSchema = messageRowSchema
  .extend({
    lineName: z.string(),
    target: z.string(),
    division: z.string(),
    current: z.boolean(),
    happenedAt: z.string(),
    sentAt: z.string().nullable(),
    checkedAt: z.string().nullable(),
    storedAt: z.string().nullable(),
    refusedAt: z.string().nullable(),
    nextAt: z.string(),
    /** The number the centre gave it. */
    serial: z.string().nullable(),
    rules: z.array(z.object({ rule: z.int(), sentence: z.string() })),
    flags: z.array(z.object({ rule: z.int(), message: z.string() })),
    replaceReason: z.string().nullable(),
    mapping: z.object({
      version: z.string(),
      /** The mapping in force is another one by now. */
      outdated: z.boolean(),
    }),
    source: z.object({
      kind: z.string(),
      name: z.string(),
      key: z.string(),
      projectId: z.uuid().nullable(),
      caseId: z.uuid().nullable(),
      itemId: z.string().nullable(),
    }),
    payload: z.array(payloadRowSchema),
    parents: z.array(otherMessage),
    children: z.object({ total: z.int(), rows: z.array(otherMessage) }),
    revisions: z.array(
      z.object({
        id: z.uuid(),
        revision: z.int(),
        state,
        refusedBy: z.enum(['door', 'centre']).nullable(),
        createdAt: z.string(),
        sentAt: z.string().nullable(),
        storedAt: z.string().nullable(),
        serial: z.string().nullable(),
        current: z.boolean(),
      }),
    ),
    events: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        revision: z.int(),
        what: z.string(),
        detail: z.string(),
        person: z.string().nullable(),
      }),
    ),
    resentBy: z.string().nullable(),
    mayResend: z.boolean(),
    request: z.boolean(),
  })
  .meta({ id: 'NationalMessage' });
export type NationalMessage = z.output<typeof messageSchema>;
