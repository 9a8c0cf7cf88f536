-- Reverse: DROP SCHEMA applications CASCADE; (destroys the record: only on an installation without cases)

CREATE SCHEMA applications;
GRANT USAGE ON SCHEMA applications TO :app;

-- A joint application (并联申报): one form and one set of materials for several cases. Distributed by home.
CREATE TABLE applications.applications (
  id             uuid           NOT NULL,
  home           text           NOT NULL,
  version        integer        NOT NULL,
  head           text           NOT NULL,
  state          jsonb          NOT NULL,
  contact        jsonb          NOT NULL,
  number         text           NOT NULL,
  project_id     uuid           NOT NULL,
  project_name   text           NOT NULL,
  unit_id        uuid           NOT NULL,
  unit_name      text           NOT NULL,
  stage          smallint       NOT NULL,
  window_body_id text           NOT NULL,
  grams          text[]         NOT NULL,
  submitted_at   timestamptz(3) NOT NULL,
  closed_at      timestamptz(3),
  PRIMARY KEY (id, home)
);
CREATE UNIQUE INDEX applications_number ON applications.applications (number, home);
CREATE INDEX applications_project ON applications.applications (project_id, home);
CREATE INDEX applications_window ON applications.applications (window_body_id, submitted_at DESC, id);
CREATE INDEX applications_unit ON applications.applications (unit_id, submitted_at DESC, id);
CREATE INDEX applications_grams ON applications.applications USING gin (grams);
GRANT SELECT, INSERT, UPDATE ON applications.applications TO :app;

-- Local: last receipt number of a home and day. Numbers may have gaps; they are never given twice.
CREATE TABLE applications.counters (
  home text    NOT NULL,
  day  date    NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (home, day)
);
GRANT SELECT, INSERT, UPDATE ON applications.counters TO :app;
