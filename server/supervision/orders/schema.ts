import { z } from 'zod';
import { fileRefSchema, historySchema } from '../../casework/index.ts';
import { limitParameter, pageSchema } from '../../platform/http/index.ts';
import { line, lines, uuid, words } from '../../platform/text/index.ts';
import { ORDER_SITUATIONS } from './grounds.ts';
import { ORDER_BOXES, ORDER_LIGHTS } from './list.ts';
import { ORDER_COMMANDS } from './policy.ts';
import { DEFAULT_REPLY_DAYS } from './reply-clock.ts';

const situations = [...ORDER_SITUATIONS, 'flag', 'record'] as const;
const statuses = ['open', 'answered', 'returned', 'accepted', 'withdrawn'] as const;
const named = z.object({ code: z.string(), name: z.string() });
const bodyId = line(60);
const version = z.int().min(1);
const replyDays = z.int().min(1).max(30).default(DEFAULT_REPLY_DAYS);

export const issueSchema = z.strictObject({
  bodyId,
  personId: uuid.optional(),
  projectId: uuid.optional(),
  caseId: uuid.optional(),
  grounds: z.discriminatedUnion('kind', [
    /** A clock of the case that is over; the one its light shows unless named. */
    z.strictObject({ kind: z.literal('clock'), clock: line(20).optional() }),
    z.strictObject({ kind: z.literal('flag'), flagId: uuid }),
    z.strictObject({ kind: z.literal('record'), recordId: uuid }),
    z.strictObject({ kind: z.literal('other'), situation: z.enum(ORDER_SITUATIONS) }),
  ]),
  text: lines(4000),
  basis: line(300).optional(),
  replyDays,
});
export type IssueRequest = z.output<typeof issueSchema>;

export const orderAnswerSchema = z.strictObject({
  version,
  answer: lines(4000),
  fileIds: z.array(uuid).max(20).default([]),
});
export const orderHandleSchema = z.strictObject({
  version,
  command: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('return'), reason: lines(2000), replyDays }),
    z.strictObject({ type: z.literal('accept'), note: lines(2000).optional() }),
    z.strictObject({ type: z.literal('withdraw'), reason: lines(2000) }),
  ]),
});
export const orderInstructSchema = z.strictObject({ version, instruction: lines(2000) });
export const orderReaddressSchema = z.strictObject({ version, personId: uuid, reason: lines(1000) });

const filters = {
  status: z.enum(statuses).optional(),
  light: z.enum(ORDER_LIGHTS).optional(),
  city: z
    .string()
    .regex(/^[0-9A-Z]\d{5}$/)
    .optional(),
  body: bodyId.optional(),
  situation: z.enum(situations).optional(),
  projectId: uuid.optional(),
  caseId: uuid.optional(),
  q: words(100).min(1).optional(),
};
export const orderFilterSchema = z.strictObject({ box: z.enum(ORDER_BOXES).default('all'), ...filters });
export const orderQuery = orderFilterSchema.extend({ limit: limitParameter });

export const orderRowSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    number: z.string(),
    status: z.object({ code: z.enum(statuses), name: z.string() }),
    light: z.object({ signal: z.enum(ORDER_LIGHTS), word: z.string() }),
    situation: z.object({ code: z.enum(situations), name: z.string() }),
    body: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
    person: z.object({ id: z.uuid(), name: z.string(), chosenBy: z.string() }),
    division: named,
    issuer: z.object({ division: z.string().nullable(), name: z.string() }),
    byRule: z.boolean(),
    projectId: z.uuid().nullable(),
    projectName: z.string().nullable(),
    projectCode: z.string().nullable(),
    caseId: z.uuid().nullable(),
    caseNumber: z.string().nullable(),
    itemName: z.string().nullable(),
    issuedAt: z.string(),
    /** Last day on which the answer is in time. */
    replyBy: z.string(),
    provisional: z.boolean(),
    /** Working days left; negative: over. Null where no answer is awaited. */
    remaining: z.number().nullable(),
    answeredAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    /** An answer came late or never; holds until the order is closed. */
    late: z.boolean(),
    escalatedTo: z.array(named),
  })
  .meta({ id: 'OrderRow' });
export type OrderRowView = z.output<typeof orderRowSchema>;

export const orderPageSchema = pageSchema(orderRowSchema)
  .extend({
    counts: z.object(
      Object.fromEntries(ORDER_BOXES.map((box) => [box, z.int()])) as Record<
        (typeof ORDER_BOXES)[number],
        z.ZodInt
      >,
    ),
  })
  .meta({ id: 'OrderPage' });

export const orderDetailSchema = orderRowSchema
  .extend({
    numberMark: z.string(),
    replyMark: z.string(),
    /** Of the round that runs, and as the document names them. */
    replyDays: z.int(),
    document: z.object({ replyBy: z.string(), replyDays: z.int(), provisional: z.boolean() }),
    grounds: z.object({
      kind: z.enum(['clock', 'flag', 'record', 'other']),
      /** Of a clock: which one, and when it was due as the order was issued. */
      clock: z.string().nullable(),
      dueDay: z.string().nullable(),
    }),
    text: z.string().nullable(),
    basis: z.string().nullable(),
    answer: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    instruction: z.string().nullable(),
    withdrawal: z.string().nullable(),
    files: z.array(fileRefSchema),
    round: z.int(),
    history: z.array(historySchema),
    /** What the reader may do with it now. */
    actions: z.array(z.enum(ORDER_COMMANDS)),
  })
  .meta({ id: 'OrderDetail' });
export type OrderDetailView = z.output<typeof orderDetailSchema>;

/** What a write tells: look it up for the rest. */
export const orderDoneSchema = z
  .object({ id: z.uuid(), version: z.int(), number: z.string() })
  .meta({ id: 'OrderDone' });

export const addresseesSchema = z
  .object({
    body: z.object({ id: z.string(), name: z.string() }),
    persons: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.string() })),
  })
  .meta({ id: 'OrderAddressees' });

export const orderChoicesSchema = z
  .object({
    situations: z.array(z.object({ code: z.enum(ORDER_SITUATIONS), name: z.string(), basis: z.string() })),
    mark: z.string(),
    replyDays: z.int(),
    replyMark: z.string(),
    /** Bodies of the own division and below it. */
    bodies: z.array(z.object({ id: z.string(), name: z.string(), division: named })),
  })
  .meta({ id: 'OrderChoices' });

const figures = z.object({
  issued: z.int(),
  open: z.int(),
  answered: z.int(),
  overdue: z.int(),
  escalated: z.int(),
  accepted: z.int(),
  withdrawn: z.int(),
});
export const figuresQuery = z.strictObject({ by: z.enum(['city', 'body']).default('city') });
export const orderFiguresSchema = z
  .object({
    asOf: z.string(),
    rows: z.array(figures.extend({ code: z.string(), name: z.string() })),
    total: figures,
  })
  .meta({ id: 'OrderFigures' });
export type OrderFiguresView = z.output<typeof orderFiguresSchema>;
