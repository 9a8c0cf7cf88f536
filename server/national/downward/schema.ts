import { z } from 'zod';
import { limitParameter, pageSchema } from '../../platform/http/index.ts';
import { line, lines } from '../../platform/text/index.ts';

const states = z.enum(['received', 'taken', 'refused', 'duplicate']);
const named = z.object({ code: z.string(), name: z.string() });

export const inboxRowSchema = z
  .object({
    id: z.string(),
    kind: named,
    subject: z.string(),
    way: z.object({ code: z.enum(['http', 'bundle', 'hand']), name: z.string() }),
    state: z.object({ code: states, name: z.string() }),
    /** Why it is refused, a duplicate, or still waits. */
    reason: z.string().nullable(),
    projectId: z.string().nullable(),
    sentAt: z.string(),
    receivedAt: z.string(),
    takenAt: z.string().nullable(),
    /** The centre was told what became of it. */
    acked: z.boolean(),
  })
  .meta({ id: 'InboxRow' });

export const inboxPageSchema = pageSchema(inboxRowSchema)
  .extend({
    kinds: z.array(named),
    counts: z.object({ received: z.int(), taken: z.int(), refused: z.int(), duplicate: z.int() }),
  })
  .meta({ id: 'InboxPage' });

export const inboxMessageSchema = inboxRowSchema
  .extend({
    body: z.unknown(),
    /** Values that a person gave beside the message, and who. */
    fix: z
      .object({ itemId: z.string().optional(), fields: z.record(z.string(), z.string()).optional() })
      .nullable(),
    fixedBy: z.string().nullable(),
    mayRetake: z.boolean(),
  })
  .meta({ id: 'InboxMessage' });
export type InboxMessageView = z.output<typeof inboxMessageSchema>;

export const inboxQuery = z.strictObject({
  kind: line(100).optional(),
  state: states.optional(),
  limit: limitParameter,
});

export const retakeSchema = z.strictObject({
  itemId: line(100).optional(),
  /** Fields of a project's form that the message lacks or has wrong, by the line's names. */
  fields: z.record(z.string().regex(/^[A-Za-z]{1,60}$/), lines(4000)).optional(),
});

const edition = z.object({ edition: z.string(), sentAt: z.string(), takenAt: z.string() });
export const referenceRowSchema = z
  .object({
    id: z.uuid(),
    kind: z.object({ code: z.enum(['central-item', 'dictionary']), name: z.string() }),
    key: z.string(),
    name: z.string(),
    edition: z.string(),
    sentAt: z.string(),
    /** Of items: the ministry, and the articles it stands on. */
    body: z.object({ name: z.string(), creditCode: z.string() }).nullable(),
    basis: z.array(z.string()),
    /** Of dictionaries: how many codes, and whether it takes the place of a list of the pack. */
    count: z.int().nullable(),
    replacesOwn: z.boolean(),
    editions: z.array(edition),
  })
  .meta({ id: 'CentralReference' });
export const referenceListSchema = z
  .object({ rows: z.array(referenceRowSchema) })
  .meta({ id: 'CentralReferenceList' });
export const dictionaryRowsSchema = z
  .object({ rows: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'DictionaryRows' });

const act = z.object({ at: z.string(), by: z.string() });
export const directiveSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    number: z.string(),
    title: z.string(),
    text: z.string().nullable(),
    level: z.object({ code: z.enum(['notice', 'order']), name: z.string() }),
    projectId: z.string().nullable(),
    projectCode: z.string().nullable(),
    caseNumber: z.string().nullable(),
    replyBy: z.string().nullable(),
    light: z.object({ signal: z.enum(['normal', 'warning', 'overdue', 'done']), word: z.string() }),
    divisions: z.array(named),
    sentAt: z.string(),
    receivedAt: z.string(),
    signed: act.nullable(),
    answered: act.nullable(),
    answer: z.string().nullable(),
    /** What the reader may do with it now. */
    actions: z.array(z.enum(['sign', 'answer'])),
  })
  .meta({ id: 'Directive' });
export type DirectiveView = z.output<typeof directiveSchema>;
export const directivePageSchema = pageSchema(directiveSchema).meta({ id: 'DirectivePage' });

export const directiveQuery = z.strictObject({
  box: z.enum(['open', 'answered', 'all']).default('open'),
  limit: limitParameter,
});

const version = z.int().min(1);
export const signSchema = z.strictObject({ version });
export const answerSchema = z.strictObject({ answer: lines(2000), version });
