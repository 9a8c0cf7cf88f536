-- Reverse: DROP SCHEMA calendar CASCADE; (loses what was published here: clocks would run by core's own years)

CREATE SCHEMA calendar;
GRANT USAGE ON SCHEMA calendar TO :app;

-- The calendar as it was published here: notices of years, holidays of autonomous counties, emergency measures.
-- `state` is the fold of the stream's facts; one row, so that every process sees with one look-up whether
-- anything was published. Reference.
CREATE TABLE calendar.book (
  id         uuid           NOT NULL,
  home       text           NOT NULL,
  version    integer        NOT NULL,
  head       text,
  state      jsonb          NOT NULL,
  -- Free text, so beside the state and erasable.
  words      jsonb          NOT NULL,
  updated_at timestamptz(3),
  PRIMARY KEY (id, home)
);
INSERT INTO calendar.book (id, home, version, state, words)
VALUES ('01900000-0000-7000-8000-0000000ca1e0', '210000', 0,
  '{"years": {}, "local": {}, "measures": {}, "revisions": {}}', '{}');
GRANT SELECT, UPDATE ON calendar.book TO :app;

-- What put a version, or the part of it that is a division's own, into force. The version of a clock row names
-- these tokens (cn-2027.1+210323.2), so that a changed date can say why. Reference.
CREATE TABLE calendar.publications (
  token        text           PRIMARY KEY,
  kind         text           NOT NULL CHECK (kind IN ('year', 'local', 'measure', 'withdrawal')),
  subject      text           NOT NULL,
  label        text           NOT NULL,
  published_at timestamptz(3) NOT NULL,
  person_id    uuid
);
GRANT SELECT, INSERT ON calendar.publications TO :app;

-- A change before it is published, and which open clocks it would move. Computed by the work process, batch by
-- batch from `after`: a process that is killed leaves it where the next one goes on. Local.
CREATE TABLE calendar.previews (
  id           uuid           PRIMARY KEY,
  change       jsonb          NOT NULL,
  -- Free text of the change: it becomes part of a fact only when it is published.
  reason       text,
  book_version integer        NOT NULL,
  state        text           NOT NULL CHECK (state IN ('running', 'done', 'published')),
  total        integer        NOT NULL,
  done         integer        NOT NULL,
  after        uuid           NOT NULL,
  -- Clocks that could not be computed: they will keep their dates.
  broken       integer        NOT NULL DEFAULT 0,
  requested_by uuid           NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  finished_at  timestamptz(3)
);
CREATE INDEX previews_running ON calendar.previews (requested_at) WHERE state = 'running';
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar.previews TO :app;

CREATE TABLE calendar.preview_moves (
  preview_id       uuid           NOT NULL REFERENCES calendar.previews (id) ON DELETE CASCADE,
  case_id          uuid           NOT NULL,
  home             text           NOT NULL,
  kind             text           NOT NULL,
  -- firm: the same date, which is no longer provisional.
  way              text           NOT NULL CHECK (way IN ('later', 'earlier', 'firm', 'light')),
  old_due_at       timestamptz(3),
  new_due_at       timestamptz(3),
  old_statutory_at timestamptz(3),
  new_statutory_at timestamptz(3),
  old_light        text           NOT NULL,
  new_light        text           NOT NULL,
  -- The clock whose light the case shows.
  shown            boolean        NOT NULL,
  PRIMARY KEY (preview_id, case_id, kind, home)
);
CREATE INDEX preview_moves_order ON calendar.preview_moves (preview_id, new_due_at, case_id);
GRANT SELECT, INSERT, DELETE ON calendar.preview_moves TO :app;
