-- Reverse: DROP SCHEMA projects CASCADE; (destroys the record: only on an installation without projects)

CREATE SCHEMA projects;
GRANT USAGE ON SCHEMA projects TO :app;

-- A project and, in `state`, its fold. Distributed by home: every key leads with id and carries home.
CREATE TABLE projects.projects (
  id            uuid           NOT NULL,
  home          text           NOT NULL,
  version       integer        NOT NULL,
  head          text           NOT NULL,
  state         jsonb          NOT NULL,
  -- Names and telephone numbers of contacts: personal, so beside the state and erasable.
  contacts      jsonb          NOT NULL,
  name          text           NOT NULL,
  unit_id       uuid           NOT NULL,
  unit_name     text           NOT NULL,
  code          text,
  code_status   text           NOT NULL CHECK (code_status IN ('pending', 'issued', 'rejected', 'void')),
  decision_type text           NOT NULL,
  investment    numeric(18, 4) NOT NULL,
  -- Divisions whose officials may see it: of approval and of all places, with those above them.
  divisions     text[]         NOT NULL,
  -- Two-character pieces of name, code and unit: Chinese has no words to index, and trigrams scan on two.
  grams         text[]         NOT NULL,
  registered_at timestamptz(3) NOT NULL,
  updated_at    timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE INDEX projects_unit ON projects.projects (unit_id, updated_at DESC, id);
CREATE INDEX projects_updated ON projects.projects (updated_at DESC, id);
CREATE INDEX projects_divisions ON projects.projects USING gin (divisions);
CREATE INDEX projects_grams ON projects.projects USING gin (grams);
GRANT SELECT, INSERT, UPDATE ON projects.projects TO :app;

-- 工程: a project is built in works, which repeat stages 2 to 4. A project starts with one.
CREATE TABLE projects.works (
  id         uuid NOT NULL,
  home       text NOT NULL,
  project_id uuid NOT NULL,
  no         text NOT NULL,
  name       text NOT NULL,
  PRIMARY KEY (id, home),
  UNIQUE (project_id, no, home)
);
GRANT SELECT, INSERT, UPDATE ON projects.works TO :app;

-- Reference: every code ever issued, with its status; no code is given twice.
CREATE TABLE projects.issued_codes (
  code       text           PRIMARY KEY,
  project_id uuid           NOT NULL,
  home       text           NOT NULL,
  status     text           NOT NULL CHECK (status IN ('valid', 'void')),
  test       boolean        NOT NULL,
  issuer     text           NOT NULL,
  issued_at  timestamptz(3) NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON projects.issued_codes TO :app;

-- Local: requests for a code on their way to whoever issues it.
CREATE TABLE projects.code_requests (
  project_id uuid           PRIMARY KEY,
  home       text           NOT NULL,
  ticket     text,
  attempts   integer        NOT NULL DEFAULT 0,
  last_error text,
  next_at    timestamptz(3) NOT NULL
);
CREATE INDEX code_requests_next ON projects.code_requests (next_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON projects.code_requests TO :app;

-- Portal: what the public may see of a code, and nothing else of the project.
CREATE VIEW projects.public_codes AS
  SELECT c.code, c.status, c.test, c.issued_at, p.name, p.home
  FROM projects.issued_codes c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home;
GRANT USAGE ON SCHEMA projects TO :portal;
GRANT SELECT ON projects.public_codes TO :portal;
