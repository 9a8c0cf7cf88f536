-- Reverse: DROP SCHEMA national CASCADE; (loses what was reported when: only before the bridge is switched on)

CREATE SCHEMA national;
GRANT USAGE ON SCHEMA national TO :app;

-- Local: every message to the national platform, one row a message and revision, never deleted. `id` is also
-- the key under which the centre knows the row (DFSJZJ): a correction is another row with another key.
CREATE TABLE national.messages (
  id              uuid           PRIMARY KEY,
  line            text           NOT NULL CHECK (line IN ('investment', 'construction')),
  kind            text           NOT NULL,
  -- Place of the kind in the order of sending: parents before children.
  ordinal         smallint       NOT NULL,
  -- What is reported, over all its revisions.
  thing           text           NOT NULL,
  revision        integer        NOT NULL,
  -- The newest revision of its thing; older ones stay to be read.
  current         boolean        NOT NULL,
  home            text           NOT NULL,
  division        text           NOT NULL,
  project_id      uuid,
  subject         text           NOT NULL,
  state           text           NOT NULL CHECK (state IN ('waiting', 'sent', 'checked', 'stored', 'refused')),
  -- Who refused: our own check before sending (door), or the centre.
  refused_by      text           CHECK (refused_by IN ('door', 'centre')),
  payload         jsonb          NOT NULL,
  digest          text           NOT NULL,
  mapping_version text           NOT NULL,
  parents         text[]         NOT NULL,
  -- Earlier steps of the same case. They go side by side; where the centre refuses one of them, what it then
  -- refuses for want of it waits until it is stored.
  follows         text[]         NOT NULL DEFAULT '{}',
  -- Parents that are not stored at the centre yet; the message goes when none is missing.
  missing         integer        NOT NULL,
  -- The sent revision that this one takes the place of, and why.
  replaces        uuid,
  replace_reason  text,
  -- Nothing takes the place of the replaced one: what it told is no longer so.
  retract         boolean        NOT NULL,
  happened_at     timestamptz(3) NOT NULL,
  -- End of the time within which it should be stored at the centre.
  due_at          timestamptz(3) NOT NULL,
  created_at      timestamptz(3) NOT NULL,
  sent_at         timestamptz(3),
  checked_at      timestamptz(3),
  stored_at       timestamptz(3),
  refused_at      timestamptz(3),
  attempts        integer        NOT NULL DEFAULT 0,
  next_at         timestamptz(3) NOT NULL,
  serial          text,
  -- The centre's words, and ours.
  reason          text,
  faults          jsonb          NOT NULL DEFAULT '[]',
  flags           jsonb          NOT NULL DEFAULT '[]',
  -- Somebody asked to map and send it again.
  resend_by       text
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX messages_thing ON national.messages (thing) WHERE current;
CREATE INDEX messages_revisions ON national.messages (thing, revision);
-- What may go now, in order: a refused parent with ten thousand children behind it is not in here.
CREATE INDEX messages_ready ON national.messages (line, ordinal, id)
  WHERE current AND state = 'waiting' AND missing = 0;
CREATE INDEX messages_under_way ON national.messages (line, next_at) WHERE state IN ('sent', 'checked');
CREATE INDEX messages_resend ON national.messages (id) WHERE resend_by IS NOT NULL;
CREATE INDEX messages_refused ON national.messages (line, kind, id) WHERE current AND state = 'refused';
CREATE INDEX messages_open ON national.messages (due_at, id) WHERE current AND state <> 'stored';
CREATE INDEX messages_project ON national.messages (project_id) WHERE project_id IS NOT NULL;
GRANT SELECT, INSERT, UPDATE ON national.messages TO :app;

-- Which message waits for which thing. Rows go when the thing is stored.
CREATE TABLE national.waits (
  thing text NOT NULL,
  child uuid NOT NULL,
  PRIMARY KEY (thing, child)
);
GRANT SELECT, INSERT, DELETE ON national.waits TO :app;

-- What befell a message beside its states: failed attempts, refusals, people's acts.
CREATE TABLE national.events (
  id         uuid           PRIMARY KEY,
  message_id uuid           NOT NULL,
  at         timestamptz(3) NOT NULL,
  what       text           NOT NULL,
  detail     text           NOT NULL,
  person     text
);
CREATE INDEX events_message ON national.events (message_id, id);
GRANT SELECT, INSERT ON national.events TO :app;

-- How the two lines are: when they last answered, and until when they are left alone after a failure.
CREATE TABLE national.lines (
  line       text PRIMARY KEY CHECK (line IN ('investment', 'construction')),
  -- When the line was first switched on: nothing that happened earlier is late.
  opened_at  timestamptz(3),
  last_ok_at timestamptz(3),
  down_since timestamptz(3),
  last_error text,
  failures   integer        NOT NULL DEFAULT 0,
  next_at    timestamptz(3) NOT NULL,
  -- The centre's clock minus ours.
  offset_ms  bigint         NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, UPDATE ON national.lines TO :app;

-- Mappings that a deployer corrected in the console; the newest of a kind is in force, before the pack's.
CREATE TABLE national.mappings (
  kind   text           NOT NULL,
  number integer        NOT NULL,
  body   jsonb          NOT NULL,
  note   text           NOT NULL,
  person text           NOT NULL,
  at     timestamptz(3) NOT NULL,
  PRIMARY KEY (kind, number)
);
GRANT SELECT, INSERT ON national.mappings TO :app;
