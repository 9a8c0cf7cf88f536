-- Reverse: DROP SCHEMA casework CASCADE; (destroys the record: only on an installation without cases)

CREATE SCHEMA casework;
GRANT USAGE ON SCHEMA casework TO :app;

-- A case (办件): one item of one application. `state` is the fold of its facts; the columns beside it are
-- what lists ask for. Distributed by home.
CREATE TABLE casework.cases (
  id                 uuid           NOT NULL,
  home               text           NOT NULL,
  version            integer        NOT NULL,
  head               text           NOT NULL,
  state              jsonb          NOT NULL,
  status             text           NOT NULL,
  number             text           NOT NULL,
  project_id         uuid           NOT NULL,
  project_name       text           NOT NULL,
  unit_id            uuid           NOT NULL,
  unit_name          text           NOT NULL,
  application_id     uuid           NOT NULL,
  application_number text           NOT NULL,
  work_ids           uuid[]         NOT NULL,
  stage              smallint       NOT NULL,
  item_id            text           NOT NULL,
  item_version       integer        NOT NULL,
  item_name          text           NOT NULL,
  -- The flow whose shorter promise may bind the case.
  flow_id            text           NOT NULL,
  flow_version       integer        NOT NULL,
  body_id            text           NOT NULL,
  division           text           NOT NULL,
  -- The window that received it: accepts on the body's behalf.
  window_body_id     text           NOT NULL,
  grams              text[]         NOT NULL,
  received_at        timestamptz(3) NOT NULL,
  accepted_at        timestamptz(3),
  ended_at           timestamptz(3),
  updated_at         timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE UNIQUE INDEX cases_number ON casework.cases (number, home);
CREATE INDEX cases_application ON casework.cases (application_id, home);
CREATE INDEX cases_project ON casework.cases (project_id, home);
CREATE INDEX cases_body_open ON casework.cases (body_id) WHERE ended_at IS NULL;
CREATE INDEX cases_body_done ON casework.cases (body_id, ended_at DESC) WHERE ended_at IS NOT NULL;
CREATE INDEX cases_window_open ON casework.cases (window_body_id) WHERE ended_at IS NULL;
CREATE INDEX cases_division_open ON casework.cases (division) WHERE ended_at IS NULL;
CREATE INDEX cases_unit ON casework.cases (unit_id, updated_at DESC);
CREATE INDEX cases_grams ON casework.cases USING gin (grams);
GRANT SELECT, INSERT, UPDATE ON casework.cases TO :app;

-- Instants at which lights change, null while stopped: lists compare them with now, no job has to run
-- for a light to change, and nobody stores "overdue". One row a case and kind; `shown` is the one whose
-- light the case shows (the five days before acceptance, the limits after it).
CREATE TABLE casework.clocks (
  id               uuid           NOT NULL,
  home             text           NOT NULL,
  kind             text           NOT NULL CHECK (kind IN ('step', 'case', 'special')),
  shown            boolean        NOT NULL,
  state            text           NOT NULL CHECK (state IN ('running', 'stopped', 'ended')),
  -- The limit had passed before the clock was stopped or ended.
  over             boolean        NOT NULL,
  remind_at        timestamptz(3),
  yellow_at        timestamptz(3),
  due_at           timestamptz(3),
  statutory_due_at timestamptz(3),
  -- Last moment of the open special procedure or correction itself.
  stop_due_at      timestamptz(3),
  calendar_version text           NOT NULL,
  rule_version     text           NOT NULL,
  PRIMARY KEY (id, kind, home)
);
CREATE INDEX clocks_due ON casework.clocks (due_at) WHERE shown AND state = 'running';
CREATE INDEX clocks_step_due ON casework.clocks (due_at) WHERE kind = 'step' AND state = 'running';
GRANT SELECT, INSERT, UPDATE ON casework.clocks TO :app;

-- The light of a case by its shown clock, for filters and counts. The same answer as core's lightOf: a
-- test holds the two together over the whole sample.
CREATE FUNCTION casework.light(c casework.clocks, moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN c.state = 'ended' THEN 'done'
    WHEN moment >= c.statutory_due_at THEN 'beyond-statute'
    WHEN c.over OR moment >= c.due_at THEN 'overdue'
    WHEN c.state = 'stopped' THEN 'stopped'
    WHEN moment >= c.yellow_at THEN 'warning'
    WHEN moment >= c.remind_at THEN 'reminder'
    ELSE 'normal'
  END
$$;
GRANT EXECUTE ON FUNCTION casework.light(casework.clocks, timestamptz) TO :app;

-- Documents that decisions stand on, there for every department by reference with digest.
CREATE TABLE casework.documents (
  id          uuid NOT NULL,
  home        text NOT NULL,
  case_id     uuid NOT NULL,
  project_id  uuid NOT NULL,
  item_id     text NOT NULL,
  item_name   text NOT NULL,
  body_id     text NOT NULL,
  number      text NOT NULL,
  title       text NOT NULL,
  issued_on   date NOT NULL,
  valid_until date NOT NULL,
  file_id     uuid NOT NULL,
  digest      text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('grant', 'refusal')),
  status      text NOT NULL CHECK (status IN ('valid', 'void')),
  PRIMARY KEY (id, home)
);
CREATE INDEX documents_case ON casework.documents (case_id, home);
CREATE INDEX documents_project ON casework.documents (project_id, home);
GRANT SELECT, INSERT, UPDATE ON casework.documents TO :app;
