-- Reverse: DROP TABLE national.inbox, national.inbox_cursor, national.reference_lists, national.directives; (loses what the centre sent down and what was answered: only before the bridge is switched on)

-- Local: every message the national platform sent down, whichever way it came; never deleted.
CREATE TABLE national.inbox (
  -- The centre's own id: the same message by two ways is one row.
  id          text           PRIMARY KEY,
  -- Place in the centre's queue; null where it did not come over the line.
  seq         bigint,
  kind        text           NOT NULL,
  body        jsonb          NOT NULL,
  -- Over the body, whatever the order of its fields: tells a repetition from a contradiction.
  digest      text           NOT NULL,
  way         text           NOT NULL CHECK (way IN ('http', 'bundle', 'hand')),
  state       text           NOT NULL CHECK (state IN ('received', 'taken', 'refused', 'duplicate')),
  -- Why it is refused, a duplicate, or still waits.
  reason      text,
  -- Project code without which it cannot be taken yet.
  waits_for   text,
  subject     text           NOT NULL,
  project_id  uuid,
  -- What it tells, over all messages that may tell it; taken once.
  thing       text,
  -- Values a person gave where the message was not enough.
  fix         jsonb,
  fixed_by    text,
  -- Told to the centre beside "taken": the answer to a directive.
  reply       text,
  acked       boolean        NOT NULL DEFAULT false,
  sent_at     timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  taken_at    timestamptz(3)
);
CREATE UNIQUE INDEX inbox_thing ON national.inbox (thing) WHERE state = 'taken';
CREATE INDEX inbox_open ON national.inbox (received_at, id) WHERE state = 'received';
CREATE INDEX inbox_unacked ON national.inbox (way, id) WHERE NOT acked AND state <> 'received';
CREATE INDEX inbox_list ON national.inbox (received_at DESC, id DESC);
CREATE INDEX inbox_project ON national.inbox (project_id) WHERE project_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON national.inbox TO :app;

-- Local: how far the centre's queue has been read.
CREATE TABLE national.inbox_cursor (
  name text   PRIMARY KEY,
  seq  bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON national.inbox_cursor TO :app;

-- Reference: central items and dictionaries, one stream each; `state` is the fold of its facts and holds the
-- newest version in full. Earlier ones stand in the facts.
CREATE TABLE national.reference_lists (
  id         uuid           NOT NULL,
  home       text           NOT NULL,
  version    integer        NOT NULL,
  head       text           NOT NULL,
  state      jsonb          NOT NULL,
  kind       text           NOT NULL CHECK (kind IN ('central-item', 'dictionary')),
  -- Code of the item, or name of the list.
  key        text           NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (id, home)
);
CREATE UNIQUE INDEX reference_lists_key ON national.reference_lists (kind, key);
GRANT SELECT, INSERT, UPDATE ON national.reference_lists TO :app;

-- 国家指令: what the centre told the province to do, who signed for it, and what was answered. Distributed by home.
CREATE TABLE national.directives (
  id           uuid           NOT NULL,
  home         text           NOT NULL,
  version      integer        NOT NULL,
  head         text           NOT NULL,
  state        jsonb          NOT NULL,
  -- Free text, so beside the state and erasable.
  words        jsonb          NOT NULL,
  inbox_id     text           NOT NULL,
  number       text           NOT NULL,
  project_id   uuid,
  project_code text,
  -- Divisions whose supervisors and leaders it concerns.
  divisions    text[]         NOT NULL,
  reply_by     date,
  received_at  timestamptz(3) NOT NULL,
  answered_at  timestamptz(3),
  PRIMARY KEY (id, home)
);
CREATE INDEX directives_list ON national.directives (received_at DESC, id DESC);
CREATE INDEX directives_open ON national.directives (reply_by) WHERE answered_at IS NULL;
CREATE INDEX directives_project ON national.directives (project_id) WHERE project_id IS NOT NULL;
CREATE INDEX directives_code ON national.directives (project_code) WHERE project_code IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON national.directives TO :app;
