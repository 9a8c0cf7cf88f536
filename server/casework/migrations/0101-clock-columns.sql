-- Reverse: DROP TABLE casework.reprojections; DROP INDEX casework.clocks_open, casework.clocks_open_versions; ALTER TABLE casework.clocks DROP COLUMN body_id, DROP COLUMN item_id, DROP COLUMN division; and the narrower check on kind (rows of other kinds must go first)

-- Whose clock it is: so that the list of lights, the roll-up by city, department and light, and the ladder read
-- this one table.
ALTER TABLE casework.clocks
  ADD COLUMN body_id  text,
  ADD COLUMN item_id  text,
  ADD COLUMN division text;
UPDATE casework.clocks k SET body_id = c.body_id, item_id = c.item_id, division = c.division
FROM casework.cases c WHERE c.id = k.id AND c.home = k.home;
ALTER TABLE casework.clocks
  ALTER COLUMN body_id SET NOT NULL,
  ALTER COLUMN item_id SET NOT NULL,
  ALTER COLUMN division SET NOT NULL;

-- Delivery of a decision (行政许可法 §44), an open question to another department, the decision on a renewal (§50).
ALTER TABLE casework.clocks DROP CONSTRAINT clocks_kind_check;
ALTER TABLE casework.clocks ADD CONSTRAINT clocks_kind_check
  CHECK (kind IN ('step', 'case', 'special', 'delivery', 'opinion', 'renewal'));

-- Due first, what is stopped by the end of its stop: the order of every list of open cases.
CREATE INDEX clocks_open ON casework.clocks
  ((coalesce(due_at, stop_due_at, '9999-01-01 00:00:00+00'::timestamptz)), id)
  WHERE shown AND state <> 'ended';
-- What a new calendar or signal rule leaves behind is found by walking the open clocks, in order of the case.
CREATE INDEX clocks_open_versions ON casework.clocks (id)
  INCLUDE (home, division, item_id, calendar_version, rule_version) WHERE state <> 'ended';

-- A due date that moved without anything having happened to the case: a new calendar or another signal rule.
-- Local: derived from the clocks before and after; the publication itself is the fact.
CREATE TABLE casework.reprojections (
  id                   uuid           NOT NULL,
  home                 text           NOT NULL,
  case_id              uuid           NOT NULL,
  kind                 text           NOT NULL,
  old_due_at           timestamptz(3),
  new_due_at           timestamptz(3),
  old_statutory_due_at timestamptz(3),
  new_statutory_due_at timestamptz(3),
  old_calendar_version text           NOT NULL,
  new_calendar_version text           NOT NULL,
  old_rule_version     text           NOT NULL,
  new_rule_version     text           NOT NULL,
  at                   timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE INDEX reprojections_case ON casework.reprojections (case_id, home);
CREATE INDEX reprojections_version ON casework.reprojections (new_calendar_version, id);
GRANT SELECT, INSERT ON casework.reprojections TO :app;
