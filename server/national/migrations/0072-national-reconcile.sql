-- Reverse: DROP TABLE national.differences, national.reconciliations; DROP INDEX national.messages_walk, national.messages_events; (loses what was compared and explained)

-- Local: one comparison of a line with what the centre holds. `counts` by kind: ours (current and stored here),
-- theirs (valid and stored there; null where the centre offers no list), refused, waiting, retracted (withdrawals
-- carried out), excluded (not told because the mapping says so).
CREATE TABLE national.reconciliations (
  id           uuid           PRIMARY KEY,
  line         text           NOT NULL CHECK (line IN ('investment', 'construction')),
  state        text           NOT NULL CHECK (state IN ('requested', 'running', 'done', 'interrupted')),
  -- Null: by the clock.
  requested_by text,
  requested_at timestamptz(3) NOT NULL,
  started_at   timestamptz(3),
  -- Moves while it runs: one that stands still died with its process.
  beat_at      timestamptz(3),
  finished_at  timestamptz(3),
  counts       jsonb          NOT NULL DEFAULT '{}',
  -- Seen and not explained.
  differences  integer        NOT NULL DEFAULT 0,
  explained    integer        NOT NULL DEFAULT 0,
  -- Why it was interrupted.
  reason       text
);
-- One at a time on a line, and one more that waits.
CREATE UNIQUE INDEX reconciliations_running ON national.reconciliations (line) WHERE state = 'running';
CREATE UNIQUE INDEX reconciliations_requested ON national.reconciliations (line) WHERE state = 'requested';
GRANT SELECT, INSERT, UPDATE ON national.reconciliations TO :app;

-- What does not agree, one row for as long as it lasts, however many runs have seen it.
CREATE TABLE national.differences (
  id            uuid           PRIMARY KEY,
  line          text           NOT NULL CHECK (line IN ('investment', 'construction')),
  kind          text           NOT NULL,
  what          text           NOT NULL CHECK (what IN
    ('missing-there', 'unknown-there', 'state-differs', 'not-told', 'not-invalidated')),
  -- Key of the row at the centre, which may be none of ours; null where there is no message.
  message_id    text,
  thing         text,
  subject       text           NOT NULL,
  home          text,
  -- What either side says of it.
  detail        text           NOT NULL,
  state         text           NOT NULL CHECK (state IN ('open', 'explained', 'closed')),
  first_seen    uuid           NOT NULL,
  first_seen_at timestamptz(3) NOT NULL,
  last_seen     uuid           NOT NULL,
  last_seen_at  timestamptz(3) NOT NULL,
  explanation   text,
  person        text,
  at            timestamptz(3),
  -- Somebody asked to mend it; the work process does.
  repair_by     text,
  repair_at     timestamptz(3),
  repaired_at   timestamptz(3),
  repair_result text,
  closed_at     timestamptz(3),
  CHECK (num_nonnulls(message_id, thing) > 0)
);
CREATE UNIQUE INDEX differences_one ON national.differences (line, kind, what, (coalesce(message_id, thing)))
  WHERE state <> 'closed';
CREATE INDEX differences_list ON national.differences (state, id);
CREATE INDEX differences_repair ON national.differences (id) WHERE repair_at IS NOT NULL AND repaired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON national.differences TO :app;

-- All revisions of a kind by id, as the centre's lists are read.
CREATE INDEX messages_walk ON national.messages (line, kind, id);
-- When things happened that were told, each once: for timeliness.
CREATE INDEX messages_events ON national.messages (happened_at, id) WHERE revision = 1;
