-- Reverse: DROP SCHEMA reports CASCADE; (destroys the record: only on an installation without reports)

CREATE SCHEMA reports;
GRANT USAGE ON SCHEMA reports TO :app;

-- 开工、建设进度、竣工 and the like, as the project unit reports them; `state` is the fold of the report's facts.
-- Distributed by home.
CREATE TABLE reports.reports (
  id          uuid           NOT NULL,
  home        text           NOT NULL,
  version     integer        NOT NULL,
  head        text           NOT NULL,
  state       jsonb          NOT NULL,
  -- Free text, so beside the state and erasable.
  words       jsonb          NOT NULL,
  project_id  uuid           NOT NULL,
  -- Null: the whole project.
  work_id     uuid,
  kind        text           NOT NULL,
  happened_on date           NOT NULL,
  period      text,
  -- 万元, cumulative.
  invested    numeric(18, 4),
  status      text           NOT NULL CHECK (status IN ('valid', 'withdrawn')),
  filed_at    timestamptz(3) NOT NULL,
  updated_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE INDEX reports_project ON reports.reports (project_id, happened_on);
GRANT SELECT, INSERT, UPDATE ON reports.reports TO :app;

-- One line of reports a project. Its version makes two writers of one project's reports decide one after the
-- other: what one of them may say depends on what the other has said.
CREATE TABLE reports.lines (
  project_id uuid    NOT NULL,
  home       text    NOT NULL,
  version    integer NOT NULL,
  PRIMARY KEY (project_id, home)
);
GRANT SELECT, INSERT, UPDATE ON reports.lines TO :app;
