-- Reverse: DROP SCHEMA supervision CASCADE; (destroys the record: only on an installation without records)

CREATE SCHEMA supervision;
GRANT USAGE ON SCHEMA supervision TO :app;

-- 监管记录: an abnormal situation of a project as a supervisor recorded it, and what was done about it; `state` is
-- the fold of the record's facts. Distributed by home.
CREATE TABLE supervision.records (
  id          uuid           NOT NULL,
  home        text           NOT NULL,
  version     integer        NOT NULL,
  head        text           NOT NULL,
  state       jsonb          NOT NULL,
  -- Free text, so beside the state and erasable.
  words       jsonb          NOT NULL,
  project_id  uuid           NOT NULL,
  situation   text           NOT NULL,
  level       smallint       NOT NULL CHECK (level BETWEEN 1 AND 3),
  -- Division of whoever recorded it.
  division    text,
  status      text           NOT NULL CHECK (status IN ('open', 'resolved', 'withdrawn')),
  recorded_on date           NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  updated_at  timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE INDEX records_project ON supervision.records (project_id, recorded_at);
GRANT SELECT, INSERT, UPDATE ON supervision.records TO :app;
