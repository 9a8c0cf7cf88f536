-- Reverse: DROP TABLE catalogue.exceptions, catalogue.tasks, catalogue.draft_revisions, catalogue.drafts, catalogue.entries; (loses drafts; what was published stays in catalogue.versions)

-- The life of an entry of the catalogue: a standard item, an implementation of one, a flow. Its id follows from
-- its key, so that two who take it up at the same time meet in one row. `state` is the fold of the stream's facts,
-- null before the first; an entry of the pack has no row until somebody takes it up. Distributed by home.
CREATE TABLE catalogue.entries (
  id             uuid           NOT NULL,
  home           text           NOT NULL,
  kind           text           NOT NULL CHECK (kind IN ('standard', 'implementation', 'flow')),
  subject        text           NOT NULL,
  division       text           NOT NULL,
  -- The body that drafts and publishes it, and the department whose provincial body confirms its content.
  body_id        text           NOT NULL,
  department     text           NOT NULL,
  version        integer        NOT NULL,
  head           text,
  state          jsonb,
  -- Free text of facts by their version, so beside the state and erasable.
  words          jsonb          NOT NULL DEFAULT '{}',
  -- Where its draft stands; 'none' without one. The number of the last saved revision counts on after a publication.
  draft_status   text           NOT NULL,
  draft_revision integer        NOT NULL DEFAULT 0,
  updated_at     timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home),
  UNIQUE (kind, subject, division, home)
);
CREATE INDEX entries_body ON catalogue.entries (body_id) WHERE draft_status <> 'none';
CREATE INDEX entries_department ON catalogue.entries (department, draft_status) WHERE draft_status <> 'none';
GRANT SELECT, INSERT, UPDATE ON catalogue.entries TO :app;

-- What is being written: a plain row, no fact. Distributed by home.
CREATE TABLE catalogue.drafts (
  entry_id   uuid           NOT NULL,
  home       text           NOT NULL,
  revision   integer        NOT NULL,
  content    jsonb          NOT NULL,
  -- What was not allowed in it when it was saved; the number of findings, for lists and the matrix.
  findings   integer        NOT NULL,
  saved_by   uuid           NOT NULL,
  saved_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (entry_id, home)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON catalogue.drafts TO :app;

-- Every revision that was saved: who changed what, when. Distributed by home.
CREATE TABLE catalogue.draft_revisions (
  entry_id   uuid           NOT NULL,
  home       text           NOT NULL,
  revision   integer        NOT NULL,
  -- start: from a version or the standard; save; delete; import.
  act        text           NOT NULL CHECK (act IN ('start', 'save', 'delete', 'import')),
  content    jsonb,
  saved_by   uuid           NOT NULL,
  saved_at   timestamptz(3) NOT NULL,
  PRIMARY KEY (entry_id, home, revision)
);
GRANT SELECT, INSERT ON catalogue.draft_revisions TO :app;

-- A standard has a new version: what each implementation below has to follow, until when. Distributed by home of
-- the implementation.
CREATE TABLE catalogue.tasks (
  id             uuid           NOT NULL,
  home           text           NOT NULL,
  kind           text           NOT NULL CHECK (kind IN ('follow-standard')),
  item           text           NOT NULL,
  division       text           NOT NULL,
  body_id        text           NOT NULL,
  department     text           NOT NULL,
  -- Version of the standard it stood under, and the one to follow.
  standard_from  integer        NOT NULL,
  standard_to    integer        NOT NULL,
  difference     jsonb          NOT NULL,
  due_on         date           NOT NULL,
  opened_at      timestamptz(3) NOT NULL,
  done_at        timestamptz(3),
  -- followed: published under the new standard; overtaken: by a still newer standard or a withdrawal.
  outcome        text           CHECK (outcome IN ('followed', 'overtaken')),
  reminded_at    timestamptz(3),
  PRIMARY KEY (id, home),
  CHECK ((done_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX tasks_open ON catalogue.tasks (item, division, home) WHERE done_at IS NULL;
CREATE INDEX tasks_due ON catalogue.tasks (due_on, id) WHERE done_at IS NULL;
CREATE INDEX tasks_item ON catalogue.tasks (item, division);
GRANT SELECT, INSERT, UPDATE ON catalogue.tasks TO :app;

-- Deviations proposed and decided: read rows of the streams, with the words that stand beside their facts.
-- Distributed by home.
CREATE TABLE catalogue.exceptions (
  id          uuid           NOT NULL,
  home        text           NOT NULL,
  entry_id    uuid           NOT NULL,
  element     text           NOT NULL,
  item        text           NOT NULL,
  division    text           NOT NULL,
  body_id     text           NOT NULL,
  department  text           NOT NULL,
  status      text           NOT NULL CHECK (status IN ('proposed', 'approved', 'refused')),
  until_on    date,
  reason      text           NOT NULL,
  decision    text,
  proposed_by uuid           NOT NULL,
  proposed_at timestamptz(3) NOT NULL,
  decided_at  timestamptz(3),
  PRIMARY KEY (id, home)
);
CREATE INDEX exceptions_entry ON catalogue.exceptions (entry_id, home);
CREATE INDEX exceptions_open ON catalogue.exceptions (department) WHERE status = 'proposed';
GRANT SELECT, INSERT, UPDATE ON catalogue.exceptions TO :app;
