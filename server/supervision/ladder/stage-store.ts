import type { Database, Transaction } from '../../platform/database/index.ts';
import type { ClockRung } from './rungs.ts';

/** A clock of a stage of a work, or of a project (stage 0), with a rung to fire. */
export type StageCandidate = { readonly id: string; readonly home: string; readonly stage: number };

// No statute stands behind these, and no order: three rungs, from the highest down.
const DUE = `
  SELECT d.* FROM (VALUES
    (3, 'red', k.over OR k.due_at <= $1::timestamptz),
    (2, 'yellow', k.state = 'running' AND k.yellow_at <= $1::timestamptz),
    (1, 'reminder', k.state = 'running' AND k.remind_at <= $1::timestamptz)
  ) AS d(rank, rung, reached) WHERE d.reached AND k.due_at IS NOT NULL`;

const CANDIDATES = `
SELECT k.subject_id AS id, k.home, k.stage FROM supervision.stage_clocks k
CROSS JOIN LATERAL (${DUE} ORDER BY rank DESC LIMIT 1) h
WHERE k.state <> 'ended' AND (k.subject_id, k.stage) > ($2::uuid, $3::smallint)
  AND NOT EXISTS (SELECT FROM supervision.signals s WHERE s.subject_id = k.subject_id AND s.home = k.home
    AND s.kind = k.kind AND s.stage = k.stage AND s.rung = h.rung AND s.due_at = k.due_at)
ORDER BY k.subject_id, k.stage LIMIT $4`;

/** The next clocks, in order, whose highest due rung is not on record. */
export function stageCandidates(
  db: Pick<Database, 'read'>,
  now: string,
  after: Pick<StageCandidate, 'id' | 'stage'>,
  limit: number,
): Promise<StageCandidate[]> {
  return db.read({
    name: 'ladder_stage_candidates',
    text: CANDIDATES,
    values: [now, after.id, after.stage, limit],
  });
}

/** A rung of a stage or project as it stands on record, with what a notice says of it. */
export type FiredStage = {
  readonly kind: 'stage' | 'project';
  readonly rung: Exclude<ClockRung, 'statute'>;
  readonly due_at: string;
  readonly passed: boolean;
  readonly stage: number;
  readonly division: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly divisions: readonly string[];
  readonly flow: { readonly id: string; readonly version: number };
  readonly work_name: string | null;
};

// The body is named by whoever tells of it: it follows from the flow, which the database cannot read.
const FIRE = `
WITH fired AS (
  INSERT INTO supervision.signals (subject_id, home, kind, stage, rung, due_at, fired_at, passed, body_id, item_id,
    division, calendar_version, rule_version)
  SELECT k.subject_id, k.home, k.kind, k.stage, r.rung, k.due_at, $1::timestamptz, r.rank < r.highest, '', '',
    k.division, k.calendar_version, k.rule_version
  FROM json_to_recordset($2::json) AS n(id uuid, home text, stage smallint)
  JOIN supervision.stage_clocks k ON k.subject_id = n.id AND k.stage = n.stage AND k.home = n.home
    AND k.state <> 'ended'
  CROSS JOIN LATERAL (SELECT d.*, max(d.rank) OVER () AS highest FROM (${DUE}) d) r
  ORDER BY k.subject_id, k.stage, r.rank
  ON CONFLICT DO NOTHING
  RETURNING subject_id, home, kind, stage, rung, due_at, passed, division)
SELECT f.kind, f.rung, f.due_at, f.passed, f.stage, f.division, p.id AS project_id, p.name AS project_name,
  p.divisions, p.state->'flow' AS flow,
  (SELECT w->>'name' FROM jsonb_array_elements(p.state->'works') w WHERE w->>'id' = k.work_id::text) AS work_name
FROM fired f
JOIN supervision.stage_clocks k ON k.subject_id = f.subject_id AND k.stage = f.stage AND k.home = f.home
JOIN projects.projects p ON p.id = k.project_id AND p.home = k.home
ORDER BY f.subject_id, f.stage`;

/** Records every rung due of these clocks, those below the highest as passed over; returns what is new. */
export function fireStages(
  tx: Transaction,
  now: string,
  clocks: readonly StageCandidate[],
): Promise<FiredStage[]> {
  return tx.read({ name: 'ladder_stage_fire', text: FIRE, values: [now, JSON.stringify(clocks)] });
}
