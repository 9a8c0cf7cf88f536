import { and, type Fragment, raw, sql } from '../../platform/database/index.ts';
import type { Line } from '../mapping/mapping.ts';
import { NO_CODE_REQUEST } from '../outbox/code-requests.ts';

/** Whose events, of which time. */
export type EventScope = {
  /** ISO instants; the end is not included. */
  readonly from: string;
  readonly to: string;
  /** Division whose projects are meant; null: all. */
  readonly division: string | null;
  readonly now: string;
  /** Kinds of message about a case, whose key begins with the case's id. */
  readonly caseKinds: readonly string[];
};

/**
 * What became of a thing: stored within its time, stored late, past its time and not stored, not stored with
 * time left. Together they are all that was to be told.
 */
export const STATUSES = ['in-time', 'late', 'past-due', 'pending'] as const;
export type Status = (typeof STATUSES)[number];

/** A rule by number, `mapping` for what breaks none of them, `centre` for what the centre refused. */
export type RefusedBy = string;

export type EventFilter = {
  readonly line?: Line | undefined;
  readonly city?: string | undefined;
  readonly body?: string | undefined;
  readonly status?: Status | 'open' | 'refused' | undefined;
  readonly rule?: RefusedBy | undefined;
};

/**
 * Everything that happened in a period and was to be told, each once: by its first message, whatever corrections
 * followed. It is in time if any revision was stored before the end of the first one's time. Left out: requests
 * for codes (they have a queue of their own), catalogue data (it did not happen), what was withdrawn before it
 * reached the centre, and withdrawals themselves.
 *
 * `from_at`: when its time began, which is not before the line was switched on.
 */
export function events(scope: EventScope, filter: EventFilter): Fragment {
  const reaches =
    scope.division === null
      ? sql`true`
      : sql`EXISTS (SELECT 1 FROM projects.projects p WHERE p.id = f.project_id AND p.home = f.home
              AND p.divisions @> ARRAY[${scope.division}]::text[])`;
  const outer = and([
    reaches,
    ...(filter.line === undefined ? [] : [sql`f.line = ${filter.line}`]),
    ...(filter.city === undefined ? [] : [sql`f.home = ${filter.city}`]),
  ]);
  return sql`
    SELECT e.*, CASE
        WHEN e.stored_at <= e.due_at THEN 'in-time' WHEN e.stored_at IS NOT NULL THEN 'late'
        WHEN e.due_at < ${scope.now}::timestamptz THEN 'past-due' ELSE 'pending' END AS status,
      CASE WHEN e.state <> 'refused' THEN '{}'::text[] WHEN e.refused_by = 'centre' THEN ARRAY['centre']
        ELSE ARRAY(SELECT DISTINCT coalesce(x->>'rule', 'mapping') FROM jsonb_array_elements(e.faults) x) END AS rules
    FROM (
      SELECT f.id AS first_id, f.thing, f.line, f.kind, f.home, f.happened_at, f.due_at, k.body_id,
        CASE WHEN f.current THEN f.id ELSE c.id END AS id,
        CASE WHEN f.current THEN f.subject ELSE c.subject END AS subject,
        CASE WHEN f.current THEN f.state ELSE c.state END AS state,
        CASE WHEN f.current THEN f.refused_by ELSE c.refused_by END AS refused_by,
        CASE WHEN f.current THEN f.faults ELSE c.faults END AS faults,
        CASE WHEN f.current THEN f.reason ELSE c.reason END AS reason,
        CASE WHEN f.current THEN f.stored_at ELSE c.stored_at END AS stored_at,
        greatest(f.happened_at, l.opened_at) AS from_at
      FROM national.messages f
      -- Looked up only where there was a correction, by a key that is null elsewhere: most things have one message.
      LEFT JOIN LATERAL (
        SELECT n.id, n.subject, n.state, n.refused_by, n.faults, n.reason, n.retract,
          (SELECT min(r.stored_at) FROM national.messages r WHERE r.thing = f.thing AND NOT r.retract) AS stored_at
        FROM national.messages n
        WHERE n.thing = CASE WHEN NOT f.current THEN f.thing END AND n.current
      ) c ON true
      LEFT JOIN national.lines l ON l.line = f.line
      LEFT JOIN casework.cases k ON k.home = f.home
        AND k.id = CASE WHEN f.kind = ANY(${scope.caseKinds}::text[])
          THEN substr(f.thing, length(f.kind) + 2, 36)::uuid END
      WHERE f.revision = 1 AND NOT f.retract AND ${raw(`f.${NO_CODE_REQUEST}`)}
        AND f.happened_at >= ${scope.from}::timestamptz AND f.happened_at < ${scope.to}::timestamptz
        AND (f.current OR (c.id IS NOT NULL AND NOT (c.retract AND c.stored_at IS NULL))) AND ${outer}
    ) e`;
}

/** What narrows a list beyond `events`, over its columns. */
export function narrowing({ body, status, rule }: EventFilter): Fragment {
  const conditions: Fragment[] = [];
  if (body !== undefined) conditions.push(sql`e.body_id = ${body}`);
  if (rule !== undefined) conditions.push(sql`${rule} = ANY(e.rules)`);
  if (status === 'open') conditions.push(sql`e.stored_at IS NULL`);
  else if (status === 'refused') conditions.push(sql`e.state = 'refused'`);
  else if (status !== undefined) conditions.push(sql`e.status = ${status}`);
  return and(conditions);
}
