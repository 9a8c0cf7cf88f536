-- Reverse: DROP TABLE supervision.told; (read again from the facts by the follower, once its cursors are deleted)

-- 报送时限: how long it took from what happened to its recording, one row a fact that somebody told; kept by a follower
-- of the feed, which may read it twice. Distributed by home.
CREATE TABLE supervision.told (
  fact_id          uuid           NOT NULL,
  home             text           NOT NULL,
  kind             text           NOT NULL CHECK (kind IN ('case', 'report')),
  type             text           NOT NULL,
  -- The case or report.
  stream_id        uuid           NOT NULL,
  project_id       uuid           NOT NULL,
  -- The body that told it; null: the project's unit.
  body_id          text,
  -- Division whose calendar counted.
  division         text           NOT NULL,
  happened_at      timestamptz(3) NOT NULL,
  recorded_at      timestamptz(3) NOT NULL,
  -- First moment that was too late.
  due_at           timestamptz(3) NOT NULL,
  late             boolean        NOT NULL,
  -- Working days counted.
  used             integer        NOT NULL,
  -- The limit as it was, in working days.
  limit_days       integer        NOT NULL,
  calendar_version text           NOT NULL,
  PRIMARY KEY (fact_id, home),
  -- Nothing is recorded before it happened: the doors refuse it, and no row could say otherwise.
  CHECK (recorded_at >= happened_at)
);
CREATE INDEX told_recorded ON supervision.told (recorded_at DESC, fact_id DESC);
CREATE INDEX told_body ON supervision.told (body_id, recorded_at DESC, fact_id DESC);
CREATE INDEX told_late ON supervision.told (recorded_at DESC, fact_id DESC) WHERE late;
GRANT SELECT, INSERT ON supervision.told TO :app;
