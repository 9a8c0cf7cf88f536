-- Reverse: DROP TABLE supervision.signals; DROP INDEX casework.clocks_open_by_case; (which rungs were fired is lost: those still due fire again)

-- The ladder: which rung was fired for which clock and due date, each once; a due date that moves begins anew.
-- Distributed by home.
CREATE TABLE supervision.signals (
  -- A case; later also what else runs on a clock.
  subject_id       uuid           NOT NULL,
  home             text           NOT NULL,
  -- Kind of the clock.
  kind             text           NOT NULL,
  rung             text           NOT NULL CHECK (rung IN ('reminder', 'yellow', 'red', 'statute', 'order', 'escalation')),
  -- The due moment it was fired for: the statutory one for `statute` and for orders on its ground.
  due_at           timestamptz(3) NOT NULL,
  fired_at         timestamptz(3) NOT NULL,
  -- The sweep came late and found a higher rung due: on record, but nobody was told of this one.
  passed           boolean        NOT NULL,
  body_id          text           NOT NULL,
  item_id          text           NOT NULL,
  division         text           NOT NULL,
  calendar_version text           NOT NULL,
  rule_version     text           NOT NULL,
  -- Of the rungs `order` and `escalation`.
  order_id         uuid,
  PRIMARY KEY (subject_id, home, kind, rung, due_at)
);
CREATE INDEX signals_fired ON supervision.signals (fired_at);
GRANT SELECT, INSERT ON supervision.signals TO :app;

-- The sweep walks over the open clocks in the order of their cases.
CREATE INDEX clocks_open_by_case ON casework.clocks (id, kind) WHERE state <> 'ended';
