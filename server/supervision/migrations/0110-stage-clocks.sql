-- Reverse: DROP TABLE supervision.stage_clocks CASCADE; DELETE FROM facts.cursors WHERE reader = 'supervision-stages'; (nothing is lost: folded from the cases)

-- 阶段与项目时限: one row a stage of a work, and one a project, as a follower of the feed keeps them: instants as in
-- casework.clocks, and the ledger they come from, so that a list shows days used and a new calendar needs no case.
-- Distributed by home.
CREATE TABLE supervision.stage_clocks (
  -- The work; the project itself in the row of kind 'project'.
  subject_id       uuid           NOT NULL,
  stage            smallint       NOT NULL,
  home             text           NOT NULL,
  kind             text           NOT NULL CHECK (kind IN ('stage', 'project')),
  project_id       uuid           NOT NULL,
  work_id          uuid,
  -- Where the project is approved: its calendar and signal rule.
  division         text           NOT NULL,
  state            text           NOT NULL CHECK (state IN ('running', 'stopped', 'ended')),
  over             boolean        NOT NULL,
  remind_at        timestamptz(3),
  yellow_at        timestamptz(3),
  due_at           timestamptz(3),
  started_at       timestamptz(3) NOT NULL,
  -- Counted up to updated_at, in working days.
  used             integer        NOT NULL,
  limit_days       integer        NOT NULL,
  ledger           jsonb          NOT NULL,
  calendar_version text           NOT NULL,
  rule_version     text           NOT NULL,
  updated_at       timestamptz(3) NOT NULL,
  PRIMARY KEY (subject_id, stage, home)
);
CREATE INDEX stage_clocks_project ON supervision.stage_clocks (project_id, home);
CREATE INDEX stage_clocks_due ON supervision.stage_clocks
  ((coalesce(due_at, '9999-01-01 00:00:00+00'::timestamptz)), subject_id, stage) WHERE state <> 'ended';
CREATE INDEX stage_clocks_versions ON supervision.stage_clocks (division, calendar_version, rule_version)
  WHERE state <> 'ended';
GRANT SELECT, INSERT, UPDATE, DELETE ON supervision.stage_clocks TO :app;

-- The light of such a row at a moment; the same question as casework.light, without a statute behind it.
CREATE FUNCTION supervision.stage_light(c supervision.stage_clocks, moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN c.state = 'ended' THEN 'done'
    WHEN c.over OR moment >= c.due_at THEN 'overdue'
    WHEN c.state = 'stopped' THEN 'stopped'
    WHEN moment >= c.yellow_at THEN 'warning'
    WHEN moment >= c.remind_at THEN 'reminder'
    ELSE 'normal'
  END
$$;
GRANT EXECUTE ON FUNCTION supervision.stage_light(supervision.stage_clocks, timestamptz) TO :app;
