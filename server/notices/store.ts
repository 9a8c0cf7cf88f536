import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../platform/database/index.ts';
import type { NoticeKind, SubjectKind } from './notice.ts';

/** Lines of a notice that a list shows; the rest is counted. */
const LINES_SHOWN = 50;

export type Line = {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly dueAt: string | null;
};

export type NoticeRow = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly show_at: string;
  readonly read_at: string | null;
  readonly count: number;
  readonly lines: readonly Line[];
};

/** Moment and id of the last notice shown. */
export type NoticePlace = readonly [showAt: string, id: string];

export type NoticeList = {
  /** One more than asked for, if there are more. */
  readonly rows: NoticeRow[];
  readonly total: number;
  readonly unread: number;
};

/** What has been told to a seat, the newest first; rows and counts from one snapshot. */
export async function listNotices(
  db: Database,
  seatId: string,
  filter: { readonly unread: boolean; readonly after: NoticePlace | undefined; readonly limit: number },
  now: Instant,
): Promise<NoticeList> {
  const moment = formatInstant(now);
  const { unread, after, limit } = filter;
  return db.transaction(
    async (tx) => {
      const [rows, counted] = await Promise.all([
        tx.read<NoticeRow>({
          name: 'notices_list',
          text: `SELECT n.id, n.kind, n.show_at, n.read_at, e.count, e.lines
            FROM (SELECT * FROM notices.notices
                  WHERE seat_id = $1 AND show_at <= $2 AND (NOT $3::boolean OR read_at IS NULL)
                    AND ($4::timestamptz IS NULL OR (show_at, id) < ($4::timestamptz, $5::uuid))
                  ORDER BY show_at DESC, id DESC LIMIT $6) n
            CROSS JOIN LATERAL (
              SELECT count(*)::int AS count, coalesce(json_agg(json_build_object('kind', l.subject_kind,
                'id', l.subject_id, 'title', l.title, 'note', l.note, 'dueAt', l.due_at)
                ORDER BY l.no) FILTER (WHERE l.no <= ${LINES_SHOWN}), '[]') AS lines
              FROM (SELECT e.*, row_number() OVER (ORDER BY e.due_at NULLS LAST, e.added_at, e.subject_id, e.note) AS no
                    FROM notices.entries e WHERE e.notice_id = n.id) l) e
            ORDER BY n.show_at DESC, n.id DESC`,
          values: [seatId, moment, unread, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
        }),
        tx.read<{ total: number; unread: number }>({
          name: 'notices_count',
          text: `SELECT count(*)::int AS total, count(*) FILTER (WHERE read_at IS NULL)::int AS unread
                 FROM notices.notices WHERE seat_id = $1 AND show_at <= $2`,
          values: [seatId, moment],
        }),
      ]);
      const counts = counted[0] ?? { total: 0, unread: 0 };
      return { rows, total: unread ? counts.unread : counts.total, unread: counts.unread };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** Unread ones of this seat, and of the other seats the person holds now. */
export async function unreadOf(
  db: Pick<Database, 'read'>,
  whose: { readonly personId: string; readonly seatId: string },
  now: Instant,
): Promise<{ readonly unread: number; readonly elsewhere: number }> {
  const [row] = await db.read<{ unread: number; elsewhere: number }>({
    name: 'notices_unread',
    text: `SELECT count(*) FILTER (WHERE n.seat_id = $1)::int AS unread,
             count(*) FILTER (WHERE n.seat_id <> $1)::int AS elsewhere
           FROM identity.seats s JOIN notices.notices n ON n.seat_id = s.id
           WHERE s.person_id = $2 AND s.valid_from <= $3 AND (s.valid_to IS NULL OR s.valid_to > $3)
             AND n.read_at IS NULL AND n.show_at <= $3`,
    values: [whose.seatId, whose.personId, formatInstant(now)],
  });
  return row ?? { unread: 0, elsewhere: 0 };
}

/** Marks notices of a seat as read: these, or (null) all that have been shown. Those of others are passed over. */
export async function markRead(
  db: Pick<Database, 'query'>,
  seatId: string,
  ids: readonly string[] | null,
  now: Instant,
): Promise<void> {
  await db.query({
    name: 'notices_read',
    text: `UPDATE notices.notices SET read_at = $3
           WHERE seat_id = $1 AND read_at IS NULL AND show_at <= $3 AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[]))`,
    values: [seatId, ids, formatInstant(now)],
  });
}

/** Forgets notices so many days old; what they told of stands where it happened. */
export async function purgeNotices(db: Pick<Database, 'query'>, days: number, now: number): Promise<number> {
  const { rowCount } = await db.query({
    name: 'notices_purge',
    text: 'DELETE FROM notices.notices WHERE created_at < $1',
    values: [formatInstant((now - days * 86_400_000) as Instant)],
  });
  return rowCount;
}
