import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Statement } from '../platform/database/index.ts';
import type { Notice, NoticeDeps } from './notice.ts';
import { showAt } from './show-at.ts';

/** Lines sent within an hour join the notice of their kind that is still unread. */
const JOIN_MS = 3_600_000;
/** Characters of a title or a note. */
const MOST = 300;

// Lines of one kind to one seat become one notice: the unread one of the last hour or not shown yet, else a new one. Its id follows
// from seat, kind and moment, so that what is sent twice in one moment is one notice (a UUID of version 8: made of a digest). A seat that is no longer
// valid gets nothing. Every line is carried along: joined back by its number, lists of a thousand lines would be
// compared each with each.
const SEND = `
WITH addressed AS (
  SELECT n.kind, n.show_at, n.subject_kind, n.subject_id, n.title, n.note, n.due_at, n.divisions, a.*
  FROM json_to_recordset($1::json) AS n(kind text, show_at timestamptz, "to" json, subject_kind text, subject_id text,
    title text, note text, due_at timestamptz, divisions text[])
  CROSS JOIN LATERAL json_to_recordset(n."to") AS a("personId" uuid, "unitId" uuid, "bodyId" text, division text,
    roles text[], nearest text[])
), valid AS NOT MATERIALIZED (
  SELECT s.* FROM identity.seats s JOIN identity.persons p ON p.id = s.person_id AND p.disabled_at IS NULL
  WHERE s.valid_from <= $2::timestamptz AND (s.valid_to IS NULL OR s.valid_to > $2::timestamptz)
), reached AS (
  SELECT a.*, s.id AS seat_id FROM addressed a JOIN valid s ON s.body_id = a."bodyId" AND s.role = ANY(a.roles)
  WHERE a."personId" IS NULL AND (s.division IS NULL OR a.divisions IS NULL OR s.division = ANY(a.divisions))
  UNION ALL
  SELECT a.*, s.id FROM addressed a
    JOIN valid s ON s.division = a.division AND s.body_id IS NULL AND s.role = ANY(a.roles)
  UNION ALL
  SELECT a.*, s.id FROM addressed a JOIN LATERAL (
    SELECT v.id, rank() OVER (ORDER BY array_position(a.nearest, v.division)) AS far FROM valid v
    WHERE v.division = ANY(a.nearest) AND v.body_id IS NULL AND v.role = ANY(a.roles)) s ON s.far = 1
  UNION ALL
  SELECT a.*, s.id FROM addressed a JOIN valid s ON s.unit_id = a."unitId"
  UNION ALL
  SELECT a.*, s.id FROM addressed a CROSS JOIN LATERAL (
    SELECT v.id FROM valid v JOIN identity.persons p ON p.id = v.person_id
    WHERE v.person_id = a."personId" AND (a."bodyId" IS NULL OR v.body_id = a."bodyId")
    ORDER BY v.id = p.last_seat_id DESC NULLS LAST, v.valid_from DESC, v.id LIMIT 1) s
), told AS (
  SELECT seat_id, kind, min(show_at) AS show_at FROM reached GROUP BY seat_id, kind
), placed AS (
  SELECT t.*, coalesce(o.id,
    overlay(overlay(md5(t.seat_id::text || ' ' || t.kind || ' ' || $2::text) PLACING '8' FROM 13) PLACING '8' FROM 17)::uuid) AS id, o.id IS NULL AS fresh
  FROM told t LEFT JOIN LATERAL (
    SELECT n.id FROM notices.notices n WHERE n.seat_id = t.seat_id AND n.kind = t.kind AND n.read_at IS NULL
      AND (n.created_at > $3::timestamptz OR n.show_at > $2::timestamptz) ORDER BY n.created_at DESC LIMIT 1) o ON true
), made AS (
  INSERT INTO notices.notices (id, seat_id, kind, created_at, show_at)
  SELECT id, seat_id, kind, $2::timestamptz, show_at FROM placed WHERE fresh ORDER BY id
  ON CONFLICT (id) DO NOTHING
)
INSERT INTO notices.entries (notice_id, subject_kind, subject_id, title, note, due_at, added_at)
SELECT DISTINCT ON (p.id, r.subject_kind, r.subject_id, r.note)
  p.id, r.subject_kind, r.subject_id, r.title, r.note, r.due_at, $2::timestamptz
FROM reached r JOIN placed p ON p.seat_id = r.seat_id AND p.kind = r.kind
ON CONFLICT DO NOTHING`;

/**
 * The statements that tell people: to be sent in the transaction of what is told, so that neither is there
 * without the other. Nothing to tell is no statement. One line too many is not told twice: the same subject with
 * the same note stands once in a notice.
 */
export function noticeStatements(deps: NoticeDeps, notices: readonly Notice[]): Statement[] {
  const told = notices.filter((notice) => notice.to.length > 0);
  if (told.length === 0) return [];
  const now = deps.clock.now() as Instant;
  const { calendar, calendarFor } = deps.catalogue;
  const lines = told.map(({ kind, to, about, divisions, division, quiet }) => ({
    kind,
    show_at: formatInstant(
      showAt(now, kind, division === undefined ? calendar : calendarFor(division), quiet),
    ),
    to,
    subject_kind: about.kind,
    subject_id: about.id,
    title: cut(about.title),
    note: cut(about.note ?? ''),
    due_at: about.dueAt ?? null,
    ...(divisions === undefined ? {} : { divisions }),
  }));
  const values = [JSON.stringify(lines), formatInstant(now), formatInstant((now - JOIN_MS) as Instant)];
  return [{ name: 'notices_send', text: SEND, values }];
}

/** A notice leads to the matter, it does not tell it in full; and its lines are keys of an index. */
function cut(text: string): string {
  const characters = [...text];
  return characters.length > MOST ? `${characters.slice(0, MOST - 1).join('')}…` : text;
}
