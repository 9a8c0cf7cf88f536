import { z } from 'zod';
import { defineCursor, limitParameter, pageSchema } from '../platform/http/index.ts';
import { instant, uuid, uuids } from '../platform/text/index.ts';
import { NOTICE_KINDS, SUBJECT_KINDS } from './notice.ts';

export const noticeCursor = defineCursor('notices', z.tuple([instant, uuid]));

export const noticeQuery = z.strictObject({
  box: z.enum(['unread', 'all']).default('all').meta({ title: '范围' }),
  cursor: noticeCursor.parameter.optional(),
  limit: limitParameter,
});

const lineSchema = z.object({
  kind: z.enum(SUBJECT_KINDS),
  id: z.string(),
  title: z.string(),
  note: z.string(),
  dueAt: z.string().nullable(),
});

export const noticeSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(NOTICE_KINDS),
    kindName: z.string(),
    /** When it was shown first. */
    at: z.string(),
    readAt: z.string().nullable(),
    /** Lines in all; the most urgent ones stand in `lines`. */
    count: z.int(),
    lines: z.array(lineSchema),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.output<typeof noticeSchema>;

export const noticePageSchema = pageSchema(noticeSchema).extend({ unread: z.int() });

export const unreadSchema = z
  .object({
    unread: z.int(),
    /** Unread ones of the person's other seats. */
    elsewhere: z.int(),
  })
  .meta({ id: 'UnreadNotices' });

/** Some, or all that have been shown. */
export const readingSchema = z.union([
  z.strictObject({ ids: uuids(200) }),
  z.strictObject({ all: z.literal(true) }),
]);
